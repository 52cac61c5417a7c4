import { existsSync } from 'node:fs';
import * as z from 'zod/mini';
import { Builder, By, Capabilities, type WebDriver } from 'selenium-webdriver';
import { freePort, listensOn, startChild } from './child.ts';
import { type Driver, LOAD_TIMEOUT, type Size, type Tab } from './driver.ts';

export interface WebKitPrograms {
  readonly driver: string;
  readonly browser: string;
  readonly display: string;
}

/** WebKitGTK over WebDriver, the protocol it speaks itself. It needs a display to draw on, and gets one of its own. */
export async function driveWebKit(programs: WebKitPrograms, size: Size): Promise<Driver> {
  const port = await freePort();
  const display = port; // displays have numbers, too; nobody else uses ones this high
  const screen = ['-screen', '0', '1600x2000x24', '-nolisten', 'tcp'];
  const isThere = () => Promise.resolve(existsSync(`/tmp/.X11-unix/X${display}`));
  const xvfb = await startChild(programs.display, [`:${display}`, ...screen], {}, isThere);
  const env = {
    DISPLAY: `:${display}`,
    LANG: 'C.UTF-8',
    LANGUAGE: 'zh_CN',
    TZ: 'Asia/Shanghai',
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', // its sandbox needs user namespaces, which containers rarely have
  };
  const server = await startChild(programs.driver, [`--port=${port}`, '--host=127.0.0.1'], env, listensOn(port));
  const driver = await new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities(capabilitiesOf(programs.browser))
    .build();
  await driver.manage().setTimeouts({ pageLoad: LOAD_TIMEOUT, script: LOAD_TIMEOUT });
  const first = await driver.getWindowHandle();
  const tab = tabOf(driver, first);
  await tab.resize(size);
  return {
    version: (await driver.getCapabilities()).getBrowserVersion() ?? '',
    tab,
    async opened() {
      const handle = (await driver.getAllWindowHandles()).find((one) => one !== first);
      return handle === undefined ? undefined : tabOf(driver, handle);
    },
    trouble: () => undefined,
    async close() {
      await driver.quit().catch(() => undefined);
      await server.stop();
      await xvfb.stop();
    },
  };
}

function capabilitiesOf(browser: string): Capabilities {
  const capabilities = new Capabilities();
  capabilities.set('browserName', 'MiniBrowser');
  capabilities.set('webkitgtk:browserOptions', { binary: browser, args: ['--automation'] });
  return capabilities;
}

function tabOf(driver: WebDriver, handle: string): Tab {
  const enter = async (tag?: string): Promise<void> => {
    await driver.switchTo().window(handle);
    await driver.switchTo().defaultContent();
    if (tag === undefined) return;
    const root = await driver.findElement(By.css(tag)).getShadowRoot();
    await driver.switchTo().frame(await root.findElement(By.css('iframe')));
  };
  return {
    async goto(url) {
      await enter();
      await driver.get(url);
    },
    async evaluate(tag, expression) {
      await enter(tag);
      return driver.executeScript<unknown>(`return ${expression}`);
    },
    async press(x, y) {
      await enter();
      await driver
        .actions({ async: true })
        .move({ x: Math.round(x), y: Math.round(y) })
        .press()
        .release()
        .perform();
    },
    async type(text) {
      await driver.actions().sendKeys(text).perform();
    },
    async resize({ width, height }) {
      await enter();
      const window = driver.manage().window();
      await window.setRect({ x: 0, y: 0, width, height });
      // What is asked for is the window, what is meant its content.
      const inner = z.number().parse(await driver.executeScript('return innerHeight'));
      await window.setRect({ x: 0, y: 0, width, height: height + height - inner });
    },
    async screenshot() {
      await enter();
      return Buffer.from(await driver.takeScreenshot(), 'base64');
    },
    async close() {
      await enter();
      await driver.close();
    },
  };
}
