import { PartnerInput } from '@qwy/contract/partner';
import { EmbedTokenRequest } from '@qwy/contract/token';
import type { Fault, ProxiedRequest } from '@qwy/testing/fault-proxy';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type BadLine, openBadLine } from './bad-line.ts';
import { check, click } from './browser.ts';
import { expiredToken } from './expired-token.ts';
import { fileCase } from './filed-case.ts';
import { fillForm, sampleForm } from './fill-form.ts';
import { republish } from './publish.ts';
import { rawPost } from './raw-post.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { type Receipt, inside, openCase, readReceipt } from './story.ts';
import { type Visit, failures, leaks, openVisit } from './visit.ts';

const CARD = 'PL-YB-0005';
const SLUG = 'social-security-card';
const TRADER = 'PL-YB-0001';
/** What the sites slot into every element. */
const FALLBACK = '在线服务暂时没有打开';
const SENTENCES = {
  network: '网络没有连上。请检查网络后再试，或者到窗口办理。',
  timeout: '等待时间太长了。请稍后再试。',
  unavailable: '系统正在维护，请稍后再试。您也可以到窗口办理。',
  not_found: '没有找到。请核对后再试，或者到窗口询问。',
  refused: '这个页面暂时无法办理。请联系网站工作人员，或者到窗口办理。',
  suspended: '这个网站的服务已暂停。请到政务服务中心窗口办理。',
} as const;

const filler = (size: number): string => JSON.stringify({ itemCode: CARD, answers: { name: 'x'.repeat(size) } });
const isApi = ({ path }: ProxiedRequest): boolean => path.startsWith('/v1/');
const isFiling = ({ method, path }: ProxiedRequest): boolean => method === 'POST' && path === '/v1/cases';
const isTokenEndpoint = ({ path }: ProxiedRequest): boolean => path === '/qwy-token';

/** A fault between browser and gateway, the code the page is told, the sentence people read. */
const LINE_FAULTS: readonly (readonly [name: string, fault: Fault, code: string, sentence: string])[] = [
  ['a dead line', { kind: 'refuse' }, 'network', SENTENCES.network],
  ['an answer cut in the middle', { kind: 'cut' }, 'network', SENTENCES.network],
  ["a proxy's HTML page", { kind: 'html', status: 502 }, 'network', SENTENCES.network],
  [
    "a proxy's readable HTML page",
    { kind: 'html', status: 502, cors: true },
    'unexpected_response',
    SENTENCES.unavailable,
  ],
  ['truncated JSON', { kind: 'truncate' }, 'unexpected_response', SENTENCES.unavailable],
  ['a wrong content type', { kind: 'type', type: 'text/html' }, 'unexpected_response', SENTENCES.unavailable],
];

