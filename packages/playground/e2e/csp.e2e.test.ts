import { createLoopbackFetch } from '@qwy/cli/loopback-fetch';
import { CSP } from '@qwy/contract/csp';
import type { CspEntry } from '@qwy/contract/csp';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { fileCase } from './filed-case.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { type Receipt, inside, openCase } from './story.ts';
import { openVisit, seen } from './visit.ts';

describe('the published policy', () => {
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

  /** Opens a page of the bank's whose policy lacks one entry of ours. */
  async function open(path: string, { directive, source }: Pick<CspEntry, 'directive' | 'source'>) {
    const visit = await openVisit(browser);
    const { port } = sandbox;
    const addresses: Readonly<Record<string, string>> = {
      '{gateway}': `http://gw.localhost:${port}`,
      '{formsOrigin}': `http://forms.localhost:${port + 1}`,
      '{licenseOrigin}': `http://license.localhost:${port + 2}`,
    };
    const unwanted = addresses[source] ?? source;
    await visit.page.route(sandbox.site('bank', path), async (route) => {
      const response = await createLoopbackFetch()(route.request().url());
      const policy = (response.headers.get('content-security-policy') ?? '').split('; ').flatMap((line) => {
        const [name = '', ...sources] = line.split(' ');
        if (name !== directive) return [line];
        const left = sources.filter((one) => one !== unwanted);
        expect(left.length, `${directive} ${unwanted} is not in the policy`).toBe(sources.length - 1);
        // Without sources these two would mean "none at all", which is more, not less.
        return left.length === 0 && /^(default-src|require-trusted-types-for)$/.test(name)
          ? []
          : [[name, ...left].join(' ')];
      });
      const headers = { ...Object.fromEntries(response.headers), 'content-security-policy': policy.join('; ') };
      await route.fulfill({ status: response.status, headers, body: await response.text() });
    });
    await visit.page.goto(sandbox.site('bank', path));
    return visit;
  }

  const guide = (page: Page) =>
    page.locator('qwy-guide').getByRole('heading', { name: '社会保障卡申领' }).first().waitFor();
  const item = '/item?code=PL-YB-0005';

  /** What stops working, or is no longer stopped, without an entry: resolves while the entry is there. */
  const jobs: Readonly<Record<string, { path: string; work(page: Page): Promise<unknown> }>> = {
    "default-src 'none'": {
      path: item,
      async work(page) {
        await guide(page);
        await page.evaluate(() => new FontFace('x', `url(${location.origin}/x.woff2)`).load().catch(() => undefined));
        const stopped = (await seen(page, 'securitypolicyviolation')).map(({ code }) => code);
        if (!stopped.includes('font-src')) throw new Error('something was loaded that nothing allows');
      },
    },
    'script-src {gateway}': { path: item, work: guide },
    "connect-src 'self'": { path: '/case', work: (page) => openCase(page, receipt) },
    'connect-src {gateway}': { path: item, work: guide },
    'frame-src {formsOrigin}': {
      path: '/case',
      work: (page) => inside(page, 'qwy-case').getByLabel('办件编号').waitFor(),
    },
    'frame-src {licenseOrigin}': {
      path: '/licenses',
      work: (page) => inside(page, 'qwy-license').getByRole('button', { name: '登录', exact: true }).waitFor(),
    },
    'trusted-types qwy': { path: item, work: guide },
    "require-trusted-types-for 'script'": {
      path: item,
      async work(page) {
        await guide(page);
        const refused = await page.evaluate(() => {
          try {
            new DOMParser().parseFromString('<b>markup</b>', 'text/html');
            return false;
          } catch {
            return true;
          }
        });
        if (!refused) throw new Error('text became markup');
      },
    },
  };

  it.each(CSP.map((entry) => [`${entry.directive} ${entry.source}`, entry] as const))(
    'is enough, and too little without %s',
    async (name, entry) => {
      const job = jobs[name] ?? expect.fail('an entry that nothing needs');
      const whole = await openVisit(browser);
      await whole.page.goto(sandbox.site('bank', job.path));
      await job.work(whole.page);
      await whole.context.close();
      const lacking = await open(job.path, entry);
      lacking.context.setDefaultTimeout(6_000);
      await expect(job.work(lacking.page)).rejects.toThrow();
      await lacking.context.close();
    },
  );

  it('is published beside the loader', async () => {
    const visit = await openVisit(browser);
    await visit.page.goto(sandbox.site('bank', item));
    const loader = await visit.page.locator('script[src$="/qwy.js"]').getAttribute('src');
    const answer = await createLoopbackFetch()(String(loader).replace(/qwy\.js$/, 'csp.json'));
    expect(await answer.json()).toEqual(CSP);
    await visit.context.close();
  });
});
