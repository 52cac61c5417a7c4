// Prevents: checks that look at folders while people get tarballs. `npm run pack` builds, puts together and packs every package,
// into `dist/npm/*.tgz`; the checks and `npm publish` take these files.
import { execFileSync } from 'node:child_process';
import { globSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { ROOT } from '../bootstrap/root.mjs';
import { ensureBundles } from '../build/bundles.ts';
import { runWithProgress } from '../lib/progress.mjs';
import { publishedPackages } from './published.ts';
import { stage, stageFolder } from './stage.ts';

/** A packed package. */
export interface Tarball {
  readonly name: string;
  readonly version: string;
  /** Absolute path. */
  readonly path: string;
  /** Everything in it, from its root, sorted. */
  readonly files: readonly string[];
}

const Packed = z.array(
  z.object({
    name: z.string(),
    version: z.string(),
    filename: z.string(),
    files: z.array(z.object({ path: z.string() })),
  }),
);

/** Builds what is out of date, then packs everything anew. @throws {Error} after the tool's own words have been shown */
export async function packAll(signal: AbortSignal): Promise<Tarball[]> {
  await ensureBundles('cdn', signal);
  await ensureBundles('npm', signal);
  const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
  const folders = publishedPackages().map(({ folder }) => `packages/${folder}`);
  await runWithProgress('Emitting declarations', process.execPath, [tsc, '--build', ...folders], { cwd: ROOT, signal });
  for (const published of publishedPackages()) stage(published);
  return pack(publishedPackages().map(stageFolder), path.join(ROOT, 'dist/npm'));
}

/** Packs folders that were put together; npm gives every file the same date, so that equal folders make equal tarballs. */
export function pack(folders: readonly string[], to: string): Tarball[] {
  for (const old of globSync('*.tgz', { cwd: to })) rmSync(path.join(to, old));
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', to, ...folders];
  const said = execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return Packed.parse(JSON.parse(said)).map(({ name, version, filename, files }) => ({
    name,
    version,
    path: path.join(to, filename),
    files: files.map((file) => file.path).sort(),
  }));
}
