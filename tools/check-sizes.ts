// Prevents: the slow swelling that nobody notices until an old phone on a bad line waits ten seconds. Compares what pages
// load with the budgets (sizes/measure.ts) and fails when one is exceeded.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { ROOT } from './bootstrap/root.mjs';
import { cdnManifestFile, ensureBundles } from './build/bundles.ts';
import type { Manifest } from '@qwy/contract/manifest';
import { LIMITS, measureBundles, type Size } from './sizes/measure.ts';

const SDK_CORE = 'packages/sdk/src/transport.ts';

try {
  await ensureBundles('cdn', new AbortController().signal);
  const manifest: Manifest = JSON.parse(readFileSync(path.join(ROOT, cdnManifestFile()), 'utf8'));
  const sizes = [...measureBundles(manifest), await measureSdkCore()];
  console.log(table(sizes));
  const exceeded = sizes.filter(({ gzip, limit }) => gzip > limit);
  if (exceeded.length > 0) {
    const names = exceeded.map(({ what }) => what).join(', ');
    console.error(
      `\nToo big: ${names}. Load the rare part lazily, or share it; raise a limit only with a decision record.`,
    );
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** The transport as an application's bundler would see it; schemas (zod) load with the resources, not with the core. */
async function measureSdkCore(): Promise<Size> {
  if (!existsSync(path.join(ROOT, SDK_CORE)))
    throw new Error(`${SDK_CORE} is missing: nothing to hold against the SDK's budget.`);
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [SDK_CORE],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'chrome80',
    conditions: ['qwy-source'],
    external: ['zod', 'zod/*'],
    logLevel: 'error',
  });
  const bytes = outputFiles.map(({ contents }) => contents).map((contents) => gzipSync(contents, { level: 9 }).length);
  return {
    what: 'SDK core for applications, without zod',
    gzip: bytes.reduce((sum, size) => sum + size, 0),
    limit: LIMITS.sdk,
  };
}

function table(sizes: readonly Size[]): string {
  const width = Math.max(...sizes.map(({ what }) => what.length));
  const kb = (bytes: number) => (bytes / 1000).toFixed(2).padStart(6);
  return sizes
    .map(
      ({ what, gzip, limit }) =>
        `  ${what.padEnd(width)}  ${kb(gzip)} of ${kb(limit)} kB gzip${gzip > limit ? '  TOO BIG' : ''}`,
    )
    .join('\n');
}
