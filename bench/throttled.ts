// Prevents: an element that is quick on a developer's machine and slow where it is used. Each published element on a bank's page of
// the sandbox, on a phone-class processor and line, with an empty cache and again with a full one.
import { type Browser, type Frame, type Page, chromium } from 'playwright-core';
import { startSandbox } from '../packages/playground/e2e/sandbox.ts';
import { CHROMIUM_FLAGS } from '../tools/lib/chromium.ts';
import { type SlowLine, startSlowLine } from './slow-line.ts';
import { median } from './statistics.ts';
import { table } from './table.ts';

/** A cheap phone on a bad line (issue of the guide: 6 times slower, 1.6 Mbit/s, 150 ms). */
export const PHONE_CLASS = { cpu: 6, bytesPerSecond: 200_000, latency: 150 };

const SUBJECTS = ['guide', 'form', 'case', 'rating', 'license'] as const;

interface Load {
  /** From the beginning of the navigation, ms: first paint of the page, and the element's own `qwy-ready`. */
  readonly firstPaint: number;
  readonly ready: number;
  /** Bodies that came over the line, kB. */
  readonly kilobytes: number;
}

export interface Loads {
  readonly subject: string;
  readonly cold: readonly Load[];
  readonly warm: readonly Load[];
}

export async function loadThrottled(executablePath: string, rounds: number): Promise<Loads[]> {
  const sandbox = await startSandbox();
  const line = await startSlowLine(PHONE_CLASS);
  const browser = await chromium.launch({
    executablePath,
    args: [...CHROMIUM_FLAGS],
    proxy: { server: line.address, bypass: '<-loopback>' },
  });
  try {
    const loads = SUBJECTS.map((subject) => ({ subject, cold: [] as Load[], warm: [] as Load[] }));
    for (let round = 0; round < rounds; round += 1) {
      for (const { subject, cold, warm } of loads) {
        const [first, second] = await loadTwice(browser, line, sandbox.site('bank', `/bench/${subject}`), subject);
        cold.push(first);
        warm.push(second);
      }
    }
    return loads;
  } finally {
    await browser.close();
    line.stop();
    await sandbox.stop();
  }
}

/** In a context of its own, whose cache is empty at first. */
async function loadTwice(browser: Browser, line: SlowLine, url: string, subject: string): Promise<[Load, Load]> {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'zh-CN' });
  const home = await context.newPage();
  await home.goto(new URL('/rate', url).href, { waitUntil: 'commit' });
  const head = await home.locator('script[src$="/qwy.js"]').evaluate((script) => script.outerHTML);
  await home.close();
  await context.clearCookies();
  try {
    const cold = await load(await fresh(), line, url, pageOf(subject, head));
    return [cold, await load(await context.newPage(), line, url, pageOf(subject, head))];
  } finally {
    await context.close();
  }

  async function fresh(): Promise<Page> {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.clearBrowserCache');
    return page;
  }
}

async function load(page: Page, line: SlowLine, url: string, html: string): Promise<Load> {
  await slowDown(page);
  const before = line.passed();
  await page.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.addInitScript(() => {
    addEventListener('qwy-ready', () => (document.documentElement.dataset['readyAt'] = String(performance.now())), {
      once: true,
    });
  });
  await page.goto(url);
  const ready = await page.waitForFunction(() => Number(document.documentElement.dataset['readyAt'] ?? 0), undefined, {
    timeout: 120_000,
  });
  const firstPaint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  );
  const result = { firstPaint, ready: Number(await ready.jsonValue()), kilobytes: (line.passed() - before) / 1000 };
  await page.close();
  return result;
}

const pageOf = (subject: string, script: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" />
<title>${subject}</title><link rel="icon" href="/logo.svg" />${script}</head>
<body><h1>政务服务</h1><qwy-provider partner="pk_bank" token-endpoint="/qwy-token">
<qwy-${subject} item="PL-YB-0005"><p>0915-0000001</p></qwy-${subject}></qwy-provider></body></html>`;

/** Frames of other sites have processes of their own: each is slowed down as soon as it has begun. */
async function slowDown(page: Page): Promise<void> {
  const slow = async (target: Page | Frame): Promise<void> => {
    const session = await page.context().newCDPSession(target);
    await session.send('Emulation.setCPUThrottlingRate', { rate: PHONE_CLASS.cpu });
  };
  await slow(page);
  page.on('framenavigated', (frame) => {
    // A frame of the page's own process is slow already, and a frame that is gone needs nothing.
    if (frame !== page.mainFrame()) slow(frame).catch(() => undefined);
  });
}

export function describeLoads(loads: readonly Loads[]): string {
  const of = (values: readonly Load[], key: keyof Load): string => median(values.map((value) => value[key])).toFixed(0);
  const rows = loads.map(({ subject, cold, warm }) => [
    `<qwy-${subject}>`,
    ...[cold, warm].flatMap((values) => [of(values, 'firstPaint'), of(values, 'ready'), of(values, 'kilobytes')]),
  ]);
  const head = ['first paint', 'ready', 'kB'];
  return table(['median, ms', ...head.map((text) => `cold: ${text}`), ...head.map((text) => `warm: ${text}`)], rows);
}
