import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { click, launchBrowser } from './browser.ts';
import { fillForm, sampleForm } from './fill-form.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { captured, passControls } from './spy-controls.ts';
import { decide, inside, openCase, rate, readReceipt, showLicense } from './story.ts';
import { type Visit, leaks, openVisit, seen, violations } from './visit.ts';

const SLUG = 'social-security-card';
const TYPED = { name: '金丝雀·样例', detail: '金丝雀巷样例 77 号', mobile: '15400000042' };
/** On the licence of the sandbox's invented citizen. */
const ON_LICENCE = [
  '样例·张三',
  '610926188103050013',
  '1.2.156.3005.2.11100000000013127D001.11610926000000000C.YANGLI0001.001.6',
];

describe('on a page that listens in on everything', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([startSandbox(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
  });

  async function open(path = '/'): Promise<Visit & { referrers: { from: string; to: string }[] }> {
    const visit = await openVisit(browser);
    const referrers: { from: string; to: string }[] = [];
    visit.context.on('request', (request) => {
      referrers.push({ from: request.headers()['referer'] ?? '', to: request.url() });
    });
    await visit.page.goto(sandbox.site('hostile', path));
    return { ...visit, referrers };
  }

  it('is overheard whatever is passed to a wrapped function (else the next test would prove nothing)', async () => {
    const { page, context, console, trouble } = await open();
    await page.locator('qwy-guide').getByRole('heading', { name: '社会保障卡申领' }).first().waitFor();
    const passed = await passControls(page);
    const all = await captured(page);
    const missed = passed.filter((control) => {
      const [wrapper = '', word = ''] = control.split(/: (?=control-)/);
      return !all.some((line) => line.startsWith(`${wrapper}: `) && line.includes(word));
    });
    expect(passed.length).toBeGreaterThan(50);
    expect(missed).toEqual([]);
    expect(all.some((line) => line.startsWith('fetch: ') && line.includes('--page'))).toBe(true); // the answer too
    expect(all.some((line) => line.includes('社会保障卡申领'))).toBe(true); // public content, drawn in the page
    expect(console.join()).toContain('control-');
    expect(trouble.filter((line) => !line.includes('control-'))).toEqual([]);
    await context.close();
  });

  it('gives away nothing that is typed, filed, looked up or issued, and works', async () => {
    const visit = await open();
    const { page, context, trouble, referrers } = visit;
    const form = inside(page, 'qwy-form');
    await fillForm(form, answersOfOurs());
    await form.getByRole('checkbox', { name: /同意/ }).check();
    await click(form.getByRole('button', { name: '提交申请' }));
    const receipt = await readReceipt(form);
    await openCase(page, receipt);
    await decide(sandbox, receipt.number);
    await rate(page, receipt);
    await showLicense(visit, '居民身份证');
    const { answers } = await sandbox.admin().cases.getCase(receipt.number as never);
    expect(answers).toMatchObject({ holder: { name: TYPED.name }, address: { detail: TYPED.detail } });

    const all = (await captured(page)).join('\n');
    const tokens = await visit.tokens();
    const embedTokens = tokens.filter(isEmbedToken);
    expect(tokens.length - embedTokens.length).toBeGreaterThanOrEqual(8); // access and refresh, four frames
    // What a host may see passed through its hands: it did listen.
    expect(embedTokens.filter((token) => !all.includes(token))).toEqual([]);
    expect(all).toContain(receipt.number);
    expect((await seen(page, 'qwy-form-submitted')).map(({ caseNumber }) => caseNumber)).toEqual([receipt.number]);

    const canaries = [
      ...Object.values(TYPED),
      ...ON_LICENCE,
      receipt.code,
      receipt.code.toLowerCase(),
      receipt.code.replace(/.{4}(?=.)/, '$& '),
      ...tokens.filter((token) => !isEmbedToken(token)),
    ].flatMap((canary) => [...new Set([canary, encodeURIComponent(canary)])]);
    expect(canaries.filter((canary) => all.includes(canary))).toEqual([]);
    expect(canaries.filter((canary) => referrers.some(({ from }) => from.includes(canary)))).toEqual([]);
    expect(await leaks(visit, sandbox, canaries)).toEqual([]);
    expect(await behindFrames(page)).toEqual(Array(4).fill('nothing'));
    expect(await violations(page)).toEqual([]);
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('tells frames and gateway which site asks, and no address on it', async () => {
    const { page, context, referrers } = await open('/?secret=canary-in-the-address');
    const ready = async (): Promise<string[]> => (await seen(page, 'qwy-ready')).map(({ at }) => at).sort();
    await expect.poll(ready).toEqual(['qwy-case', 'qwy-form', 'qwy-guide', 'qwy-license', 'qwy-rating']);
    const origin = new URL(sandbox.site('hostile')).origin;
    const known = await Promise.all(
      page
        .frames()
        .slice(1)
        .map((frame) => frame.evaluate(() => document.referrer)),
    );
    expect(known).toEqual(Array(4).fill(`${origin}/`));
    const toOthers = referrers.filter(({ to }) => !to.startsWith(origin));
    expect(toOthers.filter(({ from }) => from === `${origin}/`).length).toBeGreaterThanOrEqual(4);
    expect(toOthers.filter(({ from }) => from.includes('canary'))).toEqual([]);
    expect(referrers.some(({ from }) => from.includes('canary'))).toBe(true); // the site tells itself: we would see it
    await context.close();
  });
});

/** The sample answers, with words that stand nowhere else. */
function answersOfOurs(): ReturnType<typeof sampleForm> {
  const { form, answers } = sampleForm(SLUG);
  return {
    form,
    answers: {
      ...answers,
      holder: { ...Object(answers['holder']), name: TYPED.name },
      contact: { mobile: TYPED.mobile },
      address: { ...Object(answers['address']), detail: TYPED.detail },
    },
  };
}

/** Embed tokens pass through the host by design: its own server made them, and they are worth nothing without the frame's key. */
function isEmbedToken(token: string): boolean {
  const header = token.split('.').length === 3 ? Buffer.from(token.split('.')[0] ?? '', 'base64url').toString() : '';
  return header.includes('"qwy-embed+jwt"');
}

/** What a script of the page gets hold of when it reaches into our frames. */
function behindFrames(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const frames: HTMLIFrameElement[] = [];
    for (const element of Array.from(document.querySelectorAll('*'))) {
      const frame = element.shadowRoot?.querySelector('iframe');
      if (frame) frames.push(frame);
    }
    return frames.map((frame) => {
      try {
        return (frame.contentDocument ?? frame.contentWindow?.document) ? 'a document' : 'nothing';
      } catch {
        return 'nothing';
      }
    });
  });
}
