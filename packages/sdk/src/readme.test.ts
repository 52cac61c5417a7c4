import { describe, expect, it } from 'vitest';
import { findServices } from '../examples/quick-start.ts';
import example from '../examples/quick-start.ts?raw';
import readme from '../README.md?raw';

const item = {
  code: '11610926-sample',
  name: '老年人高龄补贴',
  taskType: '05',
  authority: { name: '平利县民政局' },
  region: { code: '610926', name: '平利县' },
  serviceObjects: ['person'],
  status: 'active',
  sample: true,
  reference: false,
  hasGuide: true,
  hasForm: false,
  defects: [],
  updatedAt: '2026-11-23T08:00:00+08:00',
};

describe('the example of the README', () => {
  const answering = (body: unknown, status = 200, type = 'application/json'): Parameters<typeof findServices>[1] => ({
    baseUrl: 'https://gw.example',
    retries: 0,
    fetch: async () => new Response(JSON.stringify(body), { status, headers: { 'content-type': type } }),
  });

  it('is the file that is tested here', () => {
    expect(readme).toContain('```ts\n' + example + '```');
  });

  it('finds services', async () => {
    await expect(findServices('高龄', answering({ rows: [item] }))).resolves.toEqual([
      '11610926-sample 老年人高龄补贴',
    ]);
  });

  it('says what happened when it cannot', async () => {
    const problem = {
      type: 'about:blank',
      title: '',
      status: 429,
      code: 'rate_limited',
      requestId: 'r-1',
      retryAfter: 9,
    };
    await expect(findServices('高龄', answering(problem, 429))).resolves.toEqual(['Please try again in 9 s.']);
    await expect(findServices('高龄', answering('', 502, 'text/html'))).resolves.toEqual([
      'The service is not reachable (unexpected_response, request unknown).',
    ]);
  });
});
