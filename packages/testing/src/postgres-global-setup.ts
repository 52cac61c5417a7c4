/**
 * Vitest global setup: one private Postgres and one scratch folder for the whole run, handed to the tests as
 * `inject('postgresUrl')` (undefined: there is none) and `inject('scratchDirectory')`.
 *
 * A run that silently left out Postgres would look as good as a whole one, so the end of the output says which it was,
 * and where `CI=true` or `QWY_REQUIRE_POSTGRES=1` a missing Postgres fails the run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPrivatePostgres } from './private-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Maintenance database of the private Postgres, as superuser. */
    postgresUrl: string | undefined;
    /** Exists for this run only. */
    scratchDirectory: string;
  }
}

export default async function setUpEngines(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPrivatePostgres();
  if (!postgres.available && isRequired()) throw new Error(`The tests need Postgres. ${postgres.reason}`);
  const scratchDirectory = mkdtempSync(join(tmpdir(), 'qwy-test-'));
  project.provide('postgresUrl', postgres.available ? postgres.url : undefined);
  project.provide('scratchDirectory', scratchDirectory);
  return async () => {
    rmSync(scratchDirectory, { recursive: true, force: true });
    if (postgres.available) await postgres.stop();
    console.log(
      postgres.available
        ? `\nDatabase tests ran on PGlite and on Postgres ${postgres.version}.`
        : `\nDatabase tests ran on PGlite only; the Postgres half was SKIPPED. ${postgres.reason}`,
    );
  };
}

function isRequired(): boolean {
  return process.env['CI'] === 'true' || process.env['QWY_REQUIRE_POSTGRES'] === '1';
}
