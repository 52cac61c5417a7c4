import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver } from '../../../../tools/browsers/driver.ts';
import { ENGINES } from '../../../../tools/browsers/engines.ts';
import { Page } from '../../../../tools/browsers/page.ts';
import { FALLBACK } from '../bare-page.ts';
import { DESKTOP } from '../browser.ts';
import { sampleForm } from '../fill-form.ts';
import { republish } from '../publish.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { decide } from '../story.ts';
import { lookAt } from './screens.ts';
import { standBetween } from './tampering.ts';
import { fillForm, openCase, rate, showLicense, submit } from './walk.ts';

const SLUG = 'social-security-card';
const TRADER = 'PL-YB-0001';

/** What browsers say though nothing is wrong. */
const HARMLESS = [
  // Chromium before 103 lets a frame call a telephone without this word, and does not know it.
  /'allow-top-navigation-to-custom-protocols' is an invalid sandbox flag/,
  // Firefox looks for an icon of pages that have none, and tells us that our policy forbids it.
  /\(img-src\) at http:\/\/\S+\/favicon\.ico/,
];

let sandbox: Sandbox;
beforeAll(async () => void (sandbox = await startSandbox()), 90_000);
afterAll(() => sandbox.stop());

describe.each(ENGINES)('$name', ({ name, start }) => {
  let driver: Driver;
  let page: Page;
  beforeAll(async () => {
    driver = await start(DESKTOP);
    page = new Page(driver.tab);
  }, 90_000);
  afterAll(() => driver?.close());

  const trouble = (): readonly string[] =>
    (driver.trouble() ?? []).filter((line) => !HARMLESS.some((harmless) => harmless.test(line)));

  it('goes from the guide to the licence', async ({ task }) => {
    Object.assign(task.meta, { version: driver.version });
    await page.goto(sandbox.site('bank'));
    await page.click({ role: 'link', name: '社会保障卡申领' });
    await page.see({ role: 'heading', name: '社会保障卡申领' });
    await lookAt(page, name, 'qwy-guide');
    await page.click({ role: 'button', name: '在线填写' });
    const receipt = await submit(page, SLUG);
    await lookAt(page, name, 'qwy-form');
    await page.click({ role: 'link', name: '查看办件进度' });
    await openCase(page, receipt);

    await decide(sandbox, receipt.number);
    await page.goto(sandbox.site('bank', '/case'));
    const frame = await openCase(page, receipt);
    await frame.see({ name: '可以来领取了' });
    await lookAt(page, name, 'qwy-case');

    await page.goto(sandbox.site('bank', '/rate'));
    await rate(page, receipt);
    await lookAt(page, name, 'qwy-rating');

    await page.goto(sandbox.site('bank', '/licenses'));
    await showLicense(page, driver);
    await page.inside('qwy-license').see({ name: '样例·张三' });
    await lookAt(page, name, 'qwy-license');
    expect(trouble()).toEqual([]);
  });

  it('shows at once what the bureau publishes', async () => {
    await page.goto(sandbox.site('bank', `/item?code=${TRADER}`));
    await page.see({ role: 'heading', name: '个体工商户设立登记' });
    const summary = `${name} 打开着的时候发布的内容。`;
    await republish(sandbox, TRADER, () => ({ summary }));
    await page.see({ name: summary });
    expect(trouble()).toEqual([]);
  });

  it('forgets a visitor of the kiosk', async () => {
    const { form, answers } = sampleForm(SLUG);
    await page.goto(sandbox.site('post'));
    await page.click({ role: 'button', name: '社会保障卡申领' });
    await page.click({ role: 'button', name: '在线填写' });
    const frame = page.inside('qwy-form');
    await fillForm(frame, { form: { ...form, pages: form.pages.slice(0, 2) }, answers });
    await frame.see({ role: 'heading', name: form.pages[2]?.title ?? '' });
    await page.click({ role: 'button', name: '返回首页' });
    await page.see({ role: 'heading', name: '您要办什么事？' });
    await page.click({ role: 'button', name: '社会保障卡申领' });
    await page.click({ role: 'button', name: '在线填写' });
    await frame.see({ role: 'heading', name: form.pages[0]?.title ?? '' });
    await lookAt(page, `${name} kiosk`, 'qwy-form');
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
    expect(await frame.evaluate('document.querySelectorAll("input:checked").length')).toBe(0);
    expect(trouble()).toEqual([]);
  });

  it('runs no file that is not what was published', async () => {
    const [honest, tampered] = await Promise.all([standBetween(sandbox), standBetween(sandbox, 'e/qwy-guide.js')]);
    try {
      await page.goto(honest.page);
      await page.see({ role: 'heading', name: '社会保障卡申领' });
      await page.goto(tampered.page);
      await page.until('an element that did not come', "document.title === 'qwy-guide'");
      await page.see({ name: FALLBACK });
      expect(await page.evaluate('typeof tampered')).toBe('undefined');
    } finally {
      await Promise.all([honest.stop(), tampered.stop()]);
    }
  });
});
