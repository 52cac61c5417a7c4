import { describe, expect, it } from 'vitest';
import type { ManifestFile } from './manifest.ts';
import { IntegrityTable, integrityTableOf, loadedWith } from './manifest.ts';

const file = (hash: string, imports: string[] = [], lazy: string[] = []): ManifestFile => ({
  integrity: `sha384-${hash}`,
  bytes: 1,
  gzip: 1,
  imports,
  lazy,
});
const FILES = {
  'e/a.js': file('a', ['c/lit.js', 'c/base.js'], ['c/late.js']),
  'c/base.js': file('b', ['c/lit.js']),
  'c/late.js': file('l', ['c/base.js', 'c/more.js']),
  'c/lit.js': file('i'),
  'c/more.js': file('m'),
  'c/elsewhere.js': file('e'),
};

describe('the integrity table', () => {
  it('has a row for everything that can be loaded, with what is loaded together with it', () => {
    const table = integrityTableOf(FILES, ['e/a.js']);
    expect(table).toEqual([
      ['c/base.js', 'b', [2]],
      ['c/late.js', 'l', [0, 3]],
      ['c/lit.js', 'i', []],
      ['c/more.js', 'm', []],
      ['e/a.js', 'a', [2, 0]],
    ]);
    expect(IntegrityTable.parse(JSON.parse(JSON.stringify(table)))).toEqual(table);
  });

  it('tells what is loaded at once from what is loaded later, what is imported before what imports it', () => {
    expect([...loadedWith(FILES, ['e/a.js'])]).toEqual(['c/lit.js', 'c/base.js', 'e/a.js']);
    expect([...loadedWith(FILES, ['c/more.js', 'e/a.js'])][0]).toBe('c/more.js');
  });

  it('is not caught in a circle of files', () => {
    const circle = { 'a.js': file('a', [], ['b.js']), 'b.js': file('b', ['a.js']) };
    expect(integrityTableOf(circle, ['a.js'])).toEqual([
      ['a.js', 'a', []],
      ['b.js', 'b', [0]],
    ]);
  });

  it('refuses a build with a file missing', () => {
    expect(() => integrityTableOf({ 'e/a.js': file('a', ['c/gone.js']) }, ['e/a.js'])).toThrow('c/gone.js');
  });
});
