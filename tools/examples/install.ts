// Prevents: a framework's compiler in everybody's node_modules. What the examples need is installed beside them, when they are checked.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../bootstrap/root.mjs';
import { runWithProgress } from '../lib/progress.mjs';

const EXAMPLES = path.join(ROOT, 'examples');
const NODE_MODULES = path.join(EXAMPLES, 'node_modules');
const MARK = path.join(NODE_MODULES, '.installed');

/** Installs what package-lock.json of the examples says, unless it is there, and says where. @throws {Error} after npm's own words */
export async function installExamples(): Promise<string> {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(EXAMPLES, 'package-lock.json')))
    .digest('hex');
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === lock) return NODE_MODULES;
  await runWithProgress(
    'Installing what the examples need',
    'npm',
    ['install', '--no-save', '--no-audit', '--no-fund'],
    {
      cwd: EXAMPLES,
      missing: 'npm is missing.',
      failed: 'npm could not install the packages of the examples (its words are above).',
    },
  );
  writeFileSync(MARK, lock);
  return NODE_MODULES;
}
