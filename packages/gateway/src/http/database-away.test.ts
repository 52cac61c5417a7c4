import { postgresUrl } from '@qwy/testing/engines';
import type { PrivatePostgres } from '@qwy/testing/private-postgres';
import { startPrivatePostgres } from '@qwy/testing/private-postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../store/engine/index.ts';
import { migrate } from '../store/migrate.ts';
import { readMigrations } from '../store/migration-files.ts';
import { fillCatalogue, startTestGateway, type TestGateway } from '../test-gateway.ts';

describe.runIf(postgresUrl() !== undefined)('a gateway whose Postgres crashes', () => {
  let postgres: PrivatePostgres & { available: true };
  let gateway: TestGateway;
  beforeAll(async () => {
    const started = await startPrivatePostgres(); // of its own: others still need theirs
    if (!started.available) throw new Error(started.reason);
    postgres = started;
    const database = await openDatabase({ kind: 'postgres', url: postgres.url, warn: () => undefined });
    await migrate({ db: database.db, migrations: readMigrations(), owner: 'test' });
    gateway = await startTestGateway(database);
    await fillCatalogue(gateway);
  });
  afterAll(async () => {
    await gateway.close();
    await postgres.stop();
  });

  const get = (url: string) => gateway.app.inject({ method: 'GET', url });

  it('says that it is not available, and goes on by itself when the database is back', async () => {
    expect((await get('/readyz')).statusCode).toBe(200);
    await postgres.crash();
    for (const url of ['/readyz', '/v1/guides/T-0001']) {
      const answer = await get(url);
      expect(answer.statusCode).toBe(503);
      expect(answer.headers['retry-after']).toMatch(/^[1-9]$/);
      expect(answer.json()).toMatchObject({ code: 'unavailable' });
    }
    expect((await get('/healthz')).statusCode).toBe(200); // alive: restarting the gateway would not help

    await postgres.revive();
    await expect.poll(async () => (await get('/readyz')).statusCode).toBe(200);
    expect((await get('/v1/guides/T-0001')).statusCode).toBe(200);
    const failed = gateway.log.find(({ event }) => event === 'request.failed')?.fields;
    expect(failed).toMatchObject({ error: expect.stringMatching(/^(ECONNREFUSED|ECONNRESET|57P0.|Error)$/) });
    expect(failed).not.toHaveProperty('at'); // that is when the line was written
  });
});
