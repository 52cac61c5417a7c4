import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canKeep, openBlockedBrowser } from './blocked-browser.ts';
import { PHONE, click, launchBrowser } from './browser.ts';
import { changedBuiltins, watchBuiltins } from './builtins.ts';
import { fileCase } from './filed-case.ts';
import { fillForm, sampleForm } from './fill-form.ts';
import { fits, frameOf } from './frame-fit.ts';
import { republish } from './publish.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { type Receipt, decide, inside, openCase, rate, showLicense, submit } from './story.ts';
import { tabStops, tabUntil } from './tab-order.ts';
import { openVisit, seen, watch } from './visit.ts';

const CARD = 'PL-YB-0005';
const TRADER = 'PL-YB-0001';
const SLUG = 'social-security-card';

describe("a bank's page with our elements", () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let receipt: Receipt;
  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([startSandbox(), launchBrowser()]);
    receipt = await fileCase(sandbox);
  });
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
  });

  it('gets no cookie from us, and works where cookies and storage of third parties are blocked', async () => {
    const blocked = await openBlockedBrowser(['gw.localhost', 'forms.localhost', 'license.localhost']);
    const visit = await watch(await blocked.context.newPage());
    const { page } = visit;
    await openForm(page);
    const filed = await submit(inside(page, 'qwy-form'), SLUG);
    expect(await canKeep(await frameOf(page, 'qwy-form'))).toEqual([]);
    expect(await canKeep(page.mainFrame())).toEqual(['cookie', 'localStorage', 'sessionStorage', 'IndexedDB', 'cache']);
    await page.goto(sandbox.site('bank', '/case'));
    await openCase(page, filed);
    await decide(sandbox, filed.number);
    await page.goto(sandbox.site('bank', '/rate'));
    await rate(page, filed);
    await page.goto(sandbox.site('bank', '/licenses'));
    await showLicense(visit, '居民身份证');
    expect(await canKeep(await frameOf(page, 'qwy-license'))).toEqual([]);
    expect(visit.trouble).toEqual([]);
    const senders = new Set(visit.cookies.map((line) => new URL(line.replace(/: .*/, '')).hostname));
    expect([...senders]).toEqual(['id.localhost']); // the sign-in's own session, in a window of its own
    await blocked.close();
  });

  it('gains one name and loses none of its own', async () => {
    const visit = await openVisit(browser);
    const { page } = visit;
    await watchBuiltins(page);
    await openForm(page);
    await page.evaluate(() => {
      for (const tag of ['qwy-case', 'qwy-rating', 'qwy-license'])
        document.querySelector('qwy-provider')?.append(document.createElement(tag));
    });
    for (const tag of ['qwy-case', 'qwy-rating', 'qwy-license']) await until(page, 'qwy-ready', tag);
    expect(await changedBuiltins(page)).toEqual(['Qwy']);

    await page.evaluate(() => {
      Reflect.set(window, 'stray', 1);
      Reflect.set(Array.prototype, 'map', () => []);
      Reflect.deleteProperty(JSON, 'stringify');
    });
    expect((await changedBuiltins(page)).sort()).toEqual(['Array.prototype.map', 'JSON.stringify', 'Qwy', 'stray']);
    await visit.context.close();
  });

  it.each(['case', 'form'] as const)(
    'lets the Tab key into the %s, through it and out again, both ways',
    async (name) => {
      const { page, context, trouble } = await openVisit(browser);
      const tag = `qwy-${name}`;
      if (name === 'case') {
        await page.goto(sandbox.site('bank', '/case'));
        await until(page, 'qwy-ready', tag);
      } else {
        await openForm(page);
        const { form, answers } = sampleForm(SLUG);
        await fillForm(inside(page, tag), { form: { ...form, pages: form.pages.slice(0, 1) }, answers });
        await inside(page, tag).getByText('第 2 步').waitFor();
      }
      await page.locator(tag).evaluate((element) => {
        for (const place of ['before', 'after'] as const) {
          const button = document.createElement('button');
          button.id = button.textContent = place;
          element[place](button);
        }
      });
      const frame = await frameOf(page, tag);
      const stops = await frame.evaluate(tabStops, 'all' as const);
      expect(stops.length).toBeGreaterThan(2);
      await page.locator('#before').focus();
      const there = await tabUntil(page, 'Tab', '#after');
      expect(there).toEqual(['#before', ...stops, '#after']);
      expect(await tabUntil(page, 'Shift+Tab', '#before')).toEqual([...there].reverse());
      expect(trouble).toEqual([]);
      await context.close();
    },
  );

  it('shows what the bureau publishes at once, without being loaded again and without asking for it', async () => {
    const { page, context, urls, trouble } = await openVisit(browser);
    await page.clock.install();
    await page.goto(sandbox.site('bank', `/item?code=${TRADER}`));
    await page.locator('qwy-guide').getByRole('heading', { name: '个体工商户设立登记' }).first().waitFor();
    const asked = (): number => urls.filter((url) => new URL(url).pathname === `/v1/guides/${TRADER}`).length;
    await expect.poll(asked).toBe(2); // once to read it, once more when listening has begun
    let loads = 0;
    page.on('framenavigated', () => void (loads += 1));
    await page.clock.fastForward(40_000); // whoever asks by the clock asks now
    await page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
    expect(asked()).toBe(2);

    const publishedAt = Date.now();
    await republish(sandbox, TRADER, () => ({ summary: '刚刚发布的新内容。' }));
    await page.getByText('刚刚发布的新内容。').waitFor();
    console.log(`A published guide was on the bank's page after ${Date.now() - publishedAt} ms, publishing included.`);
    expect(asked()).toBe(3);
    expect(urls.filter((url) => url.endsWith('/v1/changes'))).toHaveLength(1);
    expect(loads).toBe(0);
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('has frames as high as their content on a phone, and nothing that scrolls inside or sideways', async () => {
    const visit = await openVisit(browser, { viewport: PHONE });
    const { page } = visit;
    await openForm(page);
    const form = inside(page, 'qwy-form');
    const { form: definition, answers } = sampleForm(SLUG);
    const heights = [await fits(page, 'qwy-form')];
    for (const at of definition.pages.keys()) {
      await fillForm(form, { form: { ...definition, pages: definition.pages.slice(at, at + 1) }, answers });
      heights.push(await fits(page, 'qwy-form'));
    }
    for (const _page of definition.pages) await click(form.getByRole('button', { name: '上一步' }));
    await form.getByText('第 1 步').waitFor();
    const again = await fits(page, 'qwy-form');
    expect(Math.abs(again - (heights[0] ?? 0))).toBeLessThan(2); // it shrinks too
    expect(new Set(heights).size).toBeGreaterThan(2);
    await click(form.getByRole('button', { name: '下一步' }));
    await click(form.getByRole('button', { name: '下一步' }));
    await click(form.getByRole('button', { name: '下一步' }));
    await fits(page, 'qwy-form');

    await page.goto(sandbox.site('bank', '/case'));
    await until(page, 'qwy-ready', 'qwy-case');
    await fits(page, 'qwy-case');
    await openCase(page, receipt);
    await fits(page, 'qwy-case');
    await page.goto(sandbox.site('bank', '/rate'));
    await until(page, 'qwy-ready', 'qwy-rating');
    await fits(page, 'qwy-rating');
    await page.goto(sandbox.site('bank', '/licenses'));
    await until(page, 'qwy-ready', 'qwy-license');
    await fits(page, 'qwy-license');
    await showLicense(visit, '居民身份证');
    await fits(page, 'qwy-license');
    await visit.context.close();
  });

  it.each([
    ['/case', 'qwy-case', '办件进度查询', 'Progress of your case', '办件查询'],
    ['/rate', 'qwy-rating', '政务服务评价', 'Rate the service', '好差评'],
    ['/licenses', 'qwy-license', '电子证照', 'Electronic licences', '电子证照'],
    [`/item?code=${CARD}`, 'qwy-form', '在线填表申请', 'Online application form', '在线申请'],
  ] as const)('names the frame and its language on %s, in the language of now', async (path, tag, zh, en, title) => {
    const { page, context } = await openVisit(browser);
    if (tag === 'qwy-form') await openForm(page);
    else await page.goto(sandbox.site('bank', path));
    await until(page, 'qwy-ready', tag);
    const iframe = page.locator(`${tag} iframe`);
    const frame = await frameOf(page, tag);
    expect(await iframe.getAttribute('title')).toBe(zh);
    expect(await frame.title()).toBe(title);
    expect(await frame.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.locator('qwy-provider').evaluate((provider) => provider.setAttribute('locale', 'en'));
    await expect.poll(() => frame.locator('html').getAttribute('lang')).toBe('en');
    expect(await iframe.getAttribute('title')).toBe(en);
    expect(frame.isDetached()).toBe(false);
    await context.close();
  });

  it('hands colour and language on while somebody types, who loses nothing', async () => {
    const { page, context, trouble } = await openVisit(browser);
    await openForm(page);
    const form = inside(page, 'qwy-form');
    const { form: definition, answers } = sampleForm(SLUG);
    await fillForm(form, { form: { ...definition, pages: definition.pages.slice(0, 1) }, answers });
    const name = form.getByLabel('持卡人的姓名');
    await click(name); // away from the button, which has another colour under the mouse
    await name.fill('样例·金丝雀');
    const frame = await frameOf(page, 'qwy-form');
    const brand = (): Promise<string> =>
      frame.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--qwy-brand').trim());
    const paint = (selector: string, colour: string): Promise<void> =>
      page.locator(selector).evaluate((at: HTMLElement, value) => at.style.setProperty('--qwy-brand', value), colour);
    const button = (): Promise<string> =>
      form
        .locator('button.primary')
        .first()
        .evaluate((element) => getComputedStyle(element).backgroundColor);

    await paint('qwy-provider', '#0b6e4f');
    await expect.poll(brand).toBe('#0b6e4f');
    await expect.poll(button).toBe('rgb(11, 110, 79)');
    await page.locator('qwy-provider').evaluate((at: HTMLElement) => at.style.removeProperty('--qwy-brand'));
    await paint('html', '#123456');
    await expect.poll(brand).toBe('#123456');
    expect(await name.inputValue()).toBe('样例·金丝雀');

    await page.locator('qwy-provider').evaluate((provider) => provider.setAttribute('locale', 'en'));
    await form.getByRole('button', { name: 'Next' }).waitFor();
    expect(await form.getByLabel('持卡人的姓名').inputValue()).toBe('样例·金丝雀');
    await page.locator('qwy-provider').evaluate((provider) => provider.removeAttribute('locale'));
    await form.getByRole('button', { name: '上一步' }).click();
    expect(await form.locator('input:checked').count()).toBe(2);
    expect(frame.isDetached()).toBe(false);
    expect(await brand()).toBe('#123456');
    expect(trouble).toEqual([]);
    await context.close();
  });

  async function openForm(page: Page): Promise<void> {
    await page.goto(sandbox.site('bank', `/item?code=${CARD}`));
    await click(page.getByRole('button', { name: '在线填写' }).first());
    await inside(page, 'qwy-form').getByText('第 1 步').waitFor();
  }
});

const until = (page: Page, type: string, tag: string): Promise<void> =>
  expect.poll(async () => (await seen(page, type)).map(({ at }) => at)).toContain(tag);
