import { openDatabase } from '@qwy/gateway/store';
import type { Browser } from 'playwright-core';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KIOSK, click, launchBrowser, openVisitor } from './browser.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { type Receipt, decide, inside, openCase, rate, showLicense, submit } from './story.ts';

describe('the main job, from guide to licence', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  const receipts: Receipt[] = [];
  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([startSandbox(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await sandbox.stop();
  });

  it('works on the bank page', async () => {
    const visitor = await openVisitor(browser);
    const { page } = visitor;
    await page.goto(sandbox.site('bank'));
    await click(page.getByRole('link', { name: /社会保障卡申领/ }));
    await page.getByRole('heading', { name: '社会保障卡申领' }).first().waitFor();
    await page.locator('qwy-guide').getByText('样例', { exact: true }).first().waitFor();
    await click(page.getByRole('button', { name: '在线填写' }).first());

    const receipt = await submit(inside(page, 'qwy-form'), 'social-security-card');
    receipts.push(receipt);
    await click(page.getByRole('link', { name: '查看办件进度' }));
    await page.waitForURL((url) => url.searchParams.get('number') === receipt.number);
    await openCase(page, receipt);

    await decide(sandbox, receipt.number);
    await page.goto(sandbox.site('bank', '/case'));
    const later = await openCase(page, receipt);
    await later.getByText('可以来领取了').waitFor();

    await page.goto(sandbox.site('bank', '/rate'));
    await rate(page, receipt);

    await page.goto(sandbox.site('bank', '/licenses'));
    const license = await showLicense(visitor, '居民身份证');
    await license.getByText('样例·张三').first().waitFor();

    expect(visitor.trouble).toEqual([]);
    expect(await visitor.context.cookies()).toSatisfy((cookies: { domain: string }[]) =>
      cookies.every(({ domain }) => domain === 'id.localhost'),
    );
    await visitor.context.close();
  });

  it('works on the kiosk, which forgets the visitor', async () => {
    const visitor = await openVisitor(browser, KIOSK);
    const { page } = visitor;
    await page.goto(sandbox.site('post'));
    await click(page.getByRole('button', { name: /社会保障卡申领/ }));
    await click(page.getByRole('button', { name: '在线填写' }).first());
    const receipt = await submit(inside(page, 'qwy-form'), 'social-security-card');
    receipts.push(receipt);
    await click(page.getByRole('button', { name: '查看进度' }));
    await openCase(page, receipt);
    await decide(sandbox, receipt.number);
    await click(page.getByRole('button', { name: '返回首页' }));
    await click(page.getByRole('button', { name: '评价这次服务' }));
    await rate(page, receipt);
    await click(page.getByRole('button', { name: '返回首页' }));
    await click(page.getByRole('button', { name: '出示电子证照' }));
    await showLicense(visitor, '居民身份证');
    await click(page.getByRole('button', { name: '返回首页' }));

    const left = await page.evaluate(
      () => `${document.documentElement.outerHTML} ${JSON.stringify({ ...localStorage, ...sessionStorage })}`,
    );
    const frames = page.frames().filter((frame) => /^http:\/\/(forms|license)\./.test(frame.url()));
    const inFrames = await Promise.all(frames.map((frame) => frame.locator('body').innerText()));
    for (const canary of ['张三', '610926188103050013', receipt.number, receipt.code])
      expect([left, ...inFrames].join('\n')).not.toContain(canary);
    expect(visitor.trouble).toEqual([]);
    await visitor.context.close();
  });

  it('tells the department by signed webhooks', async () => {
    const { page, context } = await openVisitor(browser);
    await page.goto(sandbox.site('dept', '/inbox'));
    for (const { number } of receipts) {
      await page.getByRole('row').filter({ hasText: number }).filter({ hasText: 'case.received' }).waitFor();
      await page.getByRole('row').filter({ hasText: number }).filter({ hasText: 'rating.received' }).waitFor();
    }
    await context.close();
  });

  it('leaves in the database what happened, once, and in the log nothing that was typed', async () => {
    await sandbox.stopGateway();
    const { db, close } = await openDatabase({
      kind: 'pglite',
      dataDir: join(sandbox.dataDir, 'database'),
      newNonce: () => 'end-to-end',
    });
    try {
      const cases = await db
        .selectFrom('service_case')
        .select(['number', 'state', 'item_code', 'partner_id', 'answers', 'sample'])
        .orderBy('received_at')
        .execute();
      expect(cases).toMatchObject([
        { number: receipts[0]?.number, state: 'decided', item_code: 'PL-YB-0005', partner_id: 'bank', sample: true },
        { number: receipts[1]?.number, state: 'decided', item_code: 'PL-YB-0005', partner_id: 'post', sample: true },
      ]);
      expect(cases[0]?.answers).toMatchObject({ holder: { name: '样例·张三' }, contact: { mobile: '15400000001' } });
      const ratings = await db.selectFrom('rating').select(['case_number', 'level']).orderBy('rated_at').execute();
      expect(ratings).toEqual(receipts.map(({ number }) => ({ case_number: number, level: 4 })));
      const shown = await db
        .selectFrom('presentation')
        .select(['license_id', 'partner_id'])
        .orderBy('created_at')
        .execute();
      expect(shown.map(({ partner_id }) => partner_id)).toEqual(['bank', 'post']);
      const outbox = await db.selectFrom('outbox').select('state').execute();
      expect(outbox.length).toBeGreaterThan(0);
      expect(outbox.every(({ state }) => state === 'done')).toBe(true);
    } finally {
      await close();
      await sandbox.startGateway();
    }
    for (const canary of ['张三', '610926188103050013', '15400000001', ...receipts.map(({ code }) => code)]) {
      expect(sandbox.gatewayLog()).not.toContain(canary);
    }
  });

  it('still has the case, once, after the gateway was killed right after it answered', async () => {
    const visitor = await openVisitor(browser);
    const { page } = visitor;
    await page.goto(sandbox.site('bank', '/item?code=PL-YB-0005'));
    await click(page.getByRole('button', { name: '在线填写' }).first());
    const answered = page.waitForResponse(
      (response) => response.url().endsWith('/v1/cases') && response.status() === 201,
    );
    const [receipt] = await Promise.all([
      submit(inside(page, 'qwy-form'), 'social-security-card'),
      answered.then(() => sandbox.killGateway()),
    ]);
    await sandbox.startGateway();
    const record = await sandbox.admin().cases.getCase(receipt.number as never);
    expect(record.state).toBe('received');
    const { rows } = await sandbox.admin().cases.listCases({ limit: 100 });
    expect(rows.filter(({ number }) => number === receipt.number)).toHaveLength(1);
    expect(rows).toHaveLength(3);
    await visitor.context.close();
  });
});
