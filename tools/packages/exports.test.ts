import { expect, it } from 'vitest';
import { entrySources, publicAddresses, publishedExports } from './exports.ts';

const entry = (name: string) => ({
  'qwy-source': `./src/${name}.ts`,
  types: `./dist/${name}.d.ts`,
  default: `./dist/${name}.js`,
});
const published = (name: string) => ({ types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` });

it('drops the condition that leads to our sources, and what had nothing else', () => {
  expect(publishedExports({ '.': entry('index'), './*': { 'qwy-source': './src/*.ts' } }, ['index', 'inside'])).toEqual(
    {
      '.': published('index'),
    },
  );
});

it('spells patterns out, beside the entries that have a name of their own', () => {
  const modules = ['index', 'routes/index', 'rules/day'];
  const exports = { '.': entry('index'), './routes': entry('routes/index'), './*': entry('*'), './data/*': './data/*' };
  expect(publishedExports(exports, modules)).toEqual({
    '.': published('index'),
    './routes': published('routes/index'),
    './rules/day': published('rules/day'),
    './data/*': './data/*',
  });
  expect(entrySources(exports, modules)).toEqual(['./src/index.ts', './src/routes/index.ts', './src/rules/day.ts']);
});

it('builds nothing for addresses that only this repository knows', () => {
  const exports = { './*': { 'qwy-source': './src/*.ts' } };
  expect(entrySources(exports, ['inside'])).toEqual([]);
  expect(publicAddresses(exports)).toEqual([]);
});
