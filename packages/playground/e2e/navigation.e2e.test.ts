import { type Browser, type FrameLocator, type Locator, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../../../tools/lib/chromium.ts';
import { launchBrowser } from './browser.ts';
import { fileCase } from './filed-case.ts';
import { fillForm, sampleForm } from './fill-form.ts';
import { republish } from './publish.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { type Receipt, inside, openCase, submit } from './story.ts';
import { openVisit, seen } from './visit.ts';

const CARD = 'PL-YB-0005';
const TRADER = 'PL-YB-0001';

describe('a page with our elements', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  const receipts: Receipt[] = [];
  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([startSandbox(), launchBrowser()]);
    for (let count = 0; count < 2; count += 1) receipts.push(await fileCase(sandbox));
  });
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
  });
  const receipt = (index: 0 | 1): Receipt => receipts[index] ?? { number: '', code: '' };

  it('has an empty form after a reload in the middle, which can be filed', async () => {
    const { page, context, trouble } = await openVisit(browser);
    const form = inside(page, 'qwy-form');
    const { form: definition, answers } = sampleForm('social-security-card');
    const open = () => page.getByRole('button', { name: '在线填写' }).first().click();
    await page.goto(sandbox.site('bank', `/item?code=${CARD}`));
    await open();
    await fillForm(form, { form: { ...definition, pages: definition.pages.slice(0, 2) }, answers });
    await form.getByText('第 3 步').waitFor();

    await page.reload();
    await open();
    await form.getByText('第 1 步').waitFor();
    for (const frame of page.frames()) expect(await frame.evaluate(stored)).toEqual([]);
    await fillForm(form, { form: { ...definition, pages: definition.pages.slice(0, 1) }, answers });
    expect(await form.getByLabel('持卡人的姓名').inputValue()).toBe('');
    await form.getByRole('button', { name: '上一步' }).click();
    expect((await submit(form, 'social-security-card')).number).toMatch(/^\d{8}-/);
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('shows nothing of the visit before when the back button restores it from memory', async () => {
    // Playwright turns the cache off because it loses sight of frames in restored pages: they are driven by keyboard here.
    const remembering = await chromium.launch({
      executablePath: findChromium() ?? 'chromium',
      args: [
        ...CHROMIUM_FLAGS,
        '--disable-site-isolation-trials',
        '--disable-features=IsolateOrigins,site-per-process',
      ],
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    const { page, context } = await openVisit(remembering);
    await page.addInitScript(() =>
      addEventListener('pageshow', ({ persisted }) => history.replaceState(persisted, '')),
    );
    await page.goto(sandbox.site('bank', '/case'));
    await openCase(page, receipt(0));
    const cdp = await context.newCDPSession(page);
    const wholeText = async () => JSON.stringify(await cdp.send('DOM.getDocument', { depth: -1, pierce: true }));
    expect(await wholeText()).toContain(receipt(0).number);

    await page.getByRole('link', { name: '首页' }).click();
    await page.getByRole('heading', { name: '常办事项' }).waitFor();
    await page.evaluate(() => history.back());
    await expect.poll(() => page.evaluate(() => history.state)).toBe(true);
    await expect.poll(wholeText).toContain('请照着收件回执');
    expect(await wholeText()).not.toContain(receipt(0).number);

    await page.locator('qwy-case').evaluate((element) => element.focus());
    await page.keyboard.press('Tab');
    await page.keyboard.type(receipt(1).number);
    await page.keyboard.press('Tab');
    await page.keyboard.type(receipt(1).code);
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await seen(page, 'qwy-case-opened')).map(({ caseNumber }) => caseNumber))
      .toEqual([receipt(0).number, receipt(1).number]);
    await remembering.close();
  });

  it('is current again when the back button returns to its guide', async () => {
    const { page, context } = await openVisit(browser);
    await page.goto(sandbox.site('bank', `/item?code=${TRADER}`));
    await page.getByRole('heading', { name: '个体工商户设立登记' }).waitFor();
    await page.getByRole('link', { name: '首页' }).click();
    await page.getByRole('heading', { name: '常办事项' }).waitFor();
    await republish(sandbox, TRADER, () => ({ summary: '返回以后看到的新内容。' }));
    await page.goBack();
    await page.getByText('返回以后看到的新内容。').waitFor();
    await context.close();
  });

  it('works in two tabs at once, each with tokens of its own', async () => {
    const first = await openVisit(browser);
    await first.page.goto(sandbox.site('bank', '/case'));
    const inFirst = await openCase(first.page, receipt(0));
    const other = await first.context.newPage();
    await other.goto(sandbox.site('bank', '/case'));
    const inOther = await openCase(other, receipt(1));
    await inOther.getByText(receipt(1).number).waitFor();
    const tokens = await first.tokens();
    expect(tokens).toHaveLength(6); // an embed, an access and a refresh token for each tab
    expect(new Set(tokens).size).toBe(6);

    await other.locator('qwy-case').evaluate((element) => Reflect.get(element, 'wipe').call(element)); // revokes its token
    await inOther.getByLabel('办件编号').waitFor();
    await other.close();
    await inFirst.getByRole('button', { name: '看看有没有新进展' }).click();
    await inFirst.getByRole('article').getByText('刚刚查过，没有新变化。').waitFor();
    await first.context.close();
  });

  it('holds two cases beside each other', async () => {
    const { page, context, trouble } = await openVisit(browser);
    await page.goto(sandbox.site('bank', '/case'));
    await page.locator('qwy-provider').evaluate((provider) => provider.append(document.createElement('qwy-case')));
    const frames = [0, 1].map((index) => page.locator('qwy-case').nth(index).frameLocator('iframe'));
    for (const [index, frame] of frames.entries()) await lookUp(frame, receipts[index]);
    for (const [index, frame] of frames.entries()) {
      expect(await frame.getByText(receipts[index]?.number ?? '').count()).toBeGreaterThan(0);
      expect(await frame.getByText(receipts[1 - index]?.number ?? '').count()).toBe(0);
    }
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('feeds two guides from one stream of changes', async () => {
    const { page, context, urls, trouble } = await openVisit(browser);
    await page.goto(sandbox.site('dept'));
    const guides = page.locator('qwy-guide');
    await page.locator('qwy-provider').evaluate((provider, item) => {
      const second = document.createElement('qwy-guide');
      second.setAttribute('item', item);
      provider.append(second);
    }, TRADER);
    for (const index of [0, 1]) await guides.nth(index).locator('h1, h2').first().waitFor();
    const streams = () => urls.filter((url) => url.endsWith('/v1/changes')).length;
    await expect.poll(streams).toBe(1);

    await republish(sandbox, TRADER, () => ({ summary: '第二份指南的新内容。' }));
    await guides.nth(1).getByText('第二份指南的新内容。').waitFor();
    await republish(sandbox, CARD, () => ({ summary: '第一份指南的新内容。' }));
    await guides.nth(0).getByText('第一份指南的新内容。').waitFor();
    expect(streams()).toBe(1);
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('has a fresh frame when an element was taken out and put back', async () => {
    const { page, context, trouble } = await openVisit(browser);
    await page.goto(sandbox.site('bank', '/case'));
    await openCase(page, receipt(0));
    const isEmpty = await page.locator('qwy-case').evaluate((element) => {
      const parent = element.parentElement;
      element.remove();
      const hadFrame = element.shadowRoot?.querySelector('iframe');
      parent?.append(element);
      return hadFrame === null;
    });
    expect(isEmpty).toBe(true);
    const frame = inside(page, 'qwy-case');
    expect(await frame.getByLabel('办件编号').inputValue()).toBe('');
    expect(await frame.getByText(receipt(0).number).count()).toBe(0);
    await openCase(page, receipt(1));
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('shows another item when the attribute changes', async () => {
    const { page, context, trouble } = await openVisit(browser);
    await page.goto(sandbox.site('bank', `/item?code=${CARD}`));
    await page.getByRole('button', { name: '在线填写' }).first().click();
    const form = inside(page, 'qwy-form');
    await form.getByRole('heading', { name: '社会保障卡申领表' }).waitFor();
    for (const tag of ['qwy-guide', 'qwy-form']) await setItem(page.locator(tag), TRADER);
    await page.locator('qwy-guide').getByRole('heading', { name: '个体工商户设立登记' }).waitFor();
    await form.getByRole('heading', { name: sampleForm('sole-trader-registration').form.title }).waitFor();
    expect(await page.locator('qwy-guide').getByText('社会保障卡申领').count()).toBe(0);
    expect(await page.locator('qwy-form iframe').count()).toBe(1);
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('loads what a script adds later, and nothing that is not there', async () => {
    const { page, context, urls, trouble } = await openVisit(browser);
    await page.goto(sandbox.site('bank'), { waitUntil: 'load' });
    const modules = () => urls.filter((url) => url.includes('/e/qwy-')).map((url) => url.replace(/.*\//, ''));
    await expect.poll(() => urls.filter((url) => url.endsWith('/qwy.js')).length).toBe(1);
    expect(modules()).toEqual([]);
    await page.evaluate((item) => {
      const guide = document.createElement('qwy-guide');
      guide.setAttribute('item', item);
      document.querySelector('main')?.prepend(guide);
    }, CARD);
    await page.locator('qwy-guide').getByRole('heading', { name: '社会保障卡申领' }).first().waitFor();
    expect(modules()).toEqual(['qwy-guide.js']);
    expect(trouble).toEqual([]);
    await context.close();
  });
});

async function lookUp(frame: FrameLocator, { number, code }: Receipt = { number: '', code: '' }): Promise<void> {
  await frame.getByLabel('办件编号').fill(number);
  await frame.getByLabel('查询码').fill(code);
  await frame.getByRole('button', { name: '查询' }).click();
  await frame.getByText('当前状态').first().waitFor();
}

const setItem = (element: Locator, item: string): Promise<void> =>
  element.evaluate((node, value) => node.setAttribute('item', value), item);

/** What is kept in the origin's storage; nothing where browsers forbid frames to keep anything. */
function stored(): string[] {
  try {
    return [...Object.values(localStorage), ...Object.values(sessionStorage)].map(String);
  } catch {
    return [];
  }
}
