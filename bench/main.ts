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
import { describeLeaks, findLeaks } from './leaks.ts';
import { describeResults, describeSizes } from './report.ts';
import { runPages } from './run-pages.ts';
import { PHONE_CLASS, describeLoads, loadThrottled } from './throttled.ts';

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
  if (options.parts.includes('bytes'))
    show('What a script tag loads (kB; "together": with everything the file imports)', describeSizes(readSizes()));
  if (options.parts.every((part) => part === 'bytes')) return;
  const executablePath = findChromium();
  if (executablePath === undefined) {
    console.log('No Chromium was found, so nothing was timed: set CHROMIUM_PATH, or run npm test once.');
    return;
  }
  await time(options, executablePath);
}

async function time(options: BenchOptions, executablePath: string): Promise<void> {
  const { parts, rounds, cycles } = options;
  const folder = await buildPages();
  const server = await serveFolder(folder, 0, stopping.signal);
  const baseUrl = addressOf(server.address());
  if (parts.includes('floor')) {
    const { browser, results } = await watched(
      `Measuring ${rounds} rounds beside plain Lit`,
      runPages({ ...options, executablePath, baseUrl }),
    );
    show(`On screen (ms), Chromium ${browser}, 375 x 812, ${machine(options.cpu)}`, describeResults(results));
  }
  if (parts.includes('throttled')) {
    const loads = await watched('Loading each element on a slow phone', loadThrottled(executablePath, rounds));
    const { cpu, bytesPerSecond, latency } = PHONE_CLASS;
    const line = `${(bytesPerSecond * 8) / 1e6} Mbit/s, ${latency} ms`;
    show(`On a bank's page (ms from navigation), ${line}, ${machine(cpu)}`, describeLoads(loads));
  }
  if (parts.includes('leaks')) {
    const leaks = await watched('Putting elements in and taking them out', findLeaks(executablePath, baseUrl, cycles));
    show('Kept of elements that came and went', describeLeaks(leaks));
  }
}

function show(title: string, content: string): void {
  console.log(`\n${title}\n\n${content}\n`);
}

function machine(cpu: number): string {
  const slowed = cpu === 1 ? '' : `, processor slowed ${cpu} times`;
  const load = (loadavg()[0] ?? 0).toFixed(1);
  return `${cpus().length} cores, load ${load}, ${Math.round(freemem() / 2 ** 30)} GB free${slowed}`;
}

async function watched<T>(label: string, work: Promise<T>): Promise<T> {
  const done = startProgress(label);
  try {
    const result = await work;
    done('measured');
    return result;
  } catch (error) {
    done('stopped');
    throw error;
  }
}

function addressOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new Error('The page server has no port.');
  return `http://127.0.0.1:${address.port}`;
}
