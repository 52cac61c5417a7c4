// Prevents: claims about size and speed that nobody can check. Prints the bytes of every bundle, then elements beside a
// plain-Lit floor, measured in one run and interleaved. Times never fail anything: they are for people to read.
import { freemem, loadavg, cpus } from 'node:os';
import type { AddressInfo } from 'node:net';
import { ensureBundles } from '../tools/build/bundles.ts';
import { findChromium } from '../tools/lib/chromium.ts';
import { startProgress } from '../tools/lib/progress.mjs';
import { serveFolder } from '../tools/lib/static-server.ts';
import { buildPages } from './build-pages.ts';
import { readSizes } from './bytes.ts';
import type { BenchOptions } from './options.ts';
import { USAGE, readOptions } from './options.ts';
import { describeResults, describeSizes } from './report.ts';
import { runPages } from './run-pages.ts';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

try {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) process.stdout.write(USAGE);
  else await main(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  stopping.abort();
}

async function main(options: BenchOptions): Promise<void> {
  await ensureBundles('cdn', stopping.signal);
  console.log(
    `\nWhat a script tag loads (kB; "together": with everything the file imports)\n\n${describeSizes(readSizes())}\n`,
  );
  const executablePath = findChromium();
  if (executablePath === undefined) {
    console.log('No Chromium was found, so nothing was timed: set CHROMIUM_PATH, or run npm test once.');
    return;
  }
  await time(options, executablePath);
}

async function time(options: BenchOptions, executablePath: string): Promise<void> {
  const folder = await buildPages();
  const server = await serveFolder(folder, 0, stopping.signal);
  const done = startProgress(`Measuring ${options.rounds} rounds`);
  const { browser, results } = await runPages({
    ...options,
    executablePath,
    baseUrl: addressOf(server.address()),
  }).catch((error: unknown) => {
    done('stopped');
    throw error;
  });
  done('measured');
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const slowed = options.cpu === 1 ? '' : `, processor slowed ${options.cpu} times`;
  console.log(
    `\nOn screen (ms), Chromium ${browser}, 375 x 812, ${cpus().length} cores, load ${load}, ${Math.round(freemem() / 2 ** 30)} GB free${slowed}\n`,
  );
  console.log(describeResults(results));
}

function addressOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new Error('The page server has no port.');
  return `http://127.0.0.1:${address.port}`;
}
