// Prevents: waiting for a build that changes nothing, and serving a build that is older than its sources.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../bootstrap/root.mjs';

const STAMP_DIR = path.join(ROOT, '.cache', 'build');

/** What a build reads: globs from the root of the repository. Tests are never part of it. */
export type Inputs = readonly string[];

/** A hash over names and contents of all input files; the same inputs give the same hash on every machine. */
export function fingerprint(inputs: Inputs): string {
  const hash = createHash('sha256');
  for (const file of listFiles(inputs)) {
    const bytes = readFileSync(path.join(ROOT, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** Whether `output` is there and was built from exactly these inputs. */
export function isFresh(name: string, output: string, inputs: Inputs): boolean {
  const stamp = stampFile(name);
  return (
    existsSync(path.join(ROOT, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(inputs)
  );
}

/** Runs the build; its stamp is written only when it succeeded and its inputs did not change meanwhile. */
export async function buildFresh(name: string, inputs: Inputs, build: () => Promise<unknown>): Promise<void> {
  const before = fingerprint(inputs);
  rmSync(stampFile(name), { force: true });
  await build();
  if (fingerprint(inputs) !== before) return;
  mkdirSync(STAMP_DIR, { recursive: true });
  writeFileSync(stampFile(name), before);
}

function listFiles(inputs: Inputs): string[] {
  return globSync([...inputs], { cwd: ROOT, exclude: isNoInput })
    .filter((file) => statSync(path.join(ROOT, file)).isFile())
    .sort();
}

function isNoInput(file: string): boolean {
  return /(^|\/)(node_modules|dist)$|\.test\.ts$/.test(file);
}

function stampFile(name: string): string {
  return path.join(STAMP_DIR, `${name}.sha256`);
}
