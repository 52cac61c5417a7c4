import path from 'node:path';
import vm from 'node:vm';
import type { Plugin } from 'rollup';
import { rollup } from 'rollup';
import { expect, it } from 'vitest';
import { ROOT } from '../bootstrap/root.mjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { privateGlobals } from './private-globals.ts';

const ENTRY = path.join(ROOT, 'packages/elements/private-globals-entry.js');

/** A page's own Lit and zod would find these; `code` is what a bundle of ours begins with. */
async function bundled(code: string, plugins: readonly Plugin[]): Promise<string> {
  const entry: Plugin = {
    name: 'entry',
    resolveId: (id) => (id === ENTRY ? id : null),
    load: (id) => (id === ENTRY ? code : null),
  };
  const bundle = await rollup({
    input: ENTRY,
    plugins: [entry, nodeResolve({ exportConditions: ['production'] }), ...plugins],
    onwarn: () => undefined,
  });
  const { output } = await bundle.generate({ format: 'iife', name: 'bundle', inlineDynamicImports: true });
  return output[0].code;
}

function globalsAfter(code: string): string[] {
  const page: Record<string, unknown> = {
    document: { createTreeWalker: () => ({}), createComment: () => ({}) },
    HTMLElement: class HTMLElement extends Object {},
    customElements: { define: () => undefined },
    console: { warn: () => undefined },
  };
  const before = new Set([...Object.keys(page), 'bundle']);
  vm.runInNewContext(code, page);
  return Object.keys(page)
    .filter((name) => !before.has(name))
    .sort();
}

const LIT_AND_ZOD = `import { LitElement } from 'lit'; import { globalRegistry, z } from 'zod/mini'; export const all = [LitElement, globalRegistry, z.string()];`;

it('leaves nothing of Lit and zod on the window', async () => {
  expect(globalsAfter(await bundled(LIT_AND_ZOD, []))).toEqual(
    expect.arrayContaining([
      'litElementVersions',
      'litHtmlVersions',
      'reactiveElementVersions',
      '__zod_globalRegistry',
    ]),
  );
  expect(globalsAfter(await bundled(LIT_AND_ZOD, [privateGlobals()]))).toEqual([]);
});

it('fails the build when a library has changed where it keeps them', async () => {
  const elsewhere: Plugin = {
    name: 'elsewhere',
    transform: (code, id) => (id.endsWith('/lit-html/lit-html.js') ? code.replaceAll('??=[]', '||=[]') : null),
  };
  await expect(bundled(LIT_AND_ZOD, [elsewhere, privateGlobals()])).rejects.toThrow(/found 0 times in .*lit-html\.js/);
});
