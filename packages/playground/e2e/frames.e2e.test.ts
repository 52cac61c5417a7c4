import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { click, launchBrowser } from './browser.ts';
import { fileCase } from './filed-case.ts';
import { fits, frameOf } from './frame-fit.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { inside, openCase, openLogin, showLicense, submit } from './story.ts';
import { type Visit, openVisit, seen } from './visit.ts';

const CARD = 'PL-YB-0005';
const SLUG = 'social-security-card';
/** What Chromium says when a sandbox stops something. */
const STOPPED = /sandbox/i;

describe('a frame on a bank’s page', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([startSandbox(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
  });

  /** A visit whose frames have their sandbox without one of its permissions. */
  async function visitWithout(permission: string): Promise<Visit> {
    const visit = await openVisit(browser);
    await visit.context.addInitScript((unwanted) => {
      const set = Element.prototype.setAttribute;
      Element.prototype.setAttribute = function (name, value) {
        const kept =
          name === 'sandbox'
            ? value
                .split(' ')
                .filter((one) => one !== unwanted)
                .join(' ')
            : value;
        set.call(this, name, kept);
      };
    }, permission);
    await visit.context.addInitScript(tellOfPrinting);
    return visit;
  }

  const openForm = async ({ page }: Visit): Promise<void> => {
    await page.goto(sandbox.site('bank', `/item?code=${CARD}`));
    await click(page.getByRole('button', { name: '在线填写' }).first());
  };

  /**
   * What each permission is for. Resolves when the frame has done it. Telephone numbers are missing: a browser without a screen
   * has nobody to pass a call on to.
   */
  const jobs: Record<string, (visit: Visit) => Promise<unknown>> = {
    async 'allow-scripts'(visit) {
      await openForm(visit);
      await inside(visit.page, 'qwy-form').getByText('第 1 步').waitFor();
    },
    'allow-same-origin': (visit) => jobs['allow-scripts']?.(visit) ?? expect.fail(),
    async 'allow-forms'({ page }) {
      const receipt = await fileCase(sandbox);
      await page.goto(sandbox.site('bank', '/case'));
      await openCase(page, receipt);
    },
    async 'allow-modals'(visit) {
      await openForm(visit);
      const form = inside(visit.page, 'qwy-form');
      await submit(form, SLUG);
      await click(form.getByRole('button', { name: /打印/ }));
      await line(visit, /^printed$/);
    },
    async 'allow-popups'(visit) {
      await visit.page.goto(sandbox.site('bank', '/licenses'));
      await showLicense(visit, '居民身份证');
    },
    async 'allow-popups-to-escape-sandbox'(visit) {
      await visit.page.goto(sandbox.site('bank', '/licenses'));
      const login = await openLogin(visit);
      await login.getByRole('link', { name: '样例·张三' }).waitFor();
      // Identity providers ask and confirm as any page may.
      login.on('dialog', (dialog) => void dialog.accept());
      if (!(await login.evaluate(() => confirm('?')))) throw new Error('the window may not ask');
    },
  };

  it.each(Object.entries(jobs))('does its work, and needs %s for it', async (permission, job) => {
    const whole = await openVisit(browser);
    await whole.context.addInitScript(tellOfPrinting);
    await job(whole);
    expect(whole.console.filter((text) => STOPPED.test(text))).toEqual([]);
    await whole.context.close();

    const hindered = await visitWithout(permission);
    const stopped = async (): Promise<string[]> => [
      ...hindered.console.filter((text) => STOPPED.test(text)),
      ...(await seen(hindered.page, 'qwy-failed'))
        .map(({ code }) => code)
        .filter((code) => code !== 'invalid_configuration'),
    ];
    job(hindered).catch(() => undefined);
    await expect.poll(stopped).not.toEqual([]);
    await hindered.context.close();
  });

  it('grows without moving what the reader is looking at', async () => {
    const visit = await openVisit(browser, { viewport: { width: 375, height: 740 } });
    const { page } = visit;
    await openForm(visit);
    await inside(page, 'qwy-form').getByText('第 1 步').waitFor();
    const frame = await frameOf(page, 'qwy-form');
    const read = page.locator('footer').first();
    // So much below the frame that nothing of it is on screen.
    await read.evaluate((element) => {
      const long = document.createElement('section');
      long.style.height = '1500px';
      element.before(long);
      element.scrollIntoView({ block: 'end' });
    });
    const place = () => read.evaluate((element) => Math.round(element.getBoundingClientRect().top));
    const [before, height] = [await place(), await fits(page, 'qwy-form')];
    for (const more of [400, 900, 100]) {
      await frame.evaluate((pixels) => {
        const added = document.getElementById('qwy-e2e-added') ?? document.createElement('div');
        added.id = 'qwy-e2e-added';
        added.style.height = `${pixels}px`;
        document.getElementById('qwy-root')?.append(added);
      }, more);
      expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(1);
    }
    // What grew out of sight fits when it is seen again.
    await page.locator('qwy-form').evaluate((element) => element.scrollIntoView({ block: 'end' }));
    await expect.poll(() => fits(page, 'qwy-form')).toBeGreaterThanOrEqual(height + 100 - 1);
    expect(visit.trouble).toEqual([]);
    await visit.context.close();
  });
});

const line = (visit: Visit, what: RegExp): Promise<void> =>
  expect.poll(() => visit.console.some((text) => what.test(text))).toBe(true);

/** Runs in every document before its own scripts. */
function tellOfPrinting(): void {
  addEventListener('beforeprint', () => console.info('printed'));
}
