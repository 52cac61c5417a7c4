/** Reads the migrations: plain SQL files `NNNN_name.sql`, in the order of their numbers. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { splitStatements } from './split-statements.ts';

/** One change of the schema, applied in one transaction, never edited after release. */
export interface Migration {
  /** File name without `.sql`. */
  id: string;
  /** SHA-256, hex, of the text with Unix line ends (a checkout on Windows has others). */
  checksum: string;
  statements: readonly string[];
}

/** The gateway's own migrations. */
export const migrationsDirectory = new URL('./migrations/', import.meta.url);

const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;
const HEADER_PARTS = ['Why:', 'Lock:', 'Undo:'];

/**
 * @param directory - URL of a folder, ending in `/`.
 * @throws {SyntaxError} for a file whose name, header or SQL is not as agreed, and for a number used twice.
 */
export function readMigrations(directory: URL = migrationsDirectory): Migration[] {
  const names = readdirSync(directory).sort();
  const numbers = new Set<string>();
  return names.map((name) => {
    const number = FILE_NAME.exec(name)?.[1];
    if (number === undefined) throw new SyntaxError(`${name}: migrations are named NNNN_what_it_does.sql.`);
    if (numbers.has(number)) throw new SyntaxError(`${name}: the number ${number} is taken.`);
    numbers.add(number);
    return parseMigration(name, readFileSync(new URL(name, directory), 'utf8'));
  });
}

/** @throws {SyntaxError} see `readMigrations`. */
export function parseMigration(name: string, fileText: string): Migration {
  const text = fileText.replaceAll('\r\n', '\n');
  const header = /^(?:--.*\n)*/.exec(text)?.[0] ?? '';
  const missing = HEADER_PARTS.filter((part) => !header.includes(part));
  if (missing.length > 0) throw new SyntaxError(`${name}: the header comment lacks ${missing.join(', ')}`);
  return {
    id: name.replace(/\.sql$/, ''),
    checksum: createHash('sha256').update(text).digest('hex'),
    statements: statementsOf(name, text),
  };
}

function statementsOf(name: string, text: string): string[] {
  try {
    return splitStatements(text);
  } catch (cause) {
    throw new SyntaxError(`${name}: ${cause instanceof Error ? cause.message : 'cannot be read'}`, { cause });
  }
}
