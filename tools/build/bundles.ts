// Prevents: pages that load yesterday's elements. Calls Rollup (rollup.config.ts) only when the sources have changed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../bootstrap/root.mjs';
import { runWithProgress } from '../lib/progress.mjs';
import { buildFresh, isFresh, type Inputs } from './fingerprint.ts';

/** `cdn`: what the script tag loads. `npm`: the published packages' `dist/`. */
export type Target = 'cdn' | 'npm';

const COMMON: Inputs = [
  'rollup.config.ts',
  'tools/rollup/**',
  'tools/packages/{entry-files,exports,published}.ts',
  'package-lock.json',
  'packages/*/package.json',
];
const INPUTS: Readonly<Record<Target, Inputs>> = {
  cdn: [...COMMON, 'packages/{contract,sdk,elements}/src/**'],
  npm: [...COMMON, 'packages/{contract,sdk,elements,react,partner,gateway,cli}/src/**'],
};

/** Builds the target unless it is up to date. @throws {Error} after Rollup's own words have been shown. */
export async function ensureBundles(target: Target, signal: AbortSignal): Promise<void> {
  const output = target === 'cdn' ? cdnManifestFile() : 'packages/contract/dist/index.js';
  if (isFresh(target, output, INPUTS[target])) return;
  await buildFresh(target, INPUTS[target], () =>
    runWithProgress(
      target === 'cdn' ? 'Building what browsers load' : 'Building the packages',
      process.execPath,
      [
        '--conditions=qwy-source', // the configuration reads the contract's sources
        path.join(ROOT, 'node_modules/rollup/dist/bin/rollup'),
        '--config',
        'rollup.config.ts',
        '--configTarget',
        target,
      ],
      { cwd: ROOT, signal, failed: 'Rollup failed (its words are above).' },
    ),
  );
}

/** Where Rollup lists the files of the CDN folder (relative to the repository). */
export function cdnManifestFile(): string {
  const pkg: { version: string } = JSON.parse(readFileSync(path.join(ROOT, 'packages/elements/package.json'), 'utf8'));
  return `dist/cdn/v/${pkg.version}/manifest.json`;
}
