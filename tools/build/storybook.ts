// Prevents: a minute of Storybook build at every start.
import path from 'node:path';
import { ROOT } from '../bootstrap/root.mjs';
import { runWithProgress } from '../lib/progress.mjs';
import { buildFresh, isFresh, type Inputs } from './fingerprint.ts';

const OUTPUT = 'storybook-static';
const INPUTS: Inputs = [
  '.storybook/**',
  'stories/**',
  'package-lock.json',
  'packages/{contract,sdk,elements}/package.json',
  'packages/{contract,sdk,elements,testing}/src/**',
  'packages/elements/custom-elements.json',
  'accessibility/keyboard.ts',
  'docs/{guides,reference}/*.md',
  'tools/{manifest,stories}/**',
];

/** Where the built Storybook lies (absolute path). */
export const STORYBOOK_DIR = path.join(ROOT, OUTPUT);

/** Builds Storybook unless it is up to date. @throws {Error} after Storybook's own words have been shown. */
export async function ensureStorybook(signal: AbortSignal): Promise<void> {
  if (isFresh('storybook', `${OUTPUT}/index.html`, INPUTS)) return;
  await buildFresh('storybook', INPUTS, () =>
    runWithProgress(
      'Building Storybook',
      process.execPath,
      [
        path.join(ROOT, 'node_modules/storybook/dist/bin/dispatcher.js'),
        'build',
        '--disable-telemetry',
        '--quiet',
        '--output-dir',
        OUTPUT,
      ],
      { cwd: ROOT, signal, failed: 'The Storybook build failed (its words are above).' },
    ),
  );
}
