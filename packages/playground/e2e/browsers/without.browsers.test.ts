import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { click, launchBrowser } from '../browser.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { inside, submit } from '../story.ts';
import { type Visit, openVisit } from '../visit.ts';

interface Lack {
  /** Takes it from a browser that has it, before anything of ours runs, in the page and in its frames. */
  readonly take: () => void;
  /** True in a browser without it. */
  readonly isGone: string;
}

const LACKS: Readonly<Record<string, Lack>> = {
  adoptedStyleSheets: {
    take: () => {
      for (const { prototype } of [Document, ShadowRoot]) Reflect.deleteProperty(prototype, 'adoptedStyleSheets');
      for (const name of ['replace', 'replaceSync']) Reflect.deleteProperty(CSSStyleSheet.prototype, name);
    },
    isGone: '!("adoptedStyleSheets" in document)',
  },
  ElementInternals: {
    take: () => {
      Reflect.deleteProperty(HTMLElement.prototype, 'attachInternals');
      Reflect.deleteProperty(window, 'ElementInternals');
    },
    isGone: '!("attachInternals" in document.body)',
  },
  structuredClone: {
    take: () => void Reflect.deleteProperty(window, 'structuredClone'),
    isGone: 'typeof structuredClone === "undefined"',
  },
  'crypto.randomUUID': {
    take: () => void Reflect.deleteProperty(Crypto.prototype, 'randomUUID'),
    isGone: '!("randomUUID" in crypto)',
  },
};

describe('Without', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  beforeAll(async () => void ([sandbox, browser] = await Promise.all([startSandbox(), launchBrowser()])));
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
  });

  async function openForm({ take, isGone }: Lack): Promise<Visit> {
    const visit = await openVisit(browser);
    await visit.context.addInitScript(take);
    await visit.page.goto(sandbox.site('bank', '/item?code=PL-YB-0005'));
    expect(await visit.page.evaluate(isGone)).toBe(true);
    await click(visit.page.getByRole('button', { name: '在线填写' }).first());
    return visit;
  }

  it.each(Object.entries(LACKS))('%s a guide is read and a form is sent', async (name, lack) => {
    const { context, page, trouble } = await openForm(lack);
    await submit(inside(page, 'qwy-form'), 'social-security-card');
    // Lit then writes style elements, which a strict policy refuses: all is there and works, undressed.
    const isUndressed = name === 'adoptedStyleSheets';
    const isExpected = (line: string) => isUndressed && /^console: Applying inline style violates/.test(line);
    expect(trouble.filter((line) => !isExpected(line))).toEqual([]);
    await context.close();
  });

  it('ResizeObserver, which every browser has that can read our scripts, the form says so and the fallback stays', async () => {
    const take = () => void Reflect.deleteProperty(window, 'ResizeObserver');
    const { context, page } = await openForm({ take, isGone: 'typeof ResizeObserver === "undefined"' });
    const form = page.locator('qwy-form');
    await form.getByRole('alert').getByRole('button', { name: '再试一次' }).waitFor();
    expect(await form.getByText('或拨打样例电话').isVisible()).toBe(true);
    await page.locator('qwy-guide').getByRole('heading', { name: '社会保障卡申领' }).first().waitFor();
    await context.close();
  });
});
