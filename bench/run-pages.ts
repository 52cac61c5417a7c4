import type { Browser, BrowserContext } from 'playwright-core';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS } from '../tools/lib/chromium.ts';
import type { PageName } from './build-pages.ts';
import { PAGES } from './build-pages.ts';
import { heapOf } from './heap.ts';
import type { BenchOptions } from './options.ts';
import type { MeasuredPage } from './result.ts';
import { PageResult, RESULT_PREFIX } from './result.ts';

/** Rounds that only warm up caches and the processor. */
const WARM_UP = 2;
const PAGE_TIMEOUT_MS = 30_000;
const PHONE = { width: 375, height: 812 };

export type Results = Readonly<Record<PageName, readonly MeasuredPage[]>>;

export interface RunOptions extends BenchOptions {
  readonly executablePath: string;
  /** Where the built pages are served. */
  readonly baseUrl: string;
}

/**
 * Loads every page once a round, in an order that moves on by one each round, so that what disturbs the machine for a while
 * disturbs both sides alike. Each load is a new tab of one browser.
 */
export async function runPages(options: RunOptions): Promise<{ readonly browser: string; readonly results: Results }> {
  const browser = await chromium.launch({ executablePath: options.executablePath, args: [...CHROMIUM_FLAGS] });
  try {
    return { browser: browser.version(), results: await runRounds(browser, options) };
  } finally {
    await browser.close();
  }
}

async function runRounds(browser: Browser, { rounds, cpu, baseUrl }: RunOptions): Promise<Results> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const results: Record<PageName, MeasuredPage[]> = {
    'guide-element': [],
    'guide-floor': [],
    'form-element': [],
    'form-floor': [],
    'many-element': [],
    'many-floor': [],
  };
  for (let round = 0; round < WARM_UP + rounds; round += 1) {
    for (const name of rotated(PAGES, round)) {
      const result = await load(context, `${baseUrl}/${name}.html`, cpu);
      if (round >= WARM_UP) results[name].push(result);
    }
  }
  return results;
}

const rotated = <T>(list: readonly T[], by: number): T[] => {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
};

/** @throws {Error} with the page's own words when it fails. */
async function load(context: BrowserContext, url: string, cpu: number): Promise<MeasuredPage> {
  const page = await context.newPage();
  try {
    const session = await context.newCDPSession(page);
    if (cpu > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    const failed = new Promise<never>((_, reject) => page.once('pageerror', reject));
    const said = page.waitForEvent('console', {
      predicate: (message) => message.text().startsWith(RESULT_PREFIX),
      timeout: PAGE_TIMEOUT_MS,
    });
    const [message] = await Promise.all([Promise.race([said, failed]), page.goto(url)]);
    const result = PageResult.parse(JSON.parse(message.text().slice(RESULT_PREFIX.length)));
    return { ...result, heap: (await heapOf(session)).megabytes };
  } finally {
    await page.close();
  }
}