describe('when something is wrong', () => {
  let sandbox: Sandbox;
  let line: BadLine;
  let receipt: Receipt;
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    sandbox = await startSandbox();
    line = await openBadLine(sandbox);
    receipt = await fileCase(sandbox);
  });
  afterAll(async () => {
    await line.close();
    await sandbox.stop();
  });
  afterEach(async () => {
    line.heal();
    await visit?.context.close();
  });
  const open = async (path: string): Promise<void> => {
    visit = await openVisit(line.browser);
    ({ page } = visit);
    await page.goto(sandbox.site('bank', path));
  };
  const fallback = (tag: string): Locator => page.locator(tag).getByText(FALLBACK);
  const canaries = async (): Promise<string[]> => [receipt.code, ...sampleSecrets(), ...(await visit.tokens())];

  it('says so for an item that does not exist, and offers the counter', async () => {
    await open('/item?code=PL-YB-9999');
    const guide = page.locator('qwy-guide');
    await guide.getByText(SENTENCES.not_found).waitFor();
    expect(await failures(page, 'qwy-guide')).toEqual(['not_found']);
    expect(await fallback('qwy-guide').isVisible()).toBe(true);

    await page.evaluate(() => {
      document.getElementById('apply')?.removeAttribute('hidden');
      document.getElementById('form')?.setAttribute('item', 'PL-YB-9999');
    });
    await inside(page, 'qwy-form').getByRole('heading', { name: '没有找到这张表' }).waitFor();
    await expect.poll(() => failures(page, 'qwy-form')).toEqual(['not_found']);
    await fallback('qwy-form').waitFor();
  });

  it.each([
    ['answers 500', { kind: 'html', status: 500 }, 'token_refused', SENTENCES.refused],
    ['answers 403', { kind: 'html', status: 403 }, 'token_refused', SENTENCES.refused],
    ['answers with a page', { kind: 'html', status: 200 }, 'network', SENTENCES.network],
    ['is away', { kind: 'refuse' }, 'network', SENTENCES.network],
  ] satisfies [string, Fault, string, string][])(
    "keeps what was typed when the partner's token endpoint %s, and goes on when it is back",
    async (_name, fault, code, sentence) => {
      await open('/case');
      line.bank.fail(fault, isTokenEndpoint);
      const frame = inside(page, 'qwy-case');
      await frame.getByLabel('办件编号').fill(receipt.number);
      await frame.getByLabel('查询码').fill(receipt.code);
      await click(frame.getByRole('button', { name: '查询' }));
      await frame.getByText(sentence).waitFor();
      await expect.poll(() => failures(page, 'qwy-case')).toEqual([code]);
      await fallback('qwy-case').waitFor();
      expect(await frame.getByLabel('办件编号').inputValue()).toBe(receipt.number);
      expect(await frame.getByLabel('查询码').inputValue()).toBe(receipt.code);
      expect(await leaks(visit, sandbox, await canaries())).toEqual([]);

      line.heal();
      await click(frame.getByRole('button', { name: '查询' }));
      await frame.getByText('当前状态').first().waitFor();
      await fallback('qwy-case').waitFor({ state: 'hidden' });
    },
  );

  it('is refused with a token that has expired', async () => {
    await open('/case');
    await page.exposeFunction('mintLate', (request: unknown) =>
      expiredToken(sandbox, EmbedTokenRequest.parse(request)),
    );
    await page.evaluate(() => {
      const qwy: { setTokenProvider(mint: unknown): void } = Reflect.get(window, 'Qwy');
      qwy.setTokenProvider(Reflect.get(window, 'mintLate'));
    });
    const frame = inside(page, 'qwy-case');
    await frame.getByLabel('办件编号').fill(receipt.number);
    await frame.getByLabel('查询码').fill(receipt.code);
    await click(frame.getByRole('button', { name: '查询' }));
    await frame.getByText(SENTENCES.refused).waitFor();
    await expect.poll(() => failures(page, 'qwy-case')).toEqual(['token_refused']);
    expect(await frame.getByLabel('办件编号').inputValue()).toBe(receipt.number);
  });

  it('shows nothing on an origin that is not registered, and offers the counter', async () => {
    visit = await openVisit(line.browser);
    ({ page } = visit);
    await page.goto(`http://stranger.localhost:${sandbox.port + 10}/case`);
    await page.locator('qwy-case').getByText(SENTENCES.refused).waitFor();
    expect(await failures(page, 'qwy-case')).toEqual(['frame_refused']);
    expect(await fallback('qwy-case').isVisible()).toBe(true);
    expect(await page.locator('qwy-case iframe').count()).toBe(0);
    expect(visit.trouble.join()).toContain('frame-ancestors');
  });

  it('stops for a partner that is suspended in the middle of a visit', async () => {
    await open('/case');
    const frame = await openCase(page, receipt);
    const { partners } = sandbox.admin();
    const bank = (await partners.listPartners()).rows.find(({ id }) => id === 'bank');
    const { createdAt: _createdAt, ...rest } = { ...bank };
    const registration = PartnerInput.parse(rest);
    await partners.putPartner('bank', { ...registration, status: 'suspended' });
    try {
      await click(frame.getByRole('button', { name: '看看有没有新进展' }));
      await frame.getByText(SENTENCES.suspended).waitFor();
      await expect.poll(() => failures(page, 'qwy-case')).toEqual(['partner_suspended']);
      await page.reload();
      await page.locator('qwy-case').getByText(SENTENCES.suspended).waitFor();
      expect(await failures(page, 'qwy-case')).toEqual(['partner_suspended']);
      expect(await fallback('qwy-case').isVisible()).toBe(true);
    } finally {
      await partners.putPartner('bank', registration);
    }
    await page.locator('qwy-case').getByRole('button', { name: '再试一次' }).click();
    await openCase(page, receipt);
  });

  it('shows the fallback when not even the script can be loaded', async () => {
    line.gateway.fail({ kind: 'refuse' });
    await open('/case');
    await fallback('qwy-case').waitFor();
  });

  it.each(LINE_FAULTS)(
    'says what to do on %s, and goes on when the line is back',
    async (_name, fault, code, sentence) => {
      line.gateway.fail(fault, (request) => isApi(request) && request.path !== '/v1/changes');
      await open(`/item?code=${CARD}`);
      const guide = page.locator('qwy-guide');
      await guide.getByText(sentence).waitFor();
      expect(await failures(page, 'qwy-guide')).toEqual([code]);
      expect(await fallback('qwy-guide').isVisible()).toBe(true);
      await page.goto(sandbox.site('bank', '/case'));
      await page.locator('qwy-case').getByText(sentence).waitFor();
      expect(await failures(page, 'qwy-case')).toEqual([code]);
      expect(await fallback('qwy-case').isVisible()).toBe(true);

      line.heal();
      await page.locator('qwy-case').getByRole('button', { name: '再试一次' }).click();
      await openCase(page, receipt);
      expect(await fallback('qwy-case').isVisible()).toBe(false);
      await page.goBack();
      await guide.getByRole('heading', { name: '社会保障卡申领' }).first().waitFor();
      expect(await fallback('qwy-guide').isVisible()).toBe(false);
    },
  );

  it('leaves the guide to be read while the gateway is away, and brings the news afterwards', async () => {
    await open(`/item?code=${TRADER}`);
    const heading = page.locator('qwy-guide').getByRole('heading', { name: '个体工商户设立登记' }).first();
    await heading.waitFor();
    const streams = (): number => visit.urls.filter((url) => url.endsWith('/v1/changes')).length;
    await expect.poll(streams).toBe(1);
    line.gateway.fail({ kind: 'refuse' });
    line.gateway.hangUp();
    await expect.poll(streams).toBeGreaterThan(2);
    expect(await heading.isVisible()).toBe(true);
    expect(await failures(page, 'qwy-guide')).toEqual([]);
    await republish(sandbox, TRADER, () => ({ summary: '断线期间发布的新内容。' }));
    line.heal();
    await page.getByText('断线期间发布的新内容。').waitFor();
  });

  it('says that it is loading while the line is slow, and works when the answers come', async () => {
    line.gateway.fail({ kind: 'hold' }, isApi);
    line.forms.fail({ kind: 'hold' });
    await open(`/item?code=${CARD}`);
    await page.locator('qwy-guide').getByText('正在加载').first().waitFor();
    line.gateway.heal();
    await page.getByRole('button', { name: '在线填写' }).first().click();
    await page.locator('qwy-form').getByText('正在加载').first().waitFor();
    line.forms.heal();
    await inside(page, 'qwy-form').getByText('第 1 步').waitFor();
    expect(await failures(page, 'qwy-form')).toEqual([]);
  });

  it('gives up a frame that never comes', async () => {
    line.forms.fail({ kind: 'hang' });
    visit = await openVisit(line.browser);
    ({ page } = visit);
    await page.clock.install();
    await page.goto(sandbox.site('bank', '/case'), { waitUntil: 'commit' });
    await page.locator('qwy-case iframe').waitFor({ state: 'attached' });
    await page.clock.fastForward(16_000);
    await page.locator('qwy-case').getByText(SENTENCES.timeout).waitFor();
    expect(await failures(page, 'qwy-case')).toEqual(['timeout']);
    expect(await fallback('qwy-case').isVisible()).toBe(true);
  });

  it('keeps the answers whatever happens to them on the way, and files them once', async () => {
    const before = await numbers();
    await open(`/item?code=${CARD}`);
    await page.getByRole('button', { name: '在线填写' }).first().click();
    const form = inside(page, 'qwy-form');
    await fillForm(form, sampleForm(SLUG));
    await check(form.getByRole('checkbox', { name: /同意/ }));
    const lost: Fault = { kind: 'lose' };
    for (const [index, [, fault, , sentence]] of [
      ...LINE_FAULTS,
      ['', lost, '', SENTENCES.network] as const,
    ].entries()) {
      line.gateway.fail(fault, isFiling);
      const button = index === 0 ? '提交申请' : '再试一次';
      await click(form.getByRole('button', { name: button, exact: true }));
      await expect.poll(() => failures(page, 'qwy-form')).toHaveLength(index + 1);
      await form.getByText(sentence).waitFor();
      await form.getByText('您填的都还在').waitFor();
      expect(await form.getByText('样例·张三').first().isVisible()).toBe(true);
      expect(await fallback('qwy-form').isVisible()).toBe(true);
    }
    expect(new Set(await failures(page, 'qwy-form'))).toEqual(new Set(['network', 'unavailable']));
    line.heal();
    await click(form.getByRole('button', { name: '再试一次', exact: true }));
    const filed = await readReceipt(form);
    await fallback('qwy-form').waitFor({ state: 'hidden' });
    expect((await numbers()).filter((number) => !before.includes(number))).toEqual([filed.number]);
    expect(await leaks(visit, sandbox, [filed.code, ...(await canaries())])).toEqual([]);
  });

  it.each([
    ['10 MB, announced', filler(10_000_000), false, 413, 'payload_too_large'],
    ['10 MB, in pieces', filler(10_000_000), true, 413, 'payload_too_large'],
    [
      'JSON that ends too early',
      '{"itemCode":"PL-YB-0005","answers":{"name":"样例·张三"',
      false,
      400,
      'invalid_request',
    ],
    ['no JSON at all', '样例·张三', false, 400, 'invalid_request'],
  ] as const)('refuses with a problem that repeats nothing: %s', async (_name, body, isChunked, status, code) => {
    const answer = await rawPost(sandbox, '/v1/cases', body, isChunked);
    expect(answer).toMatchObject({ status, type: expect.stringContaining('application/problem+json') });
    expect(JSON.parse(answer.text)).toMatchObject({ status, code, requestId: expect.stringMatching(/./) });
    expect(answer.text + sandbox.gatewayLog()).not.toMatch(/样例|xxxx/);
  });

  async function numbers(): Promise<string[]> {
    const { rows } = await sandbox.admin().cases.listCases({ limit: 100 });
    return rows.map(({ number }) => number);
  }
});

/** What the sample citizen types that nobody but the gateway may see. */
function sampleSecrets(): string[] {
  const { holder, contact, address } = sampleForm(SLUG).answers;
  return [holder, contact, address]
    .flatMap((part) => Object.values(part ?? {}))
    .filter((value) => typeof value === 'string' && value.length > 3 && !value.endsWith('镇'))
    .map(String);
}
