import { once } from 'node:events';
import { EmbedTokenAnswer } from '@qwy/contract/token';
import { expect, it } from 'vitest';
import { bankServer } from '../examples/bank-server.ts';
import example from '../examples/bank-server.ts?raw';
import readme from '../README.md?raw';
import { ec, pem, request } from '../test/keys.ts';

it('shows the example that is tested here', () => {
  expect(readme).toContain('```ts\n' + example + '```');
});

it('has an example that serves a page under its policy and signs for its frames', async () => {
  const origin = 'http://bank.localhost:8610';
  const server = bankServer({ key: pem(ec().privateKey), kid: 'bank-2026', origin }).listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    const bound = server.address();
    const base = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
    const page = await fetch(base);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('<qwy-form partner="pk_bank"');
    const headers = { origin, 'content-type': 'application/json' };
    const answer = await fetch(`${base}/qwy-token`, { method: 'POST', headers, body: JSON.stringify(request) });
    expect(EmbedTokenAnswer.parse(await answer.json()).token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
