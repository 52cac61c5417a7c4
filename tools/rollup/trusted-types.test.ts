import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { rollup } from 'rollup';
import { expect, it } from 'vitest';
import { ROOT } from '../bootstrap/root.mjs';
import { renameTrustedTypesPolicy } from './trusted-types.ts';

const elements = createRequire(path.join(ROOT, 'packages/elements/package.json'));
const litHtml = path.join(path.dirname(elements.resolve('lit-html')), '..', 'lit-html.js');

/** Runs the plugin over Lit's published file and gives the renamed source as a script. */
async function renamed(): Promise<string> {
  const bundle = await rollup({ input: litHtml, plugins: [renameTrustedTypesPolicy()] });
  const { output } = await bundle.generate({ format: 'iife', name: 'lit' });
  return output[0].code;
}

interface Page {
  Qwy?: { policy?: unknown };
  readonly created: readonly string[];
  readonly [global: string]: unknown;
}

/** A page with Trusted Types where each policy name can be used once. */
function page(allowed = ['qwy']): Page {
  const created: string[] = [];
  const trustedTypes = {
    createPolicy(name: string, rules: object) {
      if (!allowed.includes(name) || created.includes(name)) throw new TypeError(`policy ${name}`);
      created.push(name);
      return rules;
    },
  };
  const document = { createTreeWalker: () => ({}), createComment: () => ({}) };
  return { created, trustedTypes, document, console: { warn: () => undefined } };
}

it('creates one policy named qwy on the one global, shared by two copies of Lit', async () => {
  const code = await renamed();
  const scope = page();
  vm.runInNewContext(code, scope);
  vm.runInContext(code, scope);
  expect(scope.created).toEqual(['qwy']);
  expect(scope.Qwy?.policy).toBeDefined();
});

it('uses the policy that is there already', async () => {
  const scope = { ...page([]), Qwy: { policy: {} } };
  vm.runInNewContext(await renamed(), scope);
  expect(scope.created).toEqual([]);
});

it('survives a frozen global and a page that forbids the policy', async () => {
  const code = await renamed();
  const frozen = { ...page(), Qwy: Object.freeze({}) };
  expect(() => vm.runInNewContext(code, frozen)).not.toThrow();
  expect(() => vm.runInNewContext(code, page([]))).not.toThrow();
});

it('fails the build when Lit has changed', async () => {
  const changed = readFileSync(litHtml, 'utf8').replace('lit-html"', 'lit-html-next"');
  const load = { name: 'changed', load: (id: string) => (id === litHtml ? changed : null) };
  await expect(rollup({ input: litHtml, plugins: [load, renameTrustedTypesPolicy()] })).rejects.toThrow(
    'found 0 times instead of once',
  );
});
