import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../bootstrap/root.mjs';
import { readOptions } from './options.ts';

it('starts on 8600 with the embedded database in .data when nothing is said', () => {
  const dataDir = path.join(ROOT, '.data');
  const expected = { port: 8600, dataDir, databaseUrl: undefined, storybook: true, fresh: false, verbose: false };
  expect(readOptions([], {})).toEqual(expected);
});

it('prefers options to the environment', () => {
  const env = { PORT: '9000', DATA_DIR: '/a', DATABASE_URL: 'postgres://a' };
  const options = readOptions(['--port', '9100', '--data-dir', '/b', '--database-url', 'postgres://b'], env);
  expect(options).toMatchObject({ port: 9100, dataDir: '/b', databaseUrl: 'postgres://b' });
  expect(readOptions([], env)).toMatchObject({ port: 9000, dataDir: '/a', databaseUrl: 'postgres://a' });
});

it('takes an empty DATABASE_URL as none', () => {
  expect(readOptions([], { DATABASE_URL: '' }).databaseUrl).toBeUndefined();
});

it.each(['80', '65530', 'x', '8600.5'])('refuses port %s with a sentence', (port) => {
  expect(() => readOptions(['--port', port], {})).toThrow('The port must be a whole number');
});

it('names an option it does not know, and the way to the help', () => {
  expect(() => readOptions(['--prot', '9000'], {})).toThrow(/--prot[^]*--help/);
});

it('refuses to forget half of a sandbox that lives in a Postgres', () => {
  expect(() => readOptions(['--fresh'], { DATABASE_URL: 'postgres://a' })).toThrow('embedded database only');
});

it('keeps the keys of each database in a folder of their own', () => {
  const folder = (url: string, args: string[] = []) => readOptions(args, { DATABASE_URL: url }).dataDir;
  expect(folder('')).toMatch(/\/\.data$/);
  const one = folder('postgres://qwy:secret@db.example:5432/county');
  expect(one).toMatch(/\/\.data-postgres-[0-9a-f]{8}$/);
  expect(folder('postgres://qwy:changed@db.example:5432/county')).toBe(one);
  expect(folder('postgres://qwy:secret@db.example:5432/other')).not.toBe(one);
  expect(folder('postgres://db.example/county', ['--data-dir', '/srv/qwy'])).toBe('/srv/qwy');
});
