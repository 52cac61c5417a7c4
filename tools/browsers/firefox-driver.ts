import puppeteer, { type Frame, type Page } from 'puppeteer-core';
import { type Driver, LOAD_TIMEOUT, type Size, type Tab, iframeOf } from './driver.ts';

/** Firefox over WebDriver BiDi, the protocol it speaks itself. */
export async function driveFirefox(program: string, size: Size): Promise<Driver> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: program,
    headless: true,
    defaultViewport: size,
    timeout: 60_000,
    extraPrefsFirefox: { 'intl.accept_languages': 'zh-CN', 'dom.disable_open_during_load': true },
    env: { ...process.env, TZ: 'Asia/Shanghai' },
  });
  const trouble: string[] = [];
  const first = await browser.newPage();
  const known = await browser.pages();
  browser.on('targetcreated', (target) => void target.page().then((page) => page && watch(page, trouble)));
  watch(first, trouble);
  return {
    version: (await browser.version()).replace(/^.*\//, ''),
    tab: tabOf(first),
    async opened() {
      const page = (await browser.pages()).find((one) => !known.includes(one));
      return page && tabOf(page);
    },
    trouble: () => trouble,
    close: () => browser.close(),
  };
}

function watch(page: Page, trouble: string[]): void {
  page.on('pageerror', (error) => trouble.push(`error: ${error instanceof Error ? error.message : String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(`console: ${message.text()} (${message.location().url ?? ''})`);
  });
}

function tabOf(page: Page): Tab {
  return {
    goto: async (url) => void (await page.goto(url, { timeout: LOAD_TIMEOUT })),
    async evaluate(tag, expression) {
      const frame = tag === undefined ? page.mainFrame() : await frameOf(page, tag);
      return frame.evaluate(expression);
    },
    press: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    resize: (size) => page.setViewport(size),
    screenshot: async () => Buffer.from(await page.screenshot()),
    close: () => page.close(),
  };
}

async function frameOf(page: Page, tag: string): Promise<Frame> {
  const iframe = await page.evaluateHandle(iframeOf(tag));
  const frame = await iframe.asElement()?.contentFrame();
  if (!frame) throw new Error(`There is no frame in <${tag}>.`);
  return frame;
}
