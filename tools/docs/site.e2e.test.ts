import type { Server } from 'node:http';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../lib/chromium.ts';
import { serveFolder } from '../lib/static-server.ts';
import { DOCS_DIR, ensureDocs } from './build.ts';
import { SECTIONS, addressOf } from './pages.ts';

const over = new AbortController();
let browser: Browser;
let site: string;
beforeAll(async () => {
  await ensureDocs(over.signal);
  const address = ((await serveFolder(DOCS_DIR, 0, over.signal)) satisfies Server).address();
  site = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
  browser = await chromium.launch({ executablePath: findChromium() ?? 'chromium', args: [...CHROMIUM_FLAGS] });
});
afterAll(async () => {
  await browser?.close();
  over.abort();
});

const PAGES = SECTIONS.flatMap(({ pages }) =>
  pages.slice(0, 1).flatMap((page) => (['zh', 'en'] as const).map((language) => addressOf(page, language))),
);

it('asks nobody but its own server for anything, shows every first page without a fault, on a phone as well', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  const foreign: string[] = [];
  const trouble: string[] = [];
  page.on('request', (request) => void (request.url().startsWith(site) || foreign.push(request.url())));
  page.on('pageerror', (error) => void trouble.push(error.message));
  page.on('console', (message) => void (message.type() === 'error' && trouble.push(message.text())));
  for (const address of ['/', '/en/', ...PAGES]) {
    await page.goto(`${site}${address}${address.endsWith('/') ? '' : '.html'}`);
    await page.locator('main, .VPHome').first().waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 320) trouble.push(`${address} is ${width} px wide`);
  }
  expect({ foreign, trouble }).toEqual({ foreign: [], trouble: [] });
  await page.close();
});

it.each([
  ['a Chinese word of two characters', '/guides/partner.html', '备用', /一、放一份指南/],
  ['a longer Chinese phrase', '/guides/partner.html', '政务服务中心', /一、放一份指南/],
  ['an English word', '/en/guides/partner.html', 'fallback', /Show a guide/],
  ['a name in code', '/en/guides/partner.html', 'createTokenHandler', /Answer token requests/],
])('finds %s', async (_what, address, words, expected) => {
  const page = await browser.newPage();
  await page.goto(`${site}${address}`);
  await page.locator('.VPNavBarSearch button').first().click();
  await page.locator('#localsearch-input').fill(words);
  await page.locator('.result').filter({ hasText: expected }).first().waitFor();
  await page.close();
});

it('has the whole text for machines', async () => {
  const index = await (await fetch(`${site}/llms.txt`)).text();
  const pages = [...index.matchAll(/\]\((\/[^)]+)\)/g)].map(([, address = '']) => address);
  expect(pages.length).toBeGreaterThan(10);
  const answers = await Promise.all(pages.map(async (address) => [address, (await fetch(`${site}${address}`)).status]));
  expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
  const whole = await (await fetch(`${site}/llms-full.txt`)).text();
  for (const said of ['qwy-guide', 'createTokenHandler(', 'listCases', 'stale_version']) expect(whole).toContain(said);
});
