// Prevents: sources run by a Node that cannot strip types. The npm package `node` brings the right one, but only when npm was
// allowed to run its install script; with scripts off the old Node silently stays.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './root.mjs';

/**
 * The Node to run everything with: the repo's own, else the running one when it is new enough.
 * @returns {string} path of the executable
 * @throws {Error} with a sentence for people when there is none
 */
export function findRepoNode() {
  const wanted = wantedMajor();
  const own = path.join(ROOT, 'node_modules', '.bin', 'node');
  const version = spawnSync(own, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? '';
  if (majorOf(version) >= wanted) return own;
  if (majorOf(process.version) >= wanted) return process.execPath;
  throw new Error(
    `The repo's own Node ${wanted} is missing (${own}${version ? ` is ${version}` : ' does not run'}): ` +
      'npm was not allowed to run install scripts. Run `npm rebuild node --ignore-scripts=false`, or put a Node ' +
      `${wanted} first on PATH, then run the same command again.`,
  );
}

/** The major version that package.json pins. */
function wantedMajor() {
  const pkg = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  return majorOf(pkg.devDependencies.node);
}

/** @param {string} version - such as `v24.21.0` or `^24.21.0`; 0 when it is none */
function majorOf(version) {
  return Number(/\d+/.exec(version)?.[0] ?? 0);
}
