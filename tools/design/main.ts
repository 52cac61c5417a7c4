// Prevents: what is generated from design files being older than they are. `npm run design` writes it; with --check (in
// `npm test`) nothing is written, and a stale file fails.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../bootstrap/root.mjs';
import { presetTable, tokenPage, tokenSheet } from './token-files.ts';
import { readTokens } from './token-sets.ts';

const isCheck = process.argv.includes('--check');

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const sets = {
    base: readTokens('base'),
    component: readTokens('component'),
    contrast: readTokens('contrast'),
    dark: readTokens('dark'),
    elder: readTokens('elder'),
    kiosk: readTokens('kiosk'),
    light: readTokens('light'),
    presets: readTokens('presets'),
    standard: readTokens('standard'),
  };
  const files = {
    'packages/elements/src/base/tokens.generated.ts': tokenSheet(sets),
    'packages/elements/src/theme/presets.generated.ts': presetTable(sets.presets),
    'docs/reference/tokens.md': tokenPage(sets),
  };
  const results = await Promise.all(Object.entries(files).map(([name, text]) => settle(name, text)));
  return results.every(Boolean) ? 0 : 1;
}

/** Writes the file, or says whether it is current. */
async function settle(name: string, raw: string): Promise<boolean> {
  const file = path.join(ROOT, name);
  const text = await format(raw, { ...(await resolveConfig(file)), filepath: file });
  if (!isCheck) {
    writeFileSync(file, text);
    console.log(`${name} written.`);
    return true;
  }
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return true;
  console.error(`${name} is not what its sources say: run \`npm run design\` and commit the file.`);
  return false;
}
