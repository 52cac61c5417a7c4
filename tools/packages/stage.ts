// Prevents: a tarball that holds what a checkout happens to hold. Each package is put together in a folder of its own,
// `dist/npm/<name>`, from what was built for it; what is packed and published is that folder.
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { ROOT } from '../bootstrap/root.mjs';
import { entryFiles, sourceModules } from './entry-files.ts';
import { publishedExports, type Exports } from './exports.ts';
import { importsOf, withJsEndings } from './imports.ts';
import type { PublishedPackage } from './published.ts';

/** What belongs to a package and lies elsewhere: from the repository, to its place in the package. */
const BROUGHT_ALONG: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  gateway: [
    ['packages/gateway/src/store/migrations', 'dist/store/migrations'],
    ['dist/cdn', 'browser'],
  ],
};
/** What of package.json is only about this repository. */
const REPOSITORY_ONLY = ['devDependencies', 'publishConfig', 'scripts', 'private'];

export const stageFolder = ({ folder }: PublishedPackage): string => path.join(ROOT, 'dist/npm', folder);

/** Puts the folder together anew. The builds (Rollup's and tsc's) must be done. */
export function stage(published: PublishedPackage): void {
  const { folder, json } = published;
  const from = path.join(ROOT, 'packages', folder);
  const to = stageFolder(published);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const file of globSync('dist/**/*.{js,js.map}', { cwd: from, exclude: isTypes })) copy(from, to, file);
  for (const file of json.files.filter((name) => name !== 'dist'))
    cpIfThere(path.join(from, file), path.join(to, file));
  for (const [source, target] of BROUGHT_ALONG[folder] ?? [])
    cpSync(path.join(ROOT, source), path.join(to, target), { recursive: true });
  copy(from, to, 'README.md');
  copy(ROOT, to, 'LICENSE');
  writeDeclarations(published, from, to);
  const own = Object.fromEntries(Object.entries(json).filter(([key]) => !REPOSITORY_ONLY.includes(key)));
  const exports = publishedExports(json.exports, sourceModules(published));
  const { access: _access, directory: _directory, ...replaced } = json.publishConfig;
  writeJson(path.join(to, 'package.json'), { ...own, exports, ...replaced });
  writeManifest(from, to, exports);
}

const isTypes = (file: string): boolean => file === 'dist/types';

/** Declarations that an entry's own reaches, each beside its module. */
function writeDeclarations(published: PublishedPackage, from: string, to: string): void {
  const waiting = entryFiles(published).map((file) => path.normalize(file));
  const done = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (done.has(file)) continue;
    done.add(file);
    const name = file.replace(/\.ts$/, '.d.ts');
    const text = readFileSync(path.join(from, 'dist/types', name), 'utf8');
    for (const { specifier } of importsOf(text))
      if (specifier.startsWith('.')) waiting.push(path.join(path.dirname(file), specifier));
    const target = path.join(to, name.replace(/^src\//, 'dist/'));
    mkdirSync(path.dirname(target), { recursive: true });
    // Its map leads to sources that are not in the package.
    writeFileSync(target, withJsEndings(text).replace(/^\/\/# sourceMappingURL=.*\n?/m, ''));
  }
}

const CustomElements = z.looseObject({ modules: z.array(z.looseObject({ path: z.string() })) });

/** Parts and views have no entry of their own: the published manifest does not tell of them. */
function writeManifest(from: string, to: string, exports: Exports): void {
  const entries = new Set(
    Object.values(exports).map((target) => (typeof target === 'string' ? '' : target['default'])),
  );
  for (const name of globSync('custom-elements.json', { cwd: from })) {
    const manifest = CustomElements.parse(JSON.parse(readFileSync(path.join(from, name), 'utf8')));
    const modules = manifest.modules.filter((module) => entries.has(`./${module.path}`));
    writeJson(path.join(to, name), { ...manifest, modules });
  }
}

function copy(from: string, to: string, file: string): void {
  cpSync(path.join(from, file), path.join(to, file), { recursive: true });
}

function cpIfThere(from: string, to: string): void {
  for (const source of globSync(from)) cpSync(source, to, { recursive: true });
}

const writeJson = (file: string, value: unknown): void => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
