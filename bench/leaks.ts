// Prevents: a page that grows with every element that comes and goes. Each is put in and taken out many times; what the page
// holds after the first tenth is compared with what it holds in the end.
import { type Page, chromium } from 'playwright-core';
import { CHROMIUM_FLAGS } from '../tools/lib/chromium.ts';
import { type Held, heapOf } from './heap.ts';
import { table } from './table.ts';

export interface Leak {
  readonly subject: string;
  readonly cycles: number;
  readonly before: Held;
  readonly after: Held;
}

/** @param cycles - how often each element comes and goes, after a tenth as many that only warm up */
export async function findLeaks(executablePath: string, url: string, cycles: number): Promise<Leak[]> {
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  try {
    const subjects = await withPage(`${url}/leaks.html`, (page) => page.evaluate(() => bench.subjects));
    const leaks: Leak[] = [];
    for (const subject of subjects) leaks.push(await leakOf(subject));
    return leaks;
  } finally {
    await browser.close();
  }

  async function withPage<T>(address: string, work: (page: Page) => Promise<T>): Promise<T> {
    const page = await browser.newPage();
    await Promise.all([
      page.waitForEvent('console', (message) => message.text() === 'bench-ready'),
      page.goto(address),
    ]);
    const result = await work(page);
    await page.close();
    return result;
  }

  /** On a page of its own, so that no subject pays for another. */
  function leakOf(subject: string): Promise<Leak> {
    return withPage(`${url}/leaks.html`, async (page) => {
      const session = await page.context().newCDPSession(page);
      const turn = (times: number): Promise<void> =>
        page.evaluate(([name, count]) => bench.cycle(name, count), [subject, times] as const);
      await turn(Math.ceil(cycles / 10));
      const before = await heapOf(session);
      await turn(cycles);
      return { subject, cycles, before, after: await heapOf(session) };
    });
  }
}

export function describeLeaks(leaks: readonly Leak[]): string {
  const rows = leaks.map(({ subject, cycles, before, after }) => [
    subject,
    String(cycles),
    (((after.megabytes - before.megabytes) * 1024) / cycles).toFixed(2),
    String(after.nodes - before.nodes),
    String(after.listeners - before.listeners),
  ]);
  return table(['put in and taken out', 'times', 'kB kept a time', 'nodes kept in all', 'listeners kept in all'], rows);
}
