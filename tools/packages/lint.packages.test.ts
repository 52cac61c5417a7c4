// Prevents: a package.json that bundlers, Node and TypeScript each read in another way. The field's two linters look at the
// tarballs themselves. What is imported by CommonJS or found by TypeScript's old `node10` resolution is not promised:
// docs/decisions/0031-packages-as-published.md.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, inject, it } from 'vitest';

const NOT_PROMISED = ['node10', 'node16-cjs'];

describe.each(inject('tarballs'))('$name as packed', ({ path: file }) => {
  it('has nothing that publint --strict minds', async () => {
    const tarball = Uint8Array.from(readFileSync(file)).buffer;
    const { messages, pkg = {} } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it('shows its types to every consumer in the profile esm-only', async () => {
    const result = await checkPackage(createPackageFromTarballData(Uint8Array.from(readFileSync(file))));
    if (result.types === false) throw new Error(`${path.basename(file)} has no types.`);
    expect(Object.keys(result.entrypoints)).not.toEqual([]);
    expect(result.problems.filter(isOurs).map(({ kind, ...where }) => ({ kind, ...where, trace: [] }))).toEqual([]);
  });
});

const isOurs = (problem: Problem): boolean =>
  !('resolutionKind' in problem && NOT_PROMISED.includes(problem.resolutionKind)) &&
  !('resolutionOption' in problem && NOT_PROMISED.includes(problem.resolutionOption));
