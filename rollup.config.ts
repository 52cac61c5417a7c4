// Every published bundle. `--configTarget cdn`: what the script tag loads, into dist/cdn/v/<version>/.
// `--configTarget npm`: the packages' dist/ folders. Without it: both. Entries are found by their place, so a new component
// needs no line here: packages/elements/src/<name>/define.ts becomes e/qwy-<name>.js.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import type { Plugin, RollupLog, RollupOptions } from 'rollup';
import { CSP } from '@qwy/contract/csp';
import { guideSheet } from '@qwy/elements/server/guide-sheet';
import type { ManifestFile } from '@qwy/contract/manifest';
import { entryFiles } from './tools/packages/entry-files.ts';
import { publishedPackages, type PublishedPackage } from './tools/packages/published.ts';
import { clean } from './tools/rollup/clean.ts';
import { css } from './tools/rollup/css.ts';
import { LOADED_BY, checkedImports, integrityTable } from './tools/rollup/integrity.ts';
import { json } from './tools/rollup/json.ts';
import { lower } from './tools/rollup/lower.ts';
import { manifest } from './tools/rollup/manifest.ts';
import { minify } from './tools/rollup/minify.ts';
import { notices } from './tools/rollup/notices.ts';
import { templates } from './tools/rollup/templates.ts';
import { published } from './tools/rollup/published.ts';
import { privateGlobals } from './tools/rollup/private-globals.ts';
import { renameTrustedTypesPolicy } from './tools/rollup/trusted-types.ts';
import { typescript } from './tools/rollup/typescript.ts';

const ROOT = import.meta.dirname;
const ELEMENTS = path.join(ROOT, 'packages/elements');
/** The oldest engine whose syntax we may ship (design, promise 8, with room below). */
const OLDEST = 'chrome80';

export default function config(args: Record<string, unknown>): RollupOptions[] {
  const target = args['configTarget'];
  return [...(target === 'npm' ? [] : cdn()), ...(target === 'cdn' ? [] : publishedPackages().map(npm))];
}

/** Elements and frame together, because they share Lit and the base; then the loaders, which carry their hashes, one file each. */
function cdn(): RollupOptions[] {
  const version = versionOf(ELEMENTS);
  const dir = path.join(ROOT, 'dist/cdn/v', version);
  const files: Record<string, ManifestFile> = {};
  const written = manifest(version, dir, ROOT, files);
  const output = { dir, format: 'es', compact: true, generatedCode: 'es2015' } as const;
  return [
    {
      input: { ...elementEntries(), 'frame-main': path.join(ELEMENTS, 'src/frame/main.ts') },
      output: {
        ...output,
        entryFileNames: '[name].js',
        chunkFileNames: ({ facadeModuleId }) => `c/${chunkName(facadeModuleId)}-[hash].js`,
        manualChunks: sharedRuntime,
      },
      plugins: [
        clean(dir),
        renameTrustedTypesPolicy(),
        privateGlobals(),
        checkedImports(version),
        ...browserPlugins(),
        css('frame.css', readFileSync(path.join(ELEMENTS, 'src/frame/frame.css'), 'utf8'), OLDEST),
        css('guide.css', guideSheet, OLDEST),
        published('csp.json', CSP),
        notices(dir),
        written,
      ],
      onwarn: failOnWarning,
    },
    ...Object.entries(LOADED_BY).map(([name, loads]) => ({
      input: { [name]: path.join(ELEMENTS, `src/loader/${name}.ts`) },
      output: { ...output, entryFileNames: '[name].js', inlineDynamicImports: true },
      plugins: [integrityTable(files, loads), ...browserPlugins(), written],
      onwarn: failOnWarning,
    })),
  ];
}

/**
 * What pages load once, whatever elements are on them: each chunk has its own size budget (tools/sizes/measure.ts). A module
 * named here takes along what it imports.
 */
function sharedRuntime(id: string): string | undefined {
  if (/\/node_modules\/(?:lit|lit-html|lit-element|@lit\/[^/]+)\//.test(id)) return 'lit';
  if (/\/node_modules\/zod\//.test(id)) return 'zod';
  if (path.dirname(id) === path.join(ROOT, 'packages/contract/src')) return 'schemas';
  if (/\/elements\/src\/base\/(?:qwy-element|define-once)\.ts$/.test(id)) return 'base';
  if (id === path.join(ROOT, 'packages/sdk/src/transport.ts')) return 'sdk';
  // The diagnosis reads configuration as elements do: cut in two for its sake, every page would load more.
  if (/\/provider\/(?:config-controller|element-config)\.ts$/.test(id)) return 'config';
  return undefined;
}

/** A lazy part is named after its component's folder: every component's file may be called `define-view.ts`. */
function chunkName(facade: string | null): string {
  return facade === null ? '[name]' : `${path.basename(path.dirname(facade))}-view`;
}

function browserPlugins(): Plugin[] {
  return [
    nodeResolve({ browser: true, exportConditions: ['qwy-source', 'production'] }),
    json(),
    typescript(),
    templates(),
    lower(OLDEST),
    minify(),
  ];
}

function elementEntries(): Record<string, string> {
  const files = globSync('src/*/define.ts', { cwd: ELEMENTS }).sort();
  return {
    ...Object.fromEntries(
      files.map((file) => [`e/qwy-${path.basename(path.dirname(file))}`, path.join(ELEMENTS, file)]),
    ),
    'e/diagnose': path.join(ELEMENTS, 'src/diagnose/main.ts'),
  };
}

/** One output file per source file that an entry reaches, types stripped: what a bundler or Node imports from the package. */
function npm(published: PublishedPackage): RollupOptions {
  const dir = path.join(ROOT, 'packages', published.folder);
  return {
    input: entryFiles(published).map((file) => path.join(dir, file)),
    output: {
      dir: path.join(dir, 'dist'),
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: path.join(dir, 'src'),
      entryFileNames: '[name].js',
      sourcemap: true,
      // Next.js: these components have effects, so they belong to the browser.
      ...(published.folder === 'react' && { banner: "'use client';" }),
    },
    external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
    // tsc's declarations stay.
    plugins: [clean(path.join(dir, 'dist'), 'types'), json(), typescript()],
    onwarn: failOnWarning,
  };
}

/** A circular import or an unresolved name works in one bundler and breaks in the next: no warning about our code passes. */
function failOnWarning(warning: RollupLog): void {
  const isHarmless =
    warning.code === 'EMPTY_BUNDLE' || // a file that holds only types
    warning.code === 'INVALID_ANNOTATION' || // a comment of zod's that mentions an annotation
    (warning.code === 'CIRCULAR_DEPENDENCY' && (warning.ids ?? []).every((id) => id.includes('/node_modules/')));
  if (!isHarmless) throw new Error(warning.message);
}

function versionOf(dir: string): string {
  const pkg: { version: string } = JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8'));
  return pkg.version;
}
