// Prevents: the slow swelling that nobody notices until an old phone on a bad line waits ten seconds. Compares what pages
// load with the budgets (sizes/measure.ts) and fails when one is exceeded.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './bootstrap/root.mjs';
import { cdnManifestFile, ensureBundles } from './build/bundles.ts';
import type { Manifest } from '@qwy/contract/manifest';
import { entriesToMeasure, measureEntry } from './sizes/entries.ts';
import { measureBundles, type Size } from './sizes/measure.ts';

const CURE = `
What to do: find the import that brought it (\`git stash\`, \`npm run sizes\`, compare the lines); load what is rarely needed by
\`import()\` when it is needed; use what a shared layer has already. If it is worth its weight: raise the budget in
tools/sizes/measure.ts, and say why in docs/decisions/0019-what-counts-towards-a-budget.md.`;

try {
  await ensureBundles('cdn', new AbortController().signal);
  const manifest: Manifest = JSON.parse(readFileSync(path.join(ROOT, cdnManifestFile()), 'utf8'));
  const entries = await Promise.all(entriesToMeasure(elementFolders()).map(measureEntry));
  const sizes = [...measureBundles(manifest), ...entries];
  console.log(table(sizes));
  const exceeded = sizes.filter(({ gzip, limit }) => gzip > limit);
  if (exceeded.length > 0) {
    console.error(`\n${exceeded.map(advice).join('\n')}\n${CURE}`);
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Folders of the elements that pages use. */
function elementFolders(): string[] {
  const files = globSync('packages/elements/src/*/define.ts', { cwd: ROOT });
  return files.map((file) => path.basename(path.dirname(file))).sort();
}

/** Exact bytes, so that a diff of two runs shows what a change costs. */
function table(sizes: readonly Size[]): string {
  const width = Math.max(...sizes.map(({ what }) => what.length));
  const bytes = (count: number) => String(count).padStart(6);
  return sizes
    .map(
      ({ what, gzip, limit }) =>
        `  ${what.padEnd(width)}  ${bytes(gzip)} of ${bytes(limit)} B gzip${gzip > limit ? '  TOO BIG' : ''}`,
    )
    .join('\n');
}

function advice({ what, gzip, limit, largest = [] }: Size): string {
  return [`${what} is ${gzip - limit} B over its budget.`, ...largest.map((source) => `  weighs most: ${source}`)].join(
    '\n',
  );
}
