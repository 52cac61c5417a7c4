import {
  type Browser,
  type BrowserContext,
  type ElementHandle,
  type Locator,
  type Page,
  chromium,
} from 'playwright-core';
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

/**
 * The frames are counted within each document, the target's and those around it: asking from here at every frame took a good part
 * of the time of all tests.
 */
async function atRest(target: Locator): Promise<void> {
  // Into the middle, so that no bar at an edge covers it and the click itself need not scroll.
  await target.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const place = async (): Promise<string> => JSON.stringify(await target.boundingBox());
  for (let before = await place(); ;) {
    const around = await framesAround(target);
    await Promise.all([
      target.evaluate(staysInPlace, STILL_FRAMES),
      ...around.map((frame) => frame.evaluate(staysInPlace, STILL_FRAMES)),
    ]);
    const now = await place();
    if (now === before) return;
    before = now;
  }
}

/** The `<iframe>` elements that the target's document lies in, innermost first. */
async function framesAround(target: Locator): Promise<ElementHandle<Node>[]> {
  const found: ElementHandle<Node>[] = [];
  const handle = await target.elementHandle();
  for (let frame = await handle?.ownerFrame(); frame?.parentFrame(); frame = frame.parentFrame())
    found.push(await frame.frameElement());
  return found;
}

/** In the browser: resolves when the element has been drawn so often at one place. */
function staysInPlace(element: Node, frames: number): Promise<void> {
  return new Promise((resolve) => {
    let place = '';
    let still = 0;
    const look = (): void => {
      const now = element instanceof Element ? JSON.stringify(element.getBoundingClientRect()) : '';
      still = now === place ? still + 1 : 0;
      place = now;
      if (still >= frames) resolve();
      else requestAnimationFrame(look);
    };
    look();
  });
}
