// Prevents: a docs site that is built differently by hand and in CI, or not at all because it takes a minute each time.
import path from 'node:path';
import { ROOT } from '../bootstrap/root.mjs';
import { type Inputs, buildFresh, isFresh } from '../build/fingerprint.ts';
import { runWithProgress } from '../lib/progress.mjs';
import { stage } from './stage.ts';

const OUTPUT = 'dist/docs';
const INPUTS: Inputs = [
  '*.md',
  'docs/**',
  'docs/.vitepress/**/*',
  'packages/*/README.md',
  'packages/elements/custom-elements.json',
  'packages/{contract,sdk,partner}/src/**',
  'tools/docs/**',
  'package-lock.json',
];

/** Where the built site lies (absolute path). */
export const DOCS_DIR = path.join(ROOT, OUTPUT);

/** Builds the site unless it is up to date. @throws {Error} after VitePress' own words have been shown, dead links among them */
export async function ensureDocs(signal: AbortSignal): Promise<void> {
  if (isFresh('docs', `${OUTPUT}/index.html`, INPUTS)) return;
  await buildFresh('docs', INPUTS, () => {
    stage();
    return runWithProgress(
      'Building the docs site',
      process.execPath,
      [path.join(ROOT, 'node_modules/vitepress/bin/vitepress.js'), 'build', 'docs'],
      { cwd: ROOT, signal, failed: 'VitePress failed (its words are above).' },
    );
  });
}
