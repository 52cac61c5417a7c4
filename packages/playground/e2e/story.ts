import type { FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { check, click, type Visitor } from './browser.ts';
import { fillForm, sampleForm } from './fill-form.ts';
import type { Sandbox } from './sandbox.ts';

/** Inside the frame of one of our elements. */
export const inside = (page: Page, tag: string): FrameLocator => page.frameLocator(`${tag} iframe`);

export interface Receipt {
  readonly number: string;
  readonly code: string;
}

/** Fills the open form with its sample answers and sends it. */
export async function submit(frame: FrameLocator, slug: string): Promise<Receipt> {
  await fillForm(frame, sampleForm(slug));
  await check(frame.getByRole('checkbox', { name: /同意/ }));
  await click(frame.getByRole('button', { name: '提交申请' }));
  return readReceipt(frame);
}

/** Number and code as the receipt shows them. */
export async function readReceipt(frame: FrameLocator): Promise<Receipt> {
  const number = frame.getByText(/^\d{8}-\d{6}-\d$/).first();
  await number.waitFor();
  const code = frame.getByText(/^[2-9A-HJKMNP-Z]{4} ?[2-9A-HJKMNP-Z]{4}$/).first();
  return { number: (await number.innerText()).trim(), code: (await code.innerText()).replace(/\s/g, '') };
}

/** The officer's part, through the SDK. */
export async function decide(sandbox: Sandbox, number: string): Promise<void> {
  const { cases } = sandbox.admin();
  const record = await cases.getCase(number as never);
  for (const to of ['accepted', 'decided'] as const) {
    const moved = await cases.moveCase(record.number, { to, note: to === 'decided' ? '可以来领取了' : '材料齐全' });
    expect(moved.state).toBe(to);
  }
}

export async function openCase(page: Page, { number, code }: Receipt): Promise<FrameLocator> {
  const frame = inside(page, 'qwy-case');
  await frame.getByLabel('办件编号').fill(number);
  await frame.getByLabel('查询码').fill(code.toLowerCase());
  await click(frame.getByRole('button', { name: '查询' }));
  await frame.getByText('当前状态').first().waitFor();
  return frame;
}

export async function rate(page: Page, { number, code }: Receipt): Promise<void> {
  const frame = inside(page, 'qwy-rating');
  await frame.getByLabel('办件编号').fill(number);
  await frame.getByLabel('查询码').fill(code);
  await click(frame.getByRole('button', { name: '下一步' }));
  await check(frame.getByRole('radio', { name: '满意', exact: true }));
  await click(frame.getByRole('button', { name: '提交评价' }));
  await frame.getByText('评价已经收到').waitFor();
}

/** Opens the sign-in's own window. */
export async function openLogin({ context, page }: Pick<Visitor, 'context' | 'page'>): Promise<Page> {
  const button = inside(page, 'qwy-license').getByRole('button', { name: '登录', exact: true });
  // Together: a wait that nobody looks at any more when the click fails would be an error outside of every test.
  const [login] = await Promise.all([context.waitForEvent('page'), click(button)]);
  return login;
}

/** The number that the frame shows while it waits for its window. */
export async function numberOf(page: Page): Promise<string> {
  return (await inside(page, 'qwy-license').locator('.number dd').innerText()).trim();
}

/** Chooses, in the sign-in's window, the number that the frame shows. */
export async function compareNumber(page: Page, login: Page): Promise<void> {
  await click(login.getByRole('button', { name: await numberOf(page) }));
  await login.getByRole('heading', { name: '登录成功' }).waitFor();
  await login.close();
}

/** Signs in as an invented citizen in the provider's own window, then shows the first licence of that kind. */
export async function showLicense(visitor: Visitor, typeName: string): Promise<FrameLocator> {
  const login = await openLogin(visitor);
  await click(login.getByRole('link', { name: '样例·张三' }));
  await compareNumber(visitor.page, login);
  return presentLicense(visitor.page, typeName);
}

/** Shows the first licence of that kind of the citizen who is signed in. */
export async function presentLicense(page: Page, typeName: string): Promise<FrameLocator> {
  const frame = inside(page, 'qwy-license');
  await click(frame.getByRole('button', { name: typeName }).first());
  await check(frame.getByRole('radio', { name: '办理政务服务事项' }));
  await click(frame.getByRole('button', { name: '出示证照' }));
  await frame.getByText('请工作人员扫码核验').waitFor();
  return frame;
}
