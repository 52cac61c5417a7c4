// The examples as their readers start them, in the sandbox: the guide appears, the form opens, and a case is filed with a token that
// their own server signed.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATIENCE, launchBrowser } from '../browser.ts';
import { differing } from '../pixels.ts';
import type { Sandbox } from '../sandbox.ts';
import { startSandbox } from '../sandbox.ts';
import { inside, submit } from '../story.ts';
import { failures, openVisit, seen, violations } from '../visit.ts';
import type { Deployment, Example } from './run-example.ts';
import { bundle, deploy } from './run-example.ts';

const CARD = 'PL-YB-0005';
const SLUG = 'social-security-card';
const NAMES = ['html', 'express', 'webview', 'react', 'react-18', 'vue'] as const;
type Name = (typeof NAMES)[number];

describe('an example', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let examples: Example[] = [];
  beforeAll(async () => {
    const bundled = { react: bundle('react'), 'react-18': bundle('react-18'), vue: bundle('vue') };
    const pages: Readonly<Record<Name, string>> = { html: 'html', express: 'html', webview: 'webview', ...bundled };
    const deployments = NAMES.map((name): Deployment => ({
      name,
      server: name === 'express' ? 'express.ts' : 'server.ts',
      pages: pages[name],
    }));
    [sandbox, browser] = await Promise.all([startSandbox(), launchBrowser()]);
    examples = await deploy(sandbox, deployments, CARD);
  }, 300_000);
  afterAll(async () => {
    await Promise.all([browser?.close(), ...examples.map((example) => example.stop())]);
    await sandbox?.stop();
  });
  const address = (name: Name, path = '/'): string => `${examples[NAMES.indexOf(name)]?.origin ?? ''}${path}`;

  it.each(NAMES)(
    '%s: shows the guide, opens the form, and files a case with a token of its own server',
    async (name) => {
      const visit = await openVisit(browser);
      const { page } = visit;
      await page.goto(address(name));
      await page.getByRole('heading', { name: '社会保障卡' }).first().waitFor();
      await page.getByRole('button', { name: '在线填写' }).click();
      await expect.poll(() => readyOf(page, 'qwy-form'), { timeout: PATIENCE }).toBe(1);
      await submit(inside(page, 'qwy-form'), SLUG);
      expect(await seen(page, 'qwy-form-submitted')).toHaveLength(1);
      expect((await visit.tokens()).length).toBeGreaterThanOrEqual(2);
      expect(await failures(page, 'qwy-form')).toEqual([]);
      expect(visit.trouble).toEqual([]);
      expect(await violations(page)).toEqual([]);
      await visit.context.close();
    },
  );

  it.each(['react', 'react-18'] as const)('%s: sets props, hears events, comes and goes', async (name) => {
    const visit = await openVisit(browser);
    const { page } = visit;
    await page.goto(address(name));
    await page.getByText('指南已打开').waitFor();
    const guide = page.locator('qwy-guide');
    await page.getByRole('button', { name: '大字版' }).click();
    await expect.poll(() => guide.getAttribute('appearance')).toBe('elder');
    await page.getByRole('button', { name: '大字版' }).click();
    await expect.poll(() => guide.getAttribute('appearance')).toBeNull();
    await page.getByRole('button', { name: '在线填写' }).click();
    await page.getByText('表单已打开').waitFor();
    expect(await guide.count()).toBe(0);
    await page.getByRole('button', { name: '返回指南' }).click();
    await page.getByText('指南已打开').waitFor();
    expect([await guide.count(), await page.locator('qwy-form, iframe').count()]).toEqual([1, 0]);
    expect(visit.trouble).toEqual([]);
    await visit.context.close();
  });

  it('webview: says which browser it was shown in', async () => {
    const visit = await openVisit(browser);
    await visit.page.goto(address('webview'));
    const said = await visit.page.locator('output').textContent();
    expect(said).toBe(`浏览器 Chrome/${browser.version().split('.')[0]}.0.0.0`);
    console.info(`The page for WebViews was shown in: ${said ?? ''}`);
    await visit.context.close();
  });

  describe('with a guide that its server has drawn', () => {
    it('can be read without scripts, under a strict policy', async () => {
      const visit = await openVisit(browser, { javaScriptEnabled: false });
      await visit.page.goto(address('html', '/served'));
      await visit.page.getByRole('heading', { name: '社会保障卡' }).first().waitFor();
      expect(visit.trouble).toEqual([]);
      await visit.context.close();
    });

    it('is taken over without a flash: same picture, nothing moves', async () => {
      const visit = await openVisit(browser);
      const { page } = visit;
      let go: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (go = resolve));
      await page.route('**/qwy.js', async (route) => {
        await held;
        await route.continue();
      });
      await page.addInitScript(watchShifts);
      await page.goto(address('html', '/served'), { waitUntil: 'commit' });
      await page.getByRole('heading', { name: '社会保障卡' }).first().waitFor();
      await page.waitForFunction(() => (document.querySelector('qwy-guide')?.shadowRoot?.styleSheets.length ?? 0) > 0);
      const before = await page.screenshot({ animations: 'disabled' });
      go();
      await expect.poll(() => readyOf(page, 'qwy-guide'), { timeout: PATIENCE }).toBe(1);
      await page.waitForFunction(() => !document.querySelector('qwy-guide')?.shadowRoot?.querySelector('link'));
      const after = await page.screenshot({ animations: 'disabled' });
      expect(differing(before, after)).toBeLessThan(0.001);
      expect(await page.evaluate(() => Reflect.get(window, Symbol.for('shifts')))).toEqual([]);
      expect(visit.trouble).toEqual([]);
      expect(await violations(page)).toEqual([]);
      await visit.context.close();
    });
  });
});

const readyOf = async (page: Page, tag: string): Promise<number> =>
  (await seen(page, 'qwy-ready')).filter(({ at }) => at === tag).length;

/** Every layout shift from the first moment on. */
function watchShifts(): void {
  const shifts: number[] = [];
  Object.defineProperty(window, Symbol.for('shifts'), { value: shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.push(Number(Reflect.get(entry, 'value')));
  }).observe({ type: 'layout-shift', buffered: true });
}
