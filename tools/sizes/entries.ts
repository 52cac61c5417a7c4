// Prevents: an entry of a package that grows for npm users while the script tag stays small. Each entry as an application's
// bundler would see it, with everything of ours that it needs, without the third parties that the application brings anyway.
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { ROOT } from '../bootstrap/root.mjs';
import { LIMITS, type Size } from './measure.ts';

const THIRD_PARTIES = ['zod', 'zod/*', 'lit', 'lit/*', '@cfworker/json-schema', 'react', 'react/*'];

/** A measured entry: what it is called, its source below the repository, its budget. */
interface Entry {
  readonly what: string;
  readonly source: string;
  readonly limit: number;
}

/** @param elements - folders of the elements that pages use */
export const entriesToMeasure = (elements: readonly string[]): Entry[] => [
  { what: 'SDK core for applications, without zod', source: 'packages/sdk/src/transport.ts', limit: LIMITS.sdk },
  { what: '@qwy/sdk, all resources, without zod', source: 'packages/sdk/src/index.ts', limit: LIMITS.sdkWhole },
  ...elements.map((name) => ({
    what: `@qwy/elements/${name}/define, without Lit and zod`,
    source: `packages/elements/src/${name}/define.ts`,
    limit: LIMITS.elementEntry,
  })),
];

/** @throws {Error} of esbuild's when the source is not there or does not build */
export async function measureEntry({ what, source, limit }: Entry): Promise<Size> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [source],
    outdir: path.join(ROOT, '.cache/sizes'),
    bundle: true,
    splitting: true, // what is imported later is not loaded with the entry
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'chrome80',
    conditions: ['qwy-source'],
    external: THIRD_PARTIES,
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
    logLevel: 'error',
  });
  const loaded = loadedAtOnce(metafile, source);
  const files = outputFiles.filter((file) => loaded.has(path.relative(ROOT, file.path)));
  const gzip = files.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
  return { what, gzip, limit, largest: largestOf(metafile, loaded) };
}

/** The entry's file and what it imports statically. */
function loadedAtOnce({ outputs }: Metafile, source: string): Set<string> {
  const waiting = Object.keys(outputs).filter((file) => outputs[file]?.entryPoint === source);
  const loaded = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    for (const { path: imported, kind, external } of outputs[file]?.imports ?? [])
      if (kind === 'import-statement' && !external) waiting.push(imported);
  }
  return loaded;
}

/** The three sources that weigh most (minified bytes, before gzip). */
function largestOf({ outputs }: Metafile, loaded: ReadonlySet<string>): string[] {
  return [...loaded]
    .flatMap((file) => Object.entries(outputs[file]?.inputs ?? {}))
    .sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)
    .slice(0, 3)
    .map(([source, { bytesInOutput }]) => `${source} (${bytesInOutput} B minified)`);
}
