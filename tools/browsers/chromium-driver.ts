// Prevents: a browser for old terminals that is only claimed. Playwright's clicks and locators need what came with Chromium
// 105; its evaluate, mouse and keyboard also work in 83.
import { type Frame, type JSHandle, type Page, chromium } from 'playwright-core';
import { CHROMIUM_FLAGS } from '../lib/chromium.ts';
import { type Driver, LOAD_TIMEOUT, type Size, type Tab, iframeOf } from './driver.ts';

/** @param libraries - folders with the system libraries that an old build brings along */
export async function driveChromium(program: string, size: Size, libraries: readonly string[] = []): Promise<Driver> {
  const browser = await chromium.launch({
    executablePath: program,
    args: [...CHROMIUM_FLAGS, '--no-zygote', '--disable-dev-shm-usage'],
    env: { ...process.env, ...(libraries.length > 0 && { LD_LIBRARY_PATH: libraries.join(':') }) },
  });
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const trouble: string[] = [];
  context.on('page', (page) => watch(page, trouble));
  const first = await context.newPage();
  return {
    version: browser.version(),
    tab: tabOf(first),
    async opened() {
      const page = context.pages().find((one) => one !== first);
      return page && tabOf(page);
    },
    trouble: () => trouble,
    close: () => browser.close(),
  };
}

function watch(page: Page, trouble: string[]): void {
  page.on('pageerror', ({ message }) => trouble.push(`error: ${message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(`console: ${message.text()} (${message.location().url})`);
  });
}

function tabOf(page: Page): Tab {
  return {
    goto: async (url) => void (await page.goto(url, { timeout: LOAD_TIMEOUT })),
    async evaluate(tag, expression) {
      const frame = tag === undefined ? page.mainFrame() : await frameOf(page, tag);
      return frame.evaluate<unknown>(expression);
    },
    press: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    resize: (size) => page.setViewportSize(size),
    screenshot: () => page.screenshot({ timeout: LOAD_TIMEOUT }),
    close: () => page.close(),
  };
}

async function frameOf(page: Page, tag: string): Promise<Frame> {
  const iframe: JSHandle = await page.evaluateHandle(iframeOf(tag));
  const frame = await iframe.asElement()?.contentFrame();
  if (!frame) throw new Error(`There is no frame in <${tag}>.`);
  return frame;
}
