// Prevents: a check that only some people run. The list of everything `npm test` does, in order: cheap ones first.
import path from 'node:path';
import { ROOT } from '../bootstrap/root.mjs';

/** What a step cannot do without. */
export type Need = 'chromium' | 'browsers' | 'postgres';

export interface Step {
  readonly name: string;
  /** What its row says. */
  readonly title: string;
  readonly needs: readonly Need[];
  /** Arguments for Node, or the Vitest project to run: whole, or the tests below these folders. */
  readonly run: { readonly node: readonly string[] } | { readonly project: string; readonly below?: readonly string[] };
  /** A step that takes longer hangs. Minutes. */
  readonly limit: number;
}

const bin = (file: string) => path.join(ROOT, 'node_modules', file);
const typescript = '--conditions=qwy-source';

export const STEPS: readonly Step[] = [
  {
    name: 'format',
    title: 'format (prettier)',
    needs: [],
    run: {
      node: [
        bin('prettier/bin/prettier.cjs'),
        '--check',
        '--log-level',
        'warn',
        '--cache',
        '--cache-location',
        '.cache/prettier',
        '.',
      ],
    },
    limit: 3,
  },
  {
    name: 'lint',
    title: 'lint (eslint)',
    needs: [],
    run: {
      node: [bin('eslint/bin/eslint.js'), '--max-warnings', '0', '--cache', '--cache-location', '.cache/eslint/', '.'],
    },
    limit: 5,
  },
  { name: 'types', title: 'types (tsc)', needs: [], run: { node: [bin('typescript/bin/tsc'), '--build'] }, limit: 5 },
  {
    name: 'unused',
    title: 'unused code (knip)',
    needs: [],
    run: { node: [bin('knip/bin/knip.js'), '--no-config-hints', '--no-progress'] },
    limit: 5,
  },
  { name: 'build', title: 'bundles (rollup)', needs: [], run: { node: [typescript, 'tools/build/main.ts'] }, limit: 5 },
  {
    name: 'openapi',
    title: 'OpenAPI (redocly)',
    needs: [],
    run: { node: [typescript, 'tools/openapi.ts', '--check'] },
    limit: 2,
  },
  {
    name: 'manifest',
    title: 'elements described',
    needs: [],
    run: { node: [typescript, 'tools/manifest/main.ts', '--check'] },
    limit: 2,
  },
  {
    name: 'matrix',
    title: 'states drawn as stories',
    needs: [],
    run: { node: [typescript, 'tools/stories/main.ts', '--check'] },
    limit: 2,
  },
  {
    name: 'design',
    title: 'design tokens and icons',
    needs: [],
    run: { node: [typescript, 'tools/design/main.ts', '--check'] },
    limit: 2,
  },
  {
    name: 'floor',
    title: 'fit for Chromium 83',
    needs: [],
    run: { node: [typescript, 'tools/floor/main.ts'] },
    limit: 2,
  },
  { name: 'sizes', title: 'size budgets', needs: [], run: { node: [typescript, 'tools/check-sizes.ts'] }, limit: 2 },
  {
    name: 'docs',
    title: 'docs site (vitepress)',
    needs: [],
    run: { node: [typescript, 'tools/docs/main.ts', '--check'] },
    limit: 5,
  },
  { name: 'unit', title: 'unit tests', needs: ['postgres'], run: { project: 'node' }, limit: 15 },
  { name: 'browser', title: 'browser tests', needs: ['chromium'], run: { project: 'browser' }, limit: 15 },
  { name: 'stories', title: 'stories as tests', needs: ['chromium'], run: { project: 'stories' }, limit: 15 },
  {
    name: 'accessibility',
    title: 'states measured',
    needs: ['chromium'],
    run: { project: 'accessibility' },
    limit: 15,
  },
  {
    name: 'conformance',
    title: 'conformance reports',
    needs: ['chromium'],
    run: { node: [typescript, 'accessibility/main.ts', '--check'] },
    limit: 15,
  },
  { name: 'e2e', title: 'end-to-end tests', needs: ['chromium', 'postgres'], run: { project: 'e2e' }, limit: 30 },
  {
    name: 'examples',
    title: 'examples and frameworks',
    needs: ['chromium'],
    run: { project: 'examples' },
    limit: 15,
  },
  { name: 'packages', title: 'packages as published', needs: ['chromium'], run: { project: 'packages' }, limit: 15 },
  {
    name: 'browsers',
    title: 'browsers, one story',
    needs: ['chromium', 'browsers'],
    run: { project: 'browsers' },
    limit: 20,
  },
  {
    name: 'browser-table',
    title: 'browsers documented',
    needs: [],
    run: { node: [typescript, 'tools/browsers/main.ts', '--check'] },
    limit: 2,
  },
  {
    name: 'storybook',
    title: 'Storybook build',
    needs: [],
    run: { node: [typescript, 'tools/build/storybook-main.ts'] },
    limit: 10,
  },
];

/** What `npm test -- fast` runs: what can be known in a minute, without a browser, a database or a server. */
const FAST: readonly Step[] = [
  ...STEPS.filter(({ name }) => ['format', 'lint', 'types', 'unused'].includes(name)),
  {
    name: 'fast-unit',
    title: 'unit tests but gateway',
    needs: [],
    run: {
      project: 'node',
      below: [
        'tools',
        ...['contract', 'sdk', 'elements', 'react', 'partner', 'cli', 'testing'].map((name) => `packages/${name}`),
      ],
    },
    limit: 5,
  },
];

/** Steps that take others along: the sandbox is started from the build, and what browsers did is what is written of them. */
const ALONG: Readonly<Record<string, readonly string[]>> = {
  e2e: ['build'],
  examples: ['build'],
  browsers: ['build', 'browser-table'],
};

/** The steps that were asked for, in the usual order, with those they take along. @throws {Error} that lists the names when one is unknown. */
export function selectSteps(names: readonly string[]): readonly Step[] {
  if (names.length === 1 && names[0] === 'fast') return FAST;
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new Error(
      `There is no step ${unknown.join(', ')}. Steps: ${STEPS.map(({ name }) => name).join(' ')}; or: fast`,
    );
  const wanted = names.flatMap((name) => [name, ...(ALONG[name] ?? [])]);
  return wanted.length === 0 ? STEPS : STEPS.filter(({ name }) => wanted.includes(name));
}
