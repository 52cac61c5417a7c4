import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FROM_NOWHERE, inProvider, openBare, scriptTag } from './bare-page.ts';
import { launchBrowser } from './browser.ts';
import { publishOther } from './other-version.ts';
import { VERSION } from './published-files.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { inside } from './story.ts';
import { type Visit, openVisit, seen } from './visit.ts';

const OTHER = '0.9.9';
/** With the gateway's address, as an element needs it that came without the loader. */
const body = (gateway: string): string =>
  inProvider(`<qwy-guide item="PL-YB-0009" gateway="${gateway}"></qwy-guide>`) + inProvider('<qwy-case></qwy-case>');

describe('on a page with more than one of us', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([startSandbox(), launchBrowser(FROM_NOWHERE)]);
  });
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
  });

  const loader = (version = VERSION, origin = sandbox.gateway): string => `${origin}/v/${version}/qwy.js`;
  const forms = (): string => `http://forms.localhost:${sandbox.port + 1}`;
  const script = (src: string): string => `<script type="module" src="${src}"></script>`;
  const yields = (first: string, version: string, second: string): string =>
    `[qwy] ${first} is in charge of this page already; version ${version} from ${second} leaves it alone.`;
  const inCharge = (page: Page) =>
    page.evaluate(() => {
      const qwy: { version: string; config: { script?: string } } | undefined = Reflect.get(window, 'Qwy');
      return [qwy?.version, qwy?.config.script];
    });

  async function open(head: string, prepare?: (visit: Visit) => Promise<unknown>): Promise<Visit> {
    const visit = await openVisit(browser);
    await prepare?.(visit);
    await openBare(visit.page, sandbox, head, body(sandbox.gateway));
    return visit;
  }
  /** Both elements work, each once; nothing was thrown; of ourselves we have said this and nothing else. */
  async function expectWorking({ page, trouble, console, context }: Visit, said: readonly string[]): Promise<void> {
    await page.locator('qwy-guide').getByRole('heading', { level: 2 }).first().waitFor();
    await inside(page, 'qwy-case').getByLabel('办件编号').waitFor();
    await expect
      .poll(async () => (await seen(page, 'qwy-ready')).map(({ at }) => at).sort())
      .toEqual(['qwy-case', 'qwy-guide']);
    expect(trouble).toEqual([]);
    expect(console.filter((line) => line.includes('[qwy]'))).toEqual(said);
    await context.close();
  }

  it('works when the script is there twice', async () => {
    const visit = await open(scriptTag(sandbox) + scriptTag(sandbox));
    await expectWorking(visit, []);
  });

  it('works when the script comes long after the elements', async () => {
    const visit = await open('');
    await visit.page.waitForLoadState('load');
    await visit.page.evaluate((src) => {
      const late = document.createElement('script');
      late.type = 'module';
      late.src = src;
      document.body.append(late);
    }, loader());
    await expectWorking(visit, []);
  });

  it.each([
    ['address', () => `${loader()}?again`],
    ['origin', () => loader(VERSION, forms())],
  ])('leaves the page to the first of two copies, whichever arrives first: another %s', async (_what, second) => {
    const visit = await open(script(loader()) + script(second()), ({ page }) => {
      const isThere = page.waitForResponse(second());
      return page.route(loader(), async (route) => {
        await isThere;
        await route.continue();
      });
    });
    await expect.poll(() => inCharge(visit.page)).toEqual([VERSION, loader()]);
    await expectWorking(visit, [yields(loader(), VERSION, second())]);
  });

  it.each([
    [VERSION, OTHER],
    [OTHER, VERSION],
  ])('leaves the page to %s when %s comes after it', async (first, second) => {
    const visit = await open(script(loader(first)) + script(loader(second)), ({ context }) =>
      publishOther(context, sandbox, OTHER),
    );
    await expect.poll(() => inCharge(visit.page)).toEqual([first, loader(first)]);
    const { urls } = visit;
    await expectWorking(visit, [yields(loader(first), second, loader(second))]);
    // In the page; frames have the gateway's own version.
    expect(urls.filter((url) => url.startsWith(`${sandbox.gateway}/v/${second}/`))).toEqual([loader(second)]);
  });

  it('lets elements that were imported by themselves be, and brings their own late parts', async () => {
    const module = `${forms()}/v/${VERSION}/e/qwy-guide.js`;
    const visit = await open(script(module) + scriptTag(sandbox));
    const { urls } = visit;
    await expect.poll(() => urls.filter((url) => url.endsWith('/v1/changes')).length).toBe(1);
    await expectWorking(visit, []);
    expect(urls).not.toContain(`${sandbox.gateway}/v/${VERSION}/e/qwy-guide.js`);
  });

  it('says which tags are taken when modules of two versions were imported by themselves', async () => {
    const modules = [VERSION, OTHER].map((version) => `${sandbox.gateway}/v/${version}/e/qwy-guide.js`);
    const visit = await open(modules.map(script).join('') + scriptTag(sandbox), ({ context }) =>
      publishOther(context, sandbox, OTHER),
    );
    await expectWorking(visit, ['[qwy] <qwy-guide> is already defined on this page; this copy leaves it alone.']);
  });

  it("does not meet the page's AMD loader", async () => {
    const visit = await open(scriptTag(sandbox), ({ page }) =>
      page.addInitScript(() => {
        const define = (): never => {
          throw new Error('Mismatched anonymous define()');
        };
        Object.assign(window, { define: Object.assign(define, { amd: {} }), require: define, module: { exports: {} } });
      }),
    );
    await expectWorking(visit, []);
  });
});
