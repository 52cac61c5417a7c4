// Prevents: types that are right in this repository and missing, wrong or `any` where the packages are installed. Strangers' code
// is compiled against the installed packages, by the oldest compiler we promise and by ours, as Node and as bundlers resolve.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, inject, it } from 'vitest';
import * as z from 'zod';
import { ROOT } from '../bootstrap/root.mjs';

const consumer = inject('consumer');
const COMPILERS = {
  oldest: path.join(consumer, 'node_modules/typescript/bin/tsc'),
  ours: path.join(ROOT, 'node_modules/typescript/bin/tsc'),
};
const Named = z.object({ name: z.string(), type: z.object({ text: z.string() }).optional() });
const Manifest = z.object({
  modules: z.array(
    z.object({ declarations: z.array(z.object({ tagName: z.string(), name: z.string(), events: z.array(Named) })) }),
  ),
});

beforeAll(() => writeFileSync(path.join(consumer, 'src/events.ts'), eventsModule()));

it.each([
  ['the oldest compiler, as Node resolves', 'oldest', 'src/tsconfig.json', []],
  [
    'our compiler, as bundlers resolve',
    'ours',
    'src/tsconfig.json',
    ['--module', 'esnext', '--moduleResolution', 'bundler'],
  ],
  ['the oldest compiler, on a server', 'oldest', 'src/tsconfig.server.json', []],
  ['our compiler, on a server', 'ours', 'src/tsconfig.server.json', []],
] as const)('a stranger’s code compiles: %s', (_how, compiler, project, more) => {
  const { stdout } = spawnSync(process.execPath, [COMPILERS[compiler], '--project', project, ...more], {
    cwd: consumer,
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
});

/** For every tag and event of the published manifest, code that needs both to be known to TypeScript under the names given there. */
function eventsModule(): string {
  const file = path.join(consumer, 'node_modules/@qwy/elements/custom-elements.json');
  const { modules } = Manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  const elements = modules.flatMap(({ declarations }) => declarations);
  const classes = new Set(
    elements.flatMap(({ name, events }) => [name, ...events.map(({ type }) => type?.text ?? '')]),
  );
  const lines = elements.flatMap(({ tagName, name, events }) => [
    `import '@qwy/elements/${tagName.replace('qwy-', '')}/define';`,
    `made('${tagName}') satisfies ${name};`,
    ...events.map(
      ({ name: event, type }) =>
        `made('${tagName}').addEventListener('${event}', (event) => { const typed: ${type?.text ?? ''} = event; known(typed); });`,
    ),
  ]);
  return [
    `import type { ${[...classes].sort().join(', ')} } from '@qwy/elements';`,
    'const made = document.createElement.bind(document) as <K extends keyof HTMLElementTagNameMap>(tag: K) => HTMLElementTagNameMap[K];',
    'declare function known<T>(value: 0 extends 1 & T ? never : T): void; // refuses any',
    ...lines,
  ].join('\n');
}
