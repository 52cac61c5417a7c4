import { expect, it } from 'vitest';
import { outline } from './contents.ts';

it('names entries and files at the top one by one, modules and data by folder and kind', () => {
  const files = ['LICENSE', 'package.json', 'dist/a.js', 'dist/b.js', 'dist/a.js.map', 'dist/a.d.ts', 'data/x/y.json'];
  expect(outline(['.', './b'], [...files, 'browser/v/1.2.3/e/qwy-x.js'])).toBe(`entries
  .
  ./b
files
  LICENSE package.json
  browser/v/<version>/e/*.js
  data/…/*.json
  dist/*.d.ts *.js *.js.map
`);
});
