// Prevents: a published description of the elements, or types and components for frameworks, older than the elements.
// `npm run manifest` writes them from the sources; with --check (in `npm test`) nothing is written, and a missing description or
// a stale file fails.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../bootstrap/root.mjs';
import { classSources, forPages, publicElements, undescribed } from './elements.ts';
import { elementExports } from './exports.ts';
import { customElementsManifest, vscodeData, webTypes } from './formats.ts';
import { reactWrappers } from './react-wrappers.ts';
import { svelteTypes, vueTypes } from './template-types.ts';
import { WRITTEN, typedDom } from './typed-dom.ts';

const ELEMENTS = path.join(ROOT, 'packages/elements');
const REACT = path.join(ROOT, 'packages/react/src');
/** In a `define.ts`: whoever imports it gets the DOM's types as well. `import type {}` would not reach the declarations. */
const LINK = "export type * from '../types/dom.ts';";
const isCheck = process.argv.includes('--check');

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const analysis = analyze();
  const elements = publicElements(analysis, definedTags());
  const silent = undescribed(elements);
  for (const what of silent) console.error(`${what} has no description: write a doc comment.`);
  const packageJson: { version: string; exports: object } = JSON.parse(
    readFileSync(path.join(ELEMENTS, 'package.json'), 'utf8'),
  );
  const json = (data: object): string => JSON.stringify(data);
  const files: Record<string, string> = {
    'custom-elements.json': json(customElementsManifest(elements)),
    'vscode.html-custom-data.json': json(vscodeData(elements)),
    'web-types.json': json(webTypes(elements, packageJson.version)),
    'src/types/dom.ts': typedDom(elements, classSources(analysis)),
    'vue.d.ts': vueTypes(elements),
    'svelte.d.ts': svelteTypes(elements),
    'package.json': json({ ...packageJson, exports: elementExports(definedFolders()) }),
  };
  const wrappers = reactWrappers(elements);
  const results = await Promise.all([
    ...Object.entries(files).map(([name, text]) => settle(path.join(ELEMENTS, name), text)),
    ...Object.entries(wrappers).map(([name, text]) => settle(path.join(REACT, name), text)),
  ]);
  const unlinked = forPages(elements).filter(({ source }) => !isLinked(path.dirname(source)));
  for (const { source } of unlinked)
    console.error(`${path.dirname(source)}/define.ts must say \`${LINK}\`, for the DOM's types.`);
  const isClean = [silent, unlinked, removeOld(Object.keys(wrappers))].every(({ length }) => length === 0);
  return isClean && results.every(Boolean) ? 0 : 1;
}

function isLinked(folder: string): boolean {
  return readFileSync(path.join(ELEMENTS, folder, 'define.ts'), 'utf8').includes(LINK);
}

/** Components of elements that are no more: removed, or named. */
function removeOld(current: readonly string[]): string[] {
  const old = globSync('*.ts', { cwd: REACT }).filter(
    (name) => !current.includes(name) && readFileSync(path.join(REACT, name), 'utf8').startsWith(WRITTEN),
  );
  if (!isCheck) for (const name of old) rmSync(path.join(REACT, name));
  else
    for (const name of old)
      console.error(`packages/react/src/${name} has no element any more: run \`npm run manifest\`.`);
  return isCheck ? old : [];
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
      [...text.matchAll(/^ *defineOnce\('(qwy-[a-z-]+)', (\w+)\);$/gm)].map(
        ([, tag = '', name = '']) => [name, tag] as const,
      ),
    ),
  );
}

/** Folders of the elements that pages use. */
function definedFolders(): string[] {
  return globSync('src/*/define.ts', { cwd: ELEMENTS }).map((file) => path.basename(path.dirname(file)));
}

/** Writes the file, or says whether it is current. */
async function settle(file: string, text: string): Promise<boolean> {
  const wanted = await format(text, { ...(await resolveConfig(file)), filepath: file });
  const name = path.relative(ROOT, file);
  const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === wanted;
  if (!isCheck && !isCurrent) {
    writeFileSync(file, wanted);
    console.log(`${name} written.`);
  } else if (!isCurrent) {
    console.error(`${name} is not what the sources say: run \`npm run manifest\` and commit the file.`);
  }
  return isCurrent || !isCheck;
}
