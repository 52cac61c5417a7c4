import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseMigration, readMigrations } from './migration-files.ts';

const HEADER = '-- Why: a test. Lock: none.\n-- Undo: drop it.\n';

describe('migration files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'qwy-migrations-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const read = () => readMigrations(pathToFileURL(`${folder}/`));

  it('are read in the order of their numbers', () => {
    write('0010_b.sql', `${HEADER}select 2;`);
    write('0009_a.sql', `${HEADER}select 1;`);
    expect(read().map(({ id }) => id)).toEqual(['0009_a', '0010_b']);
  });

  it('have a number of their own', () => {
    write('0001_a.sql', `${HEADER}select 1;`);
    write('0001_b.sql', `${HEADER}select 2;`);
    expect(read).toThrow('0001_b.sql: the number 0001 is taken');
  });

  it('have a name that sorts', () => {
    write('1-a.sql', `${HEADER}select 1;`);
    expect(read).toThrow('NNNN_what_it_does.sql');
  });

  it('say why, what they lock and how to undo them', () => {
    expect(() => parseMigration('0001_a.sql', '-- Why: a test.\nselect 1;')).toThrow('lacks Lock:, Undo:');
  });

  it('have the same checksum with Windows line ends, and another for any other change', () => {
    const text = `${HEADER}select 1;\n`;
    const { checksum } = parseMigration('0001_a.sql', text);
    expect(parseMigration('0001_a.sql', text.replaceAll('\n', '\r\n')).checksum).toBe(checksum);
    expect(parseMigration('0001_a.sql', text.replace('1', '2')).checksum).not.toBe(checksum);
  });
});
