import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import {
  type ExampleScripts,
  drawExample,
  drawnTables,
  exampleScripts,
  exampleTables,
  openExamples,
} from './example-page.ts';
import { differing } from './pixels.ts';
import { openVisit, seen } from './visit.ts';

const STRICT = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'";

describe('every named example of every element', () => {
  let browser: Browser;
  let scripts: ExampleScripts;
  beforeAll(async () => {
    [browser, scripts] = await Promise.all([launchBrowser(), exampleScripts()]);
  });
  afterAll(() => browser.close());

  async function open(policy: string, stockLit = false) {
    const visit = await openVisit(browser, { viewport: { width: 800, height: 900 } });
    const names = await openExamples(visit.page, scripts, policy, stockLit);
    expect(names.length).toBeGreaterThan(80);
    return { ...visit, names };
  }

  it('is drawn here, of elements that are to come as well', () => {
    expect(exampleTables().length).toBeGreaterThan(5);
    expect(exampleTables().filter((table) => !drawnTables().includes(table))).toEqual([]);
  });

  it('looks the same under the strictest policy, which it never offends', async () => {
    const strict = await open(`${STRICT}; trusted-types qwy`);
    const free = await open('');
    const different: string[] = [];
    for (const name of strict.names) {
      for (const { page } of [strict, free]) await drawExample(page, name);
      const [one, other] = await Promise.all(
        [strict, free].map(({ page }) => page.screenshot({ animations: 'disabled', caret: 'hide' })),
      );
      if (!one || !other || differing(one, other) > 0) different.push(name);
    }
    expect(different).toEqual([]);
    expect(await seen(strict.page, 'securitypolicyviolation')).toEqual([]);
    for (const { context } of [strict, free]) await context.close();
  }, 240_000);

  it.each([
    ['beside a host’s own Lit, loaded first', `${STRICT}; trusted-types qwy lit-html`, true],
    ['where any policy may be made', `${STRICT}; trusted-types *`, true],
  ])(
    'offends nothing %s',
    async (_name, policy, stockLit) => {
      const { page, context, names } = await open(policy, stockLit);
      for (const name of names) await drawExample(page, name);
      expect(await seen(page, 'securitypolicyviolation')).toEqual([]);
      await context.close();
    },
    120_000,
  );
});
