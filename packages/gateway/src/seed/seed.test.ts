import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabases } from '../store/test-databases.ts';
import { startTestGateway, type TestGateway } from '../test-gateway.ts';
import { seed } from './seed.ts';

const directory = fileURLToPath(new URL('../../data', import.meta.url));

for (const engine of testDatabases()) {
  describe(`the data that ships, on ${engine.name}`, () => {
    let gateway: TestGateway;
    beforeEach(async () => {
      gateway = await startTestGateway(await engine.fresh());
    });
    afterEach(() => gateway.close());

    const load = (samples: boolean) => {
      const said: string[] = [];
      const { db } = gateway.database;
      const progress = (what: string): void => void said.push(what);
      return seed(db, gateway.world, () => undefined, { directory, samples, progress }).then(() => said);
    };
    const rows = async (url: string) =>
      (await gateway.app.inject({ method: 'GET', url })).json<{ rows: { name: string }[] }>().rows;

    it('is the county’s own in earnest, and the samples come when they are asked for later', async () => {
      await load(false);
      expect(await rows('/v1/items?limit=5')).toEqual([]);
      expect(await rows('/v1/life-events')).toHaveLength(15);
      expect((await rows('/v1/regions')).map(({ name }) => name)).toContain('平利县');
      expect((await gateway.app.inject({ method: 'GET', url: '/v1/calendar' })).statusCode).toBe(200);

      expect(await load(true)).toContain('guides');
      expect(await rows('/v1/items?region=610926&withGuide=true&limit=50')).toHaveLength(15);
      const guide = { method: 'GET', url: '/v1/guides/PL-YB-0005' } as const;
      expect((await gateway.app.inject(guide)).json()).toMatchObject({ sample: true });
    });

    it('is loaded once: what was taken back stays away', async () => {
      await load(true);
      const withdrawn = await gateway.app.inject({
        method: 'DELETE',
        url: '/v1/guides/PL-YB-0005',
        headers: { authorization: `Bearer ${gateway.staff.publisher}`, 'idempotency-key': 'seed-withdraw' },
      });
      expect(withdrawn.statusCode).toBe(204);
      expect(await load(true)).toEqual([]);
      expect((await gateway.app.inject({ method: 'GET', url: '/v1/guides/PL-YB-0005' })).statusCode).toBe(404);
    });
  });
}
