import type { Browser, Page } from 'playwright-core';
import { buildCsp } from '@qwy/partner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { FROM_NOWHERE, inProvider, scriptTag } from './bare-page.ts';
import { PHONE, launchBrowser } from './browser.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { openVisit } from './visit.ts';

const Findings = z.array(z.object({ code: z.string(), subject: z.string() }));
const FORM = inProvider('<qwy-form item="PL-YB-0005"></qwy-form>');

let sandbox: Sandbox;
let browser: Browser;
beforeAll(async () => {
  sandbox = await startSandbox();
  browser = await launchBrowser(FROM_NOWHERE);
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

interface Given {
  readonly address?: string;
  readonly head?: string;
  readonly body?: string;
  readonly policy?: string;
}

/** A page as a partner might have written it, at the bank's origin unless told otherwise. */
async function open({ address = sandbox.site('bank', '/own'), head, body = FORM, policy }: Given): Promise<Page> {
  const { page } = await openVisit(browser);
  await page.route(address, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: policy === undefined ? {} : { 'content-security-policy': policy },
      body: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>x</title>${head ?? scriptTag(sandbox)}<body>${body}</body></html>`,
    }),
  );
  await page.goto(address);
  await page.waitForFunction('globalThis.Qwy && Qwy.shared.has("diagnose")');
  return page;
}

const diagnose = async (page: Page): Promise<z.infer<typeof Findings>> =>
  Findings.parse(await page.evaluate('Qwy.diagnose()'));
const codes = async (page: Page): Promise<string[]> => (await diagnose(page)).map(({ code }) => code);
const panel = (page: Page) => page.locator('[data-qwy-diagnosis]');

/** What the bank's server sends, without the directive that begins so. */
const policyWithout = (directive: string): string =>
  buildCsp({
    gateway: sandbox.gateway,
    formsOrigin: sandbox.gateway.replace('gw', 'forms').replace(String(sandbox.port), String(sandbox.port + 1)),
    licenseOrigin: sandbox.gateway.replace('gw', 'license').replace(String(sandbox.port), String(sandbox.port + 2)),
  })
    .header.split('; ')
    .filter((part) => !part.startsWith(directive))
    .join('; ');

describe('Qwy.diagnose()', () => {
  it('finds nothing on a page that is well, and breaks no policy of it', async () => {
    const visit = await openVisit(browser, { viewport: PHONE });
    await visit.page.goto(sandbox.site('bank', '/case'));
    await visit.page.waitForFunction('globalThis.Qwy && Qwy.shared.has("diagnose")');
    expect(await diagnose(visit.page)).toEqual([]);
    await panel(visit.page).getByText('没有发现问题').waitFor();
    const { width = 0 } = (await panel(visit.page).locator('section').boundingBox()) ?? {};
    expect(width).toBeGreaterThan(300);
    expect(width).toBeLessThanOrEqual(PHONE.width - 24);
    await panel(visit.page).getByRole('button', { name: '关闭' }).click();
    expect(await panel(visit.page).count()).toBe(0);
    expect(visit.trouble).toEqual([]);
    await visit.context.close();
  });

  it.each([
    [
      'no partner',
      { body: '<qwy-form item="PL-YB-0005" token-endpoint="/qwy-token">1</qwy-form>' },
      ['partner_missing'],
    ],
    ['a partner nobody knows', { body: FORM.replace('pk_bank', 'pk_nobody') }, ['partner_unknown']],
    [
      'another gateway',
      { body: FORM.replace('<qwy-provider', '<qwy-provider gateway="http://nowhere.localhost:1"') },
      ['gateway_unreachable'],
    ],
    ['no token endpoint', { body: FORM.replace('token-endpoint="/qwy-token"', '') }, ['token_endpoint_missing']],
    [
      'a token endpoint elsewhere',
      { body: FORM.replace('/qwy-token', 'https://id.example/t') },
      ['token_endpoint_elsewhere'],
    ],
    ['a token endpoint that is not there', { body: FORM.replace('/qwy-token', '/tokens') }, ['token_endpoint_refuses']],
    [
      'neither item nor fallback',
      { body: FORM.replace(/item=".*<\/qwy-form>/, '></qwy-form>').replace(' >', '>') },
      ['item_missing', 'fallback_missing'],
    ],
  ])('names %s', async (_what, given, expected) => {
    const page = await open(given);
    expect(await codes(page)).toEqual(expected);
    await page.context().close();
  });

  it('names an origin that is not registered', async () => {
    const origin = `http://unknown.localhost:${sandbox.port + 10}`;
    const page = await open({ address: `${origin}/own`, body: FORM.replace('/qwy-token', '/t') });
    expect(await diagnose(page)).toContainEqual(
      expect.objectContaining({ code: 'origin_not_registered', subject: origin }),
    );
    await page.context().close();
  });

  it.each(['frame-src', 'connect-src'])('names a policy without %s', async (directive) => {
    const page = await open({ policy: policyWithout(directive) });
    const [first] = await diagnose(page);
    expect(first?.code).toBe('csp_missing');
    expect(first?.subject).toMatch(new RegExp(`^${directive} http`));
    await page.context().close();
  });

  it('names two copies, and one without a hash', async () => {
    const other = `<script type="module" src="${sandbox.gateway}/v/0.0.9/qwy.js"></script>`;
    const page = await open({ head: `${scriptTag(sandbox)}${other}` });
    expect(await codes(page)).toEqual(['loader_twice', 'integrity_missing']);
    await page.context().close();
  });

  it('names what is wrong in a token and shows none of it', async () => {
    const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
    const token = `${encode({ typ: 'qwy-embed+jwt', alg: 'ES256', kid: 'k' })}.${encode({ sub: 'name-of-a-person' })}.x`;
    const { page } = await openVisit(browser);
    await page.context().route('**/qwy-token', (route) => route.fulfill({ json: { token } }));
    await page.goto(sandbox.site('bank', '/case'));
    await page.waitForFunction('globalThis.Qwy && Qwy.shared.has("diagnose")');
    const found = await diagnose(page);
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['token_claim_wrong']));
    expect(found.map(({ subject }) => subject).join()).toContain('`aud`');
    const text = await panel(page).locator('section').innerText();
    expect(text).toContain('token_claim_wrong');
    expect(text).not.toContain('name-of-a-person');
    expect(text).not.toContain('eyJ');
    await page.context().close();
  });
});

describe('a link with ?qwy-debug', () => {
  const opened = async (tag: string, query: string): Promise<Page> =>
    open({ address: sandbox.site('bank', `/own${query}`), head: tag });

  it('opens the panel where the page’s developer has allowed it', async () => {
    const page = await opened(scriptTag(sandbox).replace('<script', '<script data-debug'), '?qwy-debug');
    await panel(page).getByText('没有发现问题').waitFor();
    await page.context().close();
  });

  it.each([
    ['without being allowed', '', '?qwy-debug'],
    ['without being asked for', ' data-debug', ''],
  ])('does nothing %s', async (_what, attribute, query) => {
    const page = await opened(scriptTag(sandbox).replace('<script', `<script${attribute}`), query);
    await page.locator('qwy-form iframe').waitFor();
    expect(await panel(page).count()).toBe(0);
    expect(
      await page.evaluate('performance.getEntriesByType("resource").some(({ name }) => name.includes("diagnose"))'),
    ).toBe(false);
    await page.context().close();
  });
});
