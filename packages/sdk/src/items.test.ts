import { describe, expect, it } from 'vitest';
import { items } from './items.ts';
import { createTransport } from './transport.ts';

const calendar = {
  source: 'sample',
  from: '2026-01-01',
  to: '2026-12-31',
  holidays: ['2026-10-01'],
  workdays: ['2026-10-10'],
};

/** A client whose gateway answers `body`, and what it was asked. */
function setUp(body: unknown) {
  const asked: { url: string; cache: RequestInit['cache'] }[] = [];
  const client = items(
    createTransport({
      baseUrl: 'https://gw.example',
      retries: 0,
      fetch: (input, init) => {
        asked.push({ url: String(input), cache: init?.cache });
        return Promise.resolve(Response.json(body));
      },
    }),
  );
  return { client, asked };
}

describe('getCalendar', () => {
  it('reads the published working days, and lets caches ask whether theirs are current', async () => {
    const { client, asked } = setUp({ ...calendar, publishedBy: 'a newer gateway' });
    await expect(client.getCalendar()).resolves.toMatchObject(calendar);
    expect(asked).toEqual([{ url: 'https://gw.example/v1/calendar', cache: 'no-cache' }]);
  });

  it.each([
    ['holidays', { ...calendar, holidays: ['2026-02-30'] }],
    ['to', { ...calendar, to: 'for ever' }],
    ['workdays', { ...calendar, workdays: undefined }],
  ])('refuses a calendar whose %s cannot be', async (field, body) => {
    const { client } = setUp(body);
    const [param] = await client.getCalendar().then(
      () => [],
      (error: { code: string; invalidParams: readonly { pointer: string }[] }) =>
        error.code === 'schema_mismatch' ? error.invalidParams : [],
    );
    expect(param?.pointer).toMatch(new RegExp(`^/${field}`));
  });
});
