import { type Browser, type BrowserContext, type Locator, type Page, chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../../tools/lib/chromium.ts';

export const PHONE = { width: 375, height: 740 };
export const DESKTOP = { width: 1280, height: 900 };
export const KIOSK = { width: 1080, height: 1920 };
/** How long a browser waits for what should happen: a machine that does ten things at once is slow, not wrong. Milliseconds. */
export const PATIENCE = 60_000;

export function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium() ?? 'chromium', args: [...CHROMIUM_FLAGS, ...flags] });
}

/** A visitor's browser, with everything that went wrong in it. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** CSP and Trusted Types violations, page errors, console errors: of the page and all frames. */
  readonly trouble: string[];
}

export async function openVisitor(browser: Browser, viewport = DESKTOP): Promise<Visitor> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  context.setDefaultTimeout(PATIENCE);
  const trouble: string[] = [];
  const watch = (page: Page): void => {
    page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') trouble.push(`console: ${message.text()} (${message.location().url})`);
    });
  };
  context.on('page', watch);
  const page = await context.newPage();
  return { context, page, trouble };
}

/**
 * Clicks as a person does: after the page has come to rest. Scrolling and clicking within one drawn frame sends the click to
 * what the compositor still shows there, which may be a frame of another process that the page has just moved.
 */
export async function click(target: Locator): Promise<void> {
  await atRest(target);
  await target.click();
}

/** The same for a radio button or checkbox, which is checked afterwards. */
export async function check(target: Locator): Promise<void> {
  await atRest(target);
  await target.check();
}

/** Same place for this many drawn frames: longer than a frame's new height takes to reach the page and the compositor. */
const STILL_FRAMES = 20;

async function atRest(target: Locator): Promise<void> {
  // Into the middle, so that no bar at an edge covers it and the click itself need not scroll.
  await target.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const drawn = () =>
    target.page().evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
  let place = '';
  for (let still = 0; still < STILL_FRAMES; still += 1) {
    await drawn();
    const now = JSON.stringify(await target.boundingBox());
    if (now !== place) still = 0;
    place = now;
  }
}
