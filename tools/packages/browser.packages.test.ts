// Prevents: a package for browsers that needs Node, a class whose import already registers its tag, and a bundler that throws the
// registration away. The installed packages are bundled as a partner's tool would do it, and run in Chromium and in a worker.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../lib/chromium.ts';
import { serveFolder } from '../lib/static-server.ts';
import type { Exports } from './exports.ts';
import { FOR_BROWSERS, publishedPackages } from './published.ts';

const consumer = inject('consumer');
const site = path.join(consumer, 'site');
const stopping = new AbortController();
let origin: string;
let browser: Browser;

/** Addresses of all entries of the packages for browsers. */
const entries = publishedPackages()
  .filter(({ folder }) => FOR_BROWSERS.includes(folder))
  .flatMap(({ json: { name } }) => {
    const file = path.join(consumer, 'node_modules', name, 'package.json');
    const { exports }: { exports: Exports } = JSON.parse(readFileSync(file, 'utf8'));
    return Object.entries(exports).flatMap(([address, target]) =>
      typeof target !== 'string' && 'default' in target ? [name + address.slice(1)] : [],
    );
  });
const defines = entries.filter((entry) => entry.endsWith('/define'));
const tags = defines.map((entry) => `qwy-${entry.split('/').at(-2) ?? ''}`);

beforeAll(async () => {
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site);
  writeFileSync(path.join(site, 'index.html'), '<!doctype html><html lang="zh-CN"><title>Packed</title>');
  const all = entries.filter((entry) => !defines.includes(entry));
  await Promise.all([
    bundle(all.map((entry, n) => `import * as m${n} from '${entry}'; keep(m${n});`).join('\n'), 'classes.js'),
    bundle(defines.map((entry) => `import '${entry}';`).join('\n'), 'defines.js'),
    bundle("import './src/worker.ts';", 'worker.js'),
  ]);
  const server = await serveFolder(site, 0, stopping.signal);
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: findChromium() ?? 'chromium', args: [...CHROMIUM_FLAGS] });
});

afterAll(async () => {
  await browser.close();
  stopping.abort();
});

describe('the packages for browsers', () => {
  it('register and change nothing when their classes are imported', async () => {
    const page = await opened();
    const before = await page.evaluate(() => Object.keys(window));
    await load(page, 'classes.js');
    expect(await page.evaluate('window.kept.length')).toBe(entries.length - defines.length);
    expect(await page.evaluate((names) => names.filter((name) => customElements.get(name)), tags)).toEqual([]);
    const added = (await page.evaluate(() => Object.keys(window))).filter((name) => !before.includes(name));
    // An npm user brings their own Lit and zod, which leave names of their own.
    expect(added.filter((name) => !/^(lit|reactiveElement|__zod|kept$)/.test(name))).toEqual([]);
  });

  it('register every element when `define` is imported, and draw their fallback', async () => {
    const page = await opened();
    await load(page, 'defines.js');
    expect(await page.evaluate((names) => names.filter((name) => !customElements.get(name)), tags)).toEqual([]);
    await page.evaluate(() => {
      const guide = document.createElement('qwy-guide');
      guide.append('call 12345');
      document.body.append(guide);
    });
    expect(await page.getByText('call 12345').isVisible()).toBe(true);
  });

  it('work in a worker', async () => {
    const page = await opened();
    const said = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const worker = new Worker('/worker.js', { type: 'module' });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => resolve(message);
        }),
    );
    expect(said).toBe('found 0');
  });

  it('leave nothing behind where a bundler sees that nothing is used', async () => {
    const unused = entries.filter((entry) => !defines.includes(entry));
    expect(await bundle(unused.map((entry, n) => `import * as m${n} from '${entry}';`).join('\n'))).toBe('');
  });

  it.each(defines)('keep the registration of %s', async (entry) => {
    expect(await bundle(`import '${entry}';`)).toContain(`qwy-${entry.split('/').at(-2) ?? ''}`);
  });
});

/** As a partner's bundler sees it: no condition of ours, and Node's own modules are not there. */
async function bundle(contents: string, file?: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: file === 'classes.js' ? `${KEEP}${contents}` : contents, resolveDir: consumer },
    absWorkingDir: consumer,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'chrome83',
    logLevel: 'silent',
    write: false,
  });
  const text = outputFiles.map((output) => output.text).join('');
  if (file !== undefined) writeFileSync(path.join(site, file), text);
  return text.trim();
}

const KEEP = 'const keep = (module) => (window.kept ??= []).push(module);\n';

async function opened(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(origin);
  return page;
}

const load = (page: Page, file: string): Promise<unknown> => page.addScriptTag({ url: `/${file}`, type: 'module' });
