import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startPrivatePostgres } from './private-postgres.ts';

describe('a private Postgres', () => {
  it('is unavailable, with one plain sentence, where no binaries are', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'qwy-nothing-'));
    const postgres = await startPrivatePostgres({ searchPath: empty, debianFolder: empty });
    rmSync(empty, { recursive: true });
    expect(postgres).toEqual({ available: false, reason: expect.stringMatching(/^No Postgres found .+\.$/) });
  });
});
