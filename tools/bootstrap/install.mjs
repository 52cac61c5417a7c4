// Prevents: "Cannot find module" on a fresh clone, and stale packages after a pull. Installs only when what lies in
// node_modules differs from package-lock.json; the check takes milliseconds, npm a minute.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runWithProgress } from '../lib/progress.mjs';
import { ROOT } from './root.mjs';

/**
 * `install --no-save` follows package-lock.json and writes nothing back, like `npm ci`. Unlike it, it fetches only what is
 * missing, and it works with registries that do not carry every platform's build of an optional package (mirrors inside
 * government networks, for one): `npm ci` refuses a lock file that such a registry has made.
 */
const NPM_ARGS = ['install', '--no-save', '--no-audit', '--no-fund'];

/** Runs npm when needed. @throws {Error} with a sentence for people when npm is missing or fails. */
export async function ensureInstalled() {
  const reason = whyInstall();
  if (reason === undefined) return;
  await runWithProgress(`Installing packages (${reason})`, 'npm', NPM_ARGS, {
    cwd: ROOT,
    env: { ...process.env, PATH: pathWithoutOwnBins() },
    missing: 'npm is missing: install it (on Debian: `apt-get install npm`), then run the same command again.',
    failed: 'npm could not install the packages (its words are above). Check the network or the npm registry setting.',
  });
  const still = whyInstall();
  if (still !== undefined) throw new Error(`npm ended well, yet ${still}. Delete node_modules and try again.`);
}

/** @returns {string | undefined} why an install is needed; undefined when everything is in place */
function whyInstall() {
  const installed = readLock(path.join(ROOT, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return 'none are there yet';
  const wanted = readLock(path.join(ROOT, 'package-lock.json')) ?? {};
  for (const [where, entry] of Object.entries(wanted)) {
    // Packages of other platforms stay out of node_modules; the root itself is listed only in package-lock.json.
    if (where === '' || entry.optional === true || entry.devOptional === true) continue;
    if (installed[where]?.version !== entry.version) return `${where} is missing or another version`;
  }
  return undefined;
}

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockEntry
 * @param {string} file
 * @returns {Record<string, LockEntry> | undefined}
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined; // missing, or half-written by an install that was cut off: install again
  }
}

/** npm must not run under the Node inside the folder that it is about to delete. */
function pathWithoutOwnBins() {
  const bins = `node_modules${path.sep}.bin`;
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((p) => !p.endsWith(bins))
    .join(path.delimiter);
}
