// Prevents: a published description of the elements that is older than the elements. `npm run manifest` writes it from the
// sources; with --check (in `npm test`) nothing is written, and a missing description or a stale file fails.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../bootstrap/root.mjs';
import { publicElements, undescribed } from './elements.ts';
import { customElementsManifest, vscodeData, webTypes } from './formats.ts';

const ELEMENTS = path.join(ROOT, 'packages/elements');
const isCheck = process.argv.includes('--check');

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const elements = publicElements(analyze(), definedTags());
  const silent = undescribed(elements);
  for (const what of silent) console.error(`${what} has no description: write a doc comment.`);
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(ELEMENTS, 'package.json'), 'utf8'));
  const files = {
    'custom-elements.json': customElementsManifest(elements),
    'vscode.html-custom-data.json': vscodeData(elements),
    'web-types.json': webTypes(elements, version),
  };
  const results = await Promise.all(
    Object.entries(files).map(([name, data]) => settle(path.join(ELEMENTS, name), data)),
  );
  return silent.length === 0 && results.every(Boolean) ? 0 : 1;
}

/** What the analyzer finds in the sources. @throws {Error} after its own words have been shown */
function analyze(): unknown {
  const cem = path.join(ROOT, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
  const args = [cem, 'analyze', '--quiet', '--config', 'tools/manifest/analyzer.config.mjs'];
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`The analyzer ended with ${status}.`);
  return JSON.parse(readFileSync(path.join(ROOT, '.cache/manifest/custom-elements.json'), 'utf8'));
}

/** Tag by name of the class, from the files that register elements. */
function definedTags(): ReadonlyMap<string, string> {
  const files = globSync('src/*/define*.ts', { cwd: ELEMENTS });
  const texts = files.map((file) => readFileSync(path.join(ELEMENTS, file), 'utf8'));
  return new Map(
    texts.flatMap((text) =>
      [...text.matchAll(/^defineOnce\('(qwy-[a-z-]+)', (\w+)\);$/gm)].map(
        ([, tag = '', name = '']) => [name, tag] as const,
      ),
    ),
  );
}

/** Writes the file, or says whether it is current. */
async function settle(file: string, data: object): Promise<boolean> {
  const text = await format(JSON.stringify(data), { ...(await resolveConfig(file)), filepath: file });
  const name = path.relative(ROOT, file);
  if (!isCheck) {
    writeFileSync(file, text);
    console.log(`${name} written.`);
    return true;
  }
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return true;
  console.error(`${name} is not what the sources say: run \`npm run manifest\` and commit the file.`);
  return false;
}
