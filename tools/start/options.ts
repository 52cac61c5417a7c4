// Prevents: a mistyped option that is silently ignored, and settings that differ between the two processes we start.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../bootstrap/root.mjs';

/** What `npm start` was asked for; options win over the environment. */
export interface StartOptions {
  /** The gateway's port; every other port is this plus a fixed number. */
  readonly port: number;
  /** Absolute path. */
  readonly dataDir: string;
  /** Undefined: the embedded database. */
  readonly databaseUrl: string | undefined;
  readonly storybook: boolean;
  readonly fresh: boolean;
  readonly verbose: boolean;
}

const HIGHEST_OFFSET = 20;

/** Reads command line and environment. @throws {Error} with one sentence about the first mistake. */
export function readOptions(args: readonly string[], env: Readonly<Record<string, string | undefined>>): StartOptions {
  const { values } = parse(args);
  const databaseUrl = values['database-url'] ?? env['DATABASE_URL'];
  if (values.fresh && databaseUrl) {
    // The data folder holds the keys that belong to the database: one without the other is of no use.
    throw new Error('--fresh forgets the embedded database only: empty the Postgres of DATABASE_URL yourself.');
  }
  return {
    port: readPort(values.port ?? env['PORT'] ?? '8600'),
    dataDir: path.resolve(ROOT, values['data-dir'] ?? (env['DATA_DIR'] || defaultDataDir(databaseUrl))),
    databaseUrl: databaseUrl === '' ? undefined : databaseUrl,
    storybook: !values['no-storybook'],
    fresh: values.fresh ?? false,
    verbose: values.verbose ?? false,
  };
}

/** The folder holds the keys that belong to one database, so that each has its own. */
function defaultDataDir(databaseUrl: string | undefined): string {
  if (!databaseUrl || !URL.canParse(databaseUrl)) return '.data';
  const { host, pathname } = new URL(databaseUrl);
  const name = createHash('sha256').update(`${host}${pathname}`).digest('hex').slice(0, 8);
  return `.data-postgres-${name}`;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      options: {
        port: { type: 'string' },
        'data-dir': { type: 'string' },
        'database-url': { type: 'string' },
        'no-storybook': { type: 'boolean' },
        fresh: { type: 'boolean' },
        verbose: { type: 'boolean' },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}\nnpm start -- --help lists the options.`, { cause: error });
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1024 && port + HIGHEST_OFFSET <= 65535) return port;
  throw new Error(`The port must be a whole number from 1024 to ${65535 - HIGHEST_OFFSET}, not "${text}".`);
}
