/** A real Postgres, or a database that speaks like one, by URL. */
import { PostgresDialect } from 'kysely';
import pg from 'pg';
import * as z from 'zod/mini';
import type { OpenEngine } from './pglite.ts';
import { prepareSession } from './session.ts';
import { DatabaseStartError } from './start-error.ts';
import { pgTypes } from './type-parsers.ts';

/** A full pool makes requests queue here, which is cheaper than queueing inside the server. */
const DEFAULT_MAX_CONNECTIONS = 16;
const CONNECT_TIMEOUT_MS = 10_000;

export interface PostgresSettings {
  /** `postgres://user:password@host:port/database?sslmode=…` */
  url: string;
  /** Connections of this gateway at most. Default 16. */
  maxConnections?: number;
  /** Told in one sentence what is legal but unwise about the server, and of connections that broke while idle. */
  warn: (sentence: string) => void;
}

/**
 * Connects and checks that the database is fit.
 * @throws {DatabaseStartError} `unreachable`, `bad_encoding`. Messages never hold the password.
 */
export async function openPostgres({ url, maxConnections, warn }: PostgresSettings): Promise<OpenEngine> {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections ?? DEFAULT_MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'qwy-gateway',
    types: pgTypes,
  });
  // Without a listener a server restart would end the process: idle connections report their death here.
  pool.on('error', (error) => {
    warn(`An idle database connection was lost (${error.message}); the next query opens another.`);
  });
  try {
    await checkServer(pool, url, warn);
  } catch (error) {
    await pool.end();
    throw error;
  }
  let closing: Promise<void> | undefined;
  return {
    engine: 'postgres',
    dialect: new PostgresDialect({ pool, onCreateConnection: prepareSession }),
    // Kysely may have ended the pool already; a second end() rejects.
    close: () => (closing ??= pool.ended ? Promise.resolve() : pool.end()),
  };
}

async function checkServer(pool: pg.Pool, url: string, warn: (sentence: string) => void): Promise<void> {
  const encoding = await setting(pool, 'server_encoding').catch((cause: unknown) => {
    const reason = cause instanceof Error && cause.message !== '' ? cause.message : 'no answer';
    throw new DatabaseStartError('unreachable', `Cannot use the database at ${withoutSecrets(url)}: ${reason}`, {
      cause,
    });
  });
  if (encoding !== 'UTF8') {
    throw new DatabaseStartError(
      'bad_encoding',
      `The database at ${withoutSecrets(url)} stores text as ${encoding ?? 'an unknown encoding'}; Chinese needs UTF-8. ` +
        `Make one with: create database … encoding 'UTF8' locale 'C.UTF-8' template template0`,
    );
  }
  const locale = await characterLocale(pool);
  if (locale === 'C' || locale === 'POSIX') {
    warn(`The database's locale is ${locale}, in which Chinese characters are not letters; C.UTF-8 is better.`);
  }
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    if ((await setting(pool, name)) === 'off') warn(`The server runs with ${name}=off: a power cut loses data.`);
  }
}

const SettingRow = z.object({ value: z.nullable(z.string()) });

/** Undefined for a setting that the engine does not have. */
async function setting(pool: pg.Pool, name: string): Promise<string | undefined> {
  const { rows } = await pool.query('select current_setting($1, true) as value', [name]);
  return z.parse(SettingRow, rows[0]).value ?? undefined;
}

async function characterLocale(pool: pg.Pool): Promise<string | undefined> {
  const { rows } = await pool.query('select datctype as value from pg_database where datname = current_database()');
  return z.parse(z.optional(SettingRow), rows[0])?.value ?? undefined;
}

/** Host, port and database of a connection URL. */
function withoutSecrets(url: string): string {
  if (!URL.canParse(url)) return 'the given address (not a URL)';
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
}
