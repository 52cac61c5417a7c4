// Prevents: packages that only work inside this repository. Installs the tarballs into a folder that knows nothing of it, with
// the third-party versions of package-lock.json, so that a release of somebody else's cannot turn the tests red overnight.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { ROOT } from '../bootstrap/root.mjs';
import { runWithProgress } from '../lib/progress.mjs';
import type { Tarball } from './pack.ts';

/** Compilers that the published types are held against: the oldest we promise (docs/versions.md), and the repository's own. */
const OLDEST_TYPESCRIPT = '5.5.4';
const FIXTURES = path.join(import.meta.dirname, 'consumer');

const Lock = z.object({
  packages: z.record(z.string(), z.object({ version: z.optional(z.string()) })),
});

/** Returns the folder. Installs only what is new. @throws {Error} after npm's own words have been shown */
export async function installConsumer(tarballs: readonly Tarball[], signal: AbortSignal): Promise<string> {
  const folder = path.join(ROOT, '.cache/packages/consumer');
  const { typescript: _ours, '@types/node': nodeTypes, ...others } = lockedVersions();
  const wanted = {
    private: true,
    type: 'module',
    dependencies: Object.fromEntries(tarballs.map(({ name, path: file }) => [name, `file:${file}`])),
    devDependencies: { '@types/node': nodeTypes, typescript: OLDEST_TYPESCRIPT },
    overrides: others,
  };
  const stamp = hashOf(JSON.stringify(wanted), ...tarballs.map(({ path: file }) => readFileSync(file)));
  const stampFile = path.join(folder, 'installed.sha256');
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify(wanted, null, 2));
    const args = ['install', '--prefer-offline', '--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund'];
    await runWithProgress('Installing the tarballs', 'npm', args, { cwd: folder, signal });
    writeFileSync(stampFile, stamp);
  }
  rmSync(path.join(folder, 'src'), { recursive: true, force: true });
  cpSync(FIXTURES, path.join(folder, 'src'), { recursive: true });
  return folder;
}

/** Versions of third-party packages of which the repository has exactly one. */
function lockedVersions(): Record<string, string> {
  const lock = Lock.parse(JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')));
  const versions = new Map<string, Set<string>>();
  for (const [where, entry] of Object.entries(lock.packages)) {
    const name = where.split('node_modules/').at(-1) ?? '';
    if (!where.includes('node_modules/') || entry.version === undefined) continue;
    versions.set(name, (versions.get(name) ?? new Set()).add(entry.version));
  }
  return Object.fromEntries(
    [...versions].flatMap(([name, found]) => (found.size === 1 ? [[name, [...found].join()]] : [])),
  );
}

function hashOf(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
