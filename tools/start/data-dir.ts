// Prevents: `--fresh --data-dir ~` deleting somebody's home. Only folders that `npm start` itself has made are deleted.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../bootstrap/root.mjs';

/** Outside the data folder, because the embedded database wants its folder for itself. */
const LEDGER = path.join(ROOT, '.cache', 'data-dirs.json');

/** Makes the folder when it is missing (and remembers that), after deleting it when `fresh`. @throws {Error} when it is not ours. */
export function prepareDataDir(dir: string, fresh: boolean): void {
  const ours = readLedger();
  if (fresh && existsSync(dir)) {
    const isOurs = ours.includes(dir) || dir === path.join(ROOT, '.data');
    if (!isOurs)
      throw new Error(
        `--fresh deletes only data folders that npm start has made, and ${dir} is not one. Delete it yourself.`,
      );
    rmSync(dir, { recursive: true, force: true });
    console.log(`  data folder ${dir} forgotten`);
  }
  if (existsSync(dir)) return;
  mkdirSync(dir, { recursive: true });
  mkdirSync(path.dirname(LEDGER), { recursive: true });
  writeFileSync(LEDGER, JSON.stringify([...new Set([...ours, dir])]));
}

function readLedger(): string[] {
  if (!existsSync(LEDGER)) return [];
  const entries: unknown = JSON.parse(readFileSync(LEDGER, 'utf8'));
  return Array.isArray(entries) ? entries.filter((entry) => typeof entry === 'string') : [];
}
