import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KIOSK, check, click, launchBrowser } from './browser.ts';
import { fillForm, sampleForm } from './fill-form.ts';
import { found, remains } from './remains.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { inside, openLogin, showLicense, submit } from './story.ts';
import { type Visit, openVisit, seen } from './visit.ts';

const SLUG = 'social-security-card';
/** As the kiosk's page sets them: seconds until the question, and until the end after it. */
const IDLE = 60;
const WARNING = 15;
const NAME = '样例·金丝雀';
const TYPED = [NAME, '610926188103050013', '15400000001'];

/** The sample form up to its last page, with a name that stands nowhere else. */
function half(): ReturnType<typeof sampleForm> {
  const { form, answers } = sampleForm(SLUG);
  const holder = { ...Object(answers['holder']), name: NAME };
  return { form: { ...form, pages: form.pages.slice(0, 2) }, answers: { ...answers, holder } };
}

describe('a kiosk', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let visit: Visit;
  let page: Page;
  let logged = 0;
  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([startSandbox(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
  });
  beforeEach(async () => {
    visit = await openVisit(browser, { viewport: KIOSK });
    ({ page } = visit);
    logged = sandbox.gatewayLog().split('\n').length;
    await page.clock.install();
    await page.goto(sandbox.site('post'));
    await page.evaluate(() =>
      document.addEventListener('qwy-activity', () => void document.body.append(new Comment('activity'))),
    );
  });
  afterEach(async () => {
    const { trouble } = visit;
    await visit.context.close();
    expect(trouble).toEqual([]);
  });

  const question = () => page.getByRole('alertdialog', { name: '您还在吗？' });
  const form = () => inside(page, 'qwy-form');
  const pass = (seconds: number): Promise<void> => page.clock.fastForward(seconds * 1000);
  const start = () => page.getByRole('heading', { name: '您要办什么事？' });
  const endings = async (): Promise<string[]> => (await seen(page, 'qwy-session-ended')).map(({ reason }) => reason);
  /** Signs of life that came out of frames. */
  const signs = (): Promise<number> =>
    page.evaluate(
      () =>
        Array.from(document.body.childNodes).filter((node) => node instanceof Comment && node.data === 'activity')
          .length,
    );

  /** Grants that the gateway has ended on a frame's request, in this test. */
  const revocations = (): number => {
    const lines = sandbox.gatewayLog().split('\n').slice(logged);
    return lines.filter((line) => line.includes('"method":"POST","route":"/v1/token/revocations","status":204')).length;
  };

  /** Ticks what is ready, answers the guide's questions. */
  async function prepare(): Promise<void> {
    await click(page.getByRole('button', { name: /社会保障卡申领/ }));
    const guide = page.locator('qwy-guide');
    await check(guide.getByRole('radio', { name: '给我自己' }));
    await check(guide.getByRole('checkbox').first());
  }

  async function openForm(): Promise<void> {
    await click(page.getByRole('button', { name: '在线填写' }).first());
    await form().getByText('第 1 步').waitFor();
  }

  /** Up to its middle, with what was typed on screen. */
  async function fillHalf(): Promise<void> {
    await fillForm(form(), half());
    await form().getByText('第 3 步').waitFor();
    await click(form().getByRole('button', { name: '上一步' }));
    await form().getByText('第 2 步').waitFor();
  }

  /** Goes away without a word, until the kiosk has asked, waited and wiped. */
  async function leave(): Promise<void> {
    const before = (await endings()).length;
    await pass(IDLE + 1);
    await question().waitFor();
    await pass(WARNING + 1);
    await expect.poll(async () => (await endings()).slice(before)).toEqual(['idle']);
    await question().waitFor({ state: 'detached' });
  }

  it('asks, then forgets ticks, choices and a form filled by half, and gives the next visitor tokens of their own', async () => {
    await prepare();
    await openForm();
    await fillHalf();
    const full = await remains(page);
    expect(found(full.text, [...TYPED, 'checked: '])).toEqual([...TYPED, 'checked: ']);
    expect(full.stored).toEqual([]);
    await page.evaluate(() => sessionStorage.setItem('qwy-control', '1')); // as if we had kept something
    expect((await remains(page)).stored).toHaveLength(1);
    const frames = page.frames().filter((frame) => frame !== page.mainFrame());
    const tokens = await visit.tokens();
    expect(tokens).toHaveLength(3);
    expect(revocations()).toBe(0);

    await pass(IDLE + 1);
    await question().waitFor();
    expect(await question().getByText(`${WARNING} 秒后`).count()).toBe(1);
    expect(found((await remains(page)).text, TYPED)).toEqual(TYPED);
    await pass(WARNING + 1);
    await start().waitFor();
    await question().waitFor({ state: 'detached' });
    expect(await endings()).toEqual(['idle']);
    await expect.poll(revocations).toBe(1);
    expect(frames.filter((frame) => !frame.isDetached())).toEqual([]);
    const left = await remains(page);
    expect(found(left.text, [...TYPED, 'checked: ', ...tokens])).toEqual([]);
    expect(left.stored).toEqual([]);

    await click(page.getByRole('button', { name: /社会保障卡申领/ }));
    await page.locator('qwy-guide').getByRole('radio', { name: '给我自己' }).waitFor();
    expect(await page.locator('qwy-guide').locator('input:checked').count()).toBe(0);
    await openForm();
    expect(await form().locator('input:checked').count()).toBe(0);
    await fillForm(form(), sampleForm(SLUG));
    const later = (await visit.tokens()).slice(tokens.length);
    expect(later).toHaveLength(3);
    expect(found(later.join(), tokens)).toEqual([]);
    expect(found((await remains(page)).text, [NAME])).toEqual([]);
  });

  it('forgets all that also where the page itself does nothing at the end of a visit', async () => {
    await page.evaluate(() => addEventListener('qwy-session-ended', (event) => event.stopImmediatePropagation(), true));
    await prepare();
    await openForm();
    await fillHalf();
    const frames = page.frames().filter((frame) => frame !== page.mainFrame());
    await leave();
    expect(frames.filter((frame) => !frame.isDetached())).toEqual([]);
    await form().getByText('第 1 步').waitFor();
    const left = await remains(page);
    expect(found(left.text, [...TYPED, 'checked: '])).toEqual([]);
    expect(left.stored).toEqual([]);
  });

  it('shows nobody the receipt of the visitor before', async () => {
    const places = await page.evaluate(() => history.length);
    await prepare();
    await openForm();
    const first = await submit(form(), SLUG);
    const tokens = await visit.tokens();
    const printed = first.code.replace(/.{4}(?=.)/, '$& ');
    expect(found((await remains(page)).text, [first.number, printed])).toEqual([first.number, printed]);
    await leave();
    await start().waitFor();
    const left = await remains(page);
    expect(found(left.text, [first.number, first.code, printed, ...tokens])).toEqual([]);
    expect(left.stored).toEqual([]);
    expect(await page.evaluate(() => history.length)).toBe(places);

    await click(page.getByRole('button', { name: '查办件进度' }));
    expect(await inside(page, 'qwy-case').getByLabel('办件编号').inputValue()).toBe('');
    await click(page.getByRole('button', { name: '返回首页' }));
    await prepare();
    await openForm();
    const second = await submit(form(), SLUG);
    expect(second.number).not.toBe(first.number);
    expect(found((await visit.tokens()).slice(tokens.length).join(), tokens)).toEqual([]);
  });

  it('waits while somebody types in a frame, and asks once they have stopped', async () => {
    await prepare();
    await openForm();
    await fillForm(form(), { ...half(), form: { ...half().form, pages: half().form.pages.slice(0, 1) } });
    const name = form().getByLabel('持卡人的姓名');
    await name.waitFor();
    for (const letter of NAME) {
      const before = await signs();
      await pass(IDLE - 10);
      await name.press('End');
      await name.pressSequentially(letter);
      await expect.poll(signs).toBeGreaterThan(before);
      expect(await question().count()).toBe(0);
    }
    expect(await name.inputValue()).toBe(NAME);
    await pass(IDLE + 1);
    await question().waitFor();
  });

  it('asks the next visitor to sign in for themselves', async () => {
    await click(page.getByRole('button', { name: '出示电子证照' }));
    await showLicense(visit, '居民身份证');
    await leave();
    await start().waitFor();
    expect(found((await remains(page)).text, ['样例·张三', '610926188103050013'])).toEqual([]);

    await click(page.getByRole('button', { name: '出示电子证照' }));
    const login = await openLogin(visit);
    await login.getByRole('link', { name: '样例·张三' }).waitFor();
    await login.close();

    // Whoever cuts the demand out of the address gets through to the provider, but not in here.
    await page.reload();
    await click(page.getByRole('button', { name: '出示电子证照' }));
    await visit.context.route(
      '**/auth?**',
      (route) => {
        const url = new URL(route.request().url());
        ['prompt', 'max_age'].forEach((name) => url.searchParams.delete(name));
        return route.continue({ url: url.href });
      },
      { times: 1 },
    );
    await (await openLogin(visit)).getByText('登录没有成功').waitFor();
    expect(await inside(page, 'qwy-license').getByText('居民身份证').count()).toBe(0);
    expect(visit.trouble.splice(0)).toEqual([expect.stringContaining('/login/callback?')]);
  });

  it('keeps everything for a visitor who is still there, and ends at once for one who says so', async () => {
    await prepare();
    await openForm();
    await fillHalf();
    await pass(IDLE + 1);
    await click(question().getByRole('button', { name: '我还在' }));
    await question().waitFor({ state: 'detached' });
    await pass(IDLE - 10);
    expect(await question().count()).toBe(0);
    expect(found((await remains(page)).text, TYPED)).toEqual(TYPED);
    expect(await endings()).toEqual([]);
    await pass(11);
    await click(question().getByRole('button', { name: '结束办理' }));
    await start().waitFor();
    expect(await endings()).toEqual(['citizen']);
    expect(found((await remains(page)).text, TYPED)).toEqual([]);
  });

  it('asks nobody when nobody is there', async () => {
    await prepare();
    await page.mouse.wheel(0, 600);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    await leave();
    await start().waitFor();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await pass(IDLE + 1);
    expect(await question().count()).toBe(0);
    await pass(IDLE + WARNING);
    expect(await endings()).toEqual(['idle']);
  });
});
