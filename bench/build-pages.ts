import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../tools/bootstrap/root.mjs';

/** Pages to time, ours and the floor's; each is `pages/<name>.ts` and nothing else. */
export const PAGES = [
  'guide-element',
  'guide-floor',
  'form-element',
  'form-floor',
  'many-element',
  'many-floor',
] as const;
export type PageName = (typeof PAGES)[number];
/** What is built: the pages to time, and the one that puts elements in and takes them out. */
const BUILT = [...PAGES, 'leaks'] as const;

/** Bundles every page by itself, as its own site would: nothing is shared between the two sides. Returns the folder. */
export async function buildPages(): Promise<string> {
  const folder = path.join(ROOT, '.cache/bench');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: BUILT.map((name) => `bench/pages/${name}.ts`),
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'chrome80',
    conditions: ['qwy-source', 'production', 'browser'],
    logLevel: 'error',
    // The same classes as in tools/rollup/typescript.ts.
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  });
  for (const name of BUILT) writeFileSync(path.join(folder, `${name}.html`), htmlOf(name));
  return folder;
}

const htmlOf = (name: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
<link rel="icon" href="data:,">
<script type="module" src="${name}.js"></script>
</head>
<body><main id="root"></main></body>
</html>
`;
