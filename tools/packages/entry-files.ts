// Prevents: internals that become public because they lie beside what is public. What is built is what an entry reaches: those of
// `exports`, and `main.ts` where the package is a program.
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../bootstrap/root.mjs';
import { entrySources } from './exports.ts';
import type { PublishedPackage } from './published.ts';

const PROGRAM = './src/main.ts';

/** Entries of a package, from its folder: `./src/index.ts`. */
export function entryFiles(published: PublishedPackage): string[] {
  const entries = entrySources(published.json.exports, sourceModules(published));
  const isProgram = existsSync(path.join(ROOT, 'packages', published.folder, PROGRAM));
  return isProgram ? [...entries, PROGRAM] : entries;
}

/** Modules that a pattern in `exports` may stand for, from `src/`, without their ending. */
export function sourceModules({ folder }: PublishedPackage): string[] {
  return globSync('**/*.ts', { cwd: path.join(ROOT, 'packages', folder, 'src') })
    .filter(
      (file) => !/\.(test|examples|d)\.ts$|(^|\/)(fixtures|test-support)\/|(^|\/)(test|fake)-[^/]+\.ts$/.test(file),
    )
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
}
