import vm from 'node:vm';
import type { ManifestFile } from '@qwy/contract/manifest';
import { rollup, type OutputChunk, type Plugin } from 'rollup';
import { expect, it } from 'vitest';
import { LOADED_BY, checkedImports, integrityTable } from './integrity.ts';

/** Files that exist in memory only. */
const memory = (files: Readonly<Record<string, string>>): Plugin => ({
  name: 'memory',
  resolveId: (id) => (id in files ? id : null),
  load: (id) => files[id] ?? null,
});

async function build(files: Readonly<Record<string, string>>, input: string, plugin: Plugin): Promise<OutputChunk> {
  const bundle = await rollup({ input, plugins: [plugin, memory(files)] });
  const { output } = await bundle.generate({ format: 'es', chunkFileNames: 'c/[name].js' });
  return output[0];
}

/** Runs what a bundle does when it imports a late part; answers what it imported plainly. */
async function run(shared?: Map<string, unknown>): Promise<string[]> {
  const { code } = await build(
    { '/main.js': "globalThis.late = () => import('/late.js');", '/late.js': 'export const late = 1;' },
    '/main.js',
    checkedImports('1.2.3'),
  );
  const plain: string[] = [];
  const scope = { Qwy: shared && { shared }, URL, plain, late: () => undefined };
  // `import` and `import.meta` have no meaning in a script.
  const script = code.replaceAll('import.meta.url', '"https://gw.test/v/1.2.3/e/x.js"');
  vm.runInNewContext(script.replaceAll('import(url)', 'plain.push(url)'), scope);
  scope.late();
  return plain;
}

const file = (integrity: string, more: Partial<ManifestFile> = {}): ManifestFile => ({
  integrity: `sha384-${integrity}`,
  bytes: 1,
  gzip: 1,
  imports: [],
  lazy: [],
  ...more,
});
const FILES = {
  'e/qwy-guide.js': file('g', { imports: ['c/lit.js'] }),
  'frame-main.js': file('f', { lazy: ['c/view.js'] }),
  'c/lit.js': file('l'),
  'c/view.js': file('v', { imports: ['c/lit.js'] }),
};
const TABLE = '/elements/src/loader/integrity-table.ts';
const tableOf = async (loads: RegExp, files: Record<string, ManifestFile> = FILES): Promise<unknown> => {
  const { code } = await build({}, TABLE, { ...integrityTable(files, loads), resolveId: (id) => id });
  return JSON.parse(/= (.*);\n/.exec(code)?.[1] ?? '');
};

it("sends every late import to the version's checked import", async () => {
  const asked: string[] = [];
  const shared = new Map([['import@1.2.3', (url: string) => asked.push(url)]]);
  await run(shared);
  expect(asked).toEqual(['https://gw.test/v/1.2.3/e/c/late.js']);
});

it("imports plainly where there is no loader, or another version's", async () => {
  expect(await run()).toEqual(['https://gw.test/v/1.2.3/e/c/late.js']);
  expect(await run(new Map([['import@0.0.9', () => undefined]]))).toEqual(['https://gw.test/v/1.2.3/e/c/late.js']);
});

it('does not let the checked import ask itself', async () => {
  const id = '/elements/src/loader/checked-import.ts';
  const files = { [id]: "globalThis.late = () => import('/late.js');", '/late.js': 'export const late = 1;' };
  await expect(build(files, id, checkedImports('1.2.3'))).rejects.toThrow('would ask itself for ever');
});

it('gives each loader the hashes of what it may load, and no others', async () => {
  expect(await tableOf(LOADED_BY.qwy)).toEqual([
    ['c/lit.js', 'l', []],
    ['e/qwy-guide.js', 'g', [0]],
  ]);
  expect(await tableOf(LOADED_BY.frame)).toEqual([
    ['c/lit.js', 'l', []],
    ['c/view.js', 'v', [0]],
    ['frame-main.js', 'f', []],
  ]);
});

it('refuses to build a loader before what it loads', async () => {
  await expect(tableOf(LOADED_BY.frame, { 'e/qwy-guide.js': file('g') })).rejects.toThrow('has to be built before it');
});
