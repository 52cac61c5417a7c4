import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBlockedBrowser } from './blocked-browser.ts';
import { PATIENCE, click, launchBrowser } from './browser.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { compareNumber, inside, numberOf, openLogin, presentLicense, showLicense } from './story.ts';
import { openVisit, watch } from './visit.ts';

const CARD = '居民身份证';

describe('a citizen who signs in', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([startSandbox(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
  });

  const openLicenses = async () => {
    const visit = await openVisit(browser);
    await visit.page.goto(sandbox.site('bank', '/licenses'));
    return visit;
  };
  /** Opens a sign-in's address elsewhere, as somebody would to whom it was sent; signs in as an invented citizen. */
  const followLink = async (address: string): Promise<Page> => {
    // Without script: the gateway's own page needs none.
    const context = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled: false });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    await page.goto(address);
    await page.getByRole('link', { name: '样例·李四' }).click(); // `click` waits for drawn frames, by a script
    await page.getByRole('heading', { name: '请核对数字' }).waitFor();
    return page;
  };

  it('is known on the next partner’s page without being asked who they are, with third-party cookies blocked', async () => {
    const blocked = await openBlockedBrowser(['gw.localhost', 'forms.localhost', 'license.localhost']);
    const visit = await watch(await blocked.context.newPage());
    await visit.page.goto(sandbox.site('bank', '/licenses'));
    await showLicense(visit, CARD);

    await visit.page.goto(sandbox.site('hostile'));
    const login = await openLogin(visit); // straight to the number: nobody is chosen at the provider
    await compareNumber(visit.page, login);
    await presentLicense(visit.page, CARD);
    expect(visit.trouble).toEqual([]);
    expect([...new Set(visit.cookies.map((line) => new URL(line.replace(/: .*/, '')).hostname))]).toEqual([
      'id.localhost',
    ]);
    await blocked.close();
  });

  it('has to sign in more strongly for a licence after a weak sign-in, and then sees it', async () => {
    const visit = await openLicenses();
    const { page, context } = visit;
    const weak = await openLogin(visit);
    await click(weak.getByText('只用密码登录'));
    await click(weak.locator('details').getByRole('link', { name: '样例·张三' }));
    await compareNumber(page, weak);
    await inside(page, 'qwy-license').getByText('需要更高级别的身份核验').waitFor();

    const strong = await openLogin(visit);
    await click(strong.getByRole('link', { name: '样例·张三' }));
    await compareNumber(page, strong);
    await presentLicense(page, CARD);
    expect(visit.trouble.filter((line) => !line.includes('403'))).toEqual([]);
    await context.close();
  });

  it('is asked again by the provider itself when only a weaker sign-in is remembered there', async () => {
    const visit = await openLicenses();
    const { page, context } = visit;
    const weak = await openLogin(visit);
    await click(weak.getByText('只用密码登录'));
    await click(weak.locator('details').getByRole('link', { name: '样例·张三' }));
    await compareNumber(page, weak);
    await inside(page, 'qwy-license').getByText('需要更高级别的身份核验').waitFor();
    await page.goto(sandbox.site('hostile'));
    const login = await openLogin(visit);
    await click(login.getByRole('link', { name: '样例·张三' }));
    await compareNumber(page, login);
    await presentLicense(page, CARD);
    await context.close();
  });

  for (const [what, choose] of [
    ['see no number', (page: Page) => page.getByRole('button', { name: '没看到数字' })],
    [
      'guess a wrong number',
      (page: Page, number: string) =>
        page
          .getByRole('button', { name: /^选择 / })
          .filter({ hasNotText: number })
          .first(),
    ],
  ] as const) {
    it(`signs in for nobody else at an address that was sent to them, if they ${what}`, async () => {
      const sender = await openLicenses();
      const login = await openLogin(sender);
      await login.waitForURL(/interaction/);
      const link = inside(sender.page, 'qwy-license').getByRole('link', { name: '没看到登录窗口' });
      const address = (await link.getAttribute('href')) ?? '';
      const victim = await followLink(address);
      await choose(victim, await numberOf(sender.page)).click();
      await victim.getByRole('heading', { name: '登录没有成功' }).waitFor();
      await login.close();
      await inside(sender.page, 'qwy-license').getByText('登录没有成功').waitFor();
      expect(sender.trouble).toEqual([]);
      await victim.context().close();
      await sender.context.close();
    });
  }

  it('needs no script to compare the number, and is told in plain words what it is for', async () => {
    const visit = await openLicenses();
    const login = await openLogin(visit);
    const link = inside(visit.page, 'qwy-license').getByRole('link', { name: '没看到登录窗口' });
    const window = await followLink((await link.getAttribute('href')) ?? '');
    expect(await window.getByRole('button').count()).toBe(4);
    const lowest = () =>
      window.getByRole('button').evaluateAll((all) => Math.min(...all.map((one) => one.clientHeight)));
    await expect.poll(lowest).toBeGreaterThanOrEqual(44); // once its style sheet is there
    await window.getByRole('button', { name: await numberOf(visit.page) }).click();
    await window.getByRole('heading', { name: '登录成功' }).waitFor();
    await login.close();
    await inside(visit.page, 'qwy-license').getByText('选一张要出示的证照').waitFor();
    await window.context().close();
    await visit.context.close();
  });
});
