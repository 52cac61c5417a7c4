import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { ManifestFile } from '@qwy/contract/manifest';
import { LIMITS, measureBundles } from './measure.ts';

const file = (gzip: number, more: Partial<ManifestFile> = {}): ManifestFile => ({
  integrity: 'sha384-x',
  bytes: gzip * 3,
  gzip,
  imports: [],
  lazy: [],
  ...more,
});

const manifest = {
  version: '0.0.0',
  files: {
    'qwy.js': file(2_000),
    'frame.js': file(1_500),
    'frame-main.js': file(900, { imports: ['c/port-1.js', 'c/sdk-1.js'], lazy: ['c/form-1.js', 'c/rating-1.js'] }),
    'e/qwy-guide.js': file(5_000, { imports: ['c/base-1.js', 'c/sdk-1.js', 'c/guides-1.js'] }),
    'e/qwy-form.js': file(700, { imports: ['c/base-1.js', 'c/port-1.js'] }),
    'c/base-1.js': file(1_000, { imports: ['c/lit-1.js'] }),
    'c/lit-1.js': file(6_000),
    'c/zod-1.js': file(9_000),
    'c/schemas-1.js': file(500, { imports: ['c/zod-1.js'] }),
    'c/sdk-1.js': file(4_000, { imports: ['c/zod-1.js'] }),
    'c/guides-1.js': file(200, { imports: ['c/zod-1.js'] }),
    'c/port-1.js': file(300, { imports: ['c/zod-1.js'] }),
    'c/form-1.js': file(8_000, { imports: ['c/base-1.js'], source: 'packages/elements/src/form/view.ts' }),
    'c/rating-1.js': file(3_000, {
      imports: ['c/base-1.js', 'c/port-1.js'],
      source: 'packages/elements/src/rating/view.ts',
    }),
  },
};

/** What the build puts into a loader, as the loader has it. */
const gzipped = (table: unknown): number => gzipSync(JSON.stringify(table), { level: 9 }).length;
const HASHES = {
  page: gzipped([
    ['c/base-1.js', 'x', [2]],
    ['c/guides-1.js', 'x', [5]],
    ['c/lit-1.js', 'x', []],
    ['c/port-1.js', 'x', [5]],
    ['c/sdk-1.js', 'x', [5]],
    ['c/zod-1.js', 'x', []],
    ['e/qwy-form.js', 'x', [0, 3]],
    ['e/qwy-guide.js', 'x', [0, 4, 1]],
  ]),
  frame: gzipped([
    ['c/base-1.js', 'x', [2]],
    ['c/form-1.js', 'x', [0]],
    ['c/lit-1.js', 'x', []],
    ['c/port-1.js', 'x', [6]],
    ['c/rating-1.js', 'x', [0, 3]],
    ['c/sdk-1.js', 'x', [6]],
    ['c/zod-1.js', 'x', []],
    ['frame-main.js', 'x', [3, 5]],
  ]),
};

const measured = () => Object.fromEntries(measureBundles(manifest).map(({ what, gzip }) => [what, gzip]));

it('counts shared layers once, and an element with all it imports beyond them', () => {
  expect(measured()).toEqual({
    'loader, without its hashes': 2_000 - HASHES.page,
    'loader of a frame, likewise': 1_500 - HASHES.frame,
    'shared: Lit and base': 7_000,
    'shared: zod': 9_000,
    'shared: schemas of the wire': 500,
    'shared: SDK core': 4_000,
    'qwy-guide in the page': 5_200,
    'qwy-form in the page': 1_000,
    'frame runtime': 1_200,
    'form in its frame, with Lit': 15_000,
    'rating in its frame': 3_000,
  });
});

it('gives the loader the smallest allowance', () => {
  expect(measureBundles(manifest).find(({ what }) => what.startsWith('loader'))?.limit).toBe(LIMITS.loader);
});

it('says which file a broken build lacks', () => {
  const { 'frame-main.js': _frame, ...files } = manifest.files;
  expect(() => measureBundles({ version: '0.0.0', files })).toThrow('frame-main.js is missing');
});
