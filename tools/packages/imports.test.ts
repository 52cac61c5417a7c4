import { expect, it } from 'vitest';
import { importsOf, packageOf, withJsEndings } from './imports.ts';

const DECLARATION = `import type { Guide } from '@qwy/contract/guide';
export * from './a.ts';
export declare const x: import("./deep/b.ts").B;
export declare const note = "./not-an-import.ts";
`;

it('finds everything a declaration file names', () => {
  expect(importsOf(DECLARATION).map(({ specifier }) => specifier)).toEqual([
    '@qwy/contract/guide',
    './a.ts',
    './deep/b.ts',
  ]);
});

it('finds what is imported later', () => {
  expect(importsOf("const later = () => import('./later.js');").map(({ specifier }) => specifier)).toEqual([
    './later.js',
  ]);
});

it('names files as they are published', () => {
  expect(withJsEndings(DECLARATION)).toBe(
    DECLARATION.replace('./a.ts', './a.js').replace('./deep/b.ts', './deep/b.js'),
  );
});

it('says which package is meant', () => {
  expect(['./x.js', 'node:fs', 'lit/decorators.js', '@qwy/sdk/errors'].map(packageOf)).toEqual([
    undefined,
    'node:',
    'lit',
    '@qwy/sdk',
  ]);
});
