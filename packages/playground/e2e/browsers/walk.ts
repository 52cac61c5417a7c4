// The one story, in words that every engine's driver understands: see tools/browsers/page.ts.
import type { FormField } from '@qwy/contract/form';
import { getAt } from '@qwy/contract/rules/json-pointer';
import type { Driver } from '../../../../tools/browsers/driver.ts';
import { Page } from '../../../../tools/browsers/page.ts';
import { sampleForm } from '../fill-form.ts';
import type { Receipt } from '../story.ts';

/** Fills the open form with its sample answers and sends it. */
export async function submit(page: Page, slug: string): Promise<Receipt> {
  const frame = page.inside('qwy-form');
  await fillForm(frame, sampleForm(slug));
  await frame.check({ role: 'checkbox', name: '同意' });
  await frame.click({ role: 'button', name: '提交申请' });
  const number = await frame.read(/\d{8}-\d{6}-\d/);
  const code = await frame.read(/[2-9A-HJKMNP-Z]{4} ?[2-9A-HJKMNP-Z]{4}/);
  return { number, code: code.replace(/\s/g, '') };
}

/** Fills these pages of a form, and goes on to the next after each. */
export async function fillForm(frame: Page, { form, answers }: ReturnType<typeof sampleForm>): Promise<void> {
  for (const { title, sections } of form.pages) {
    await frame.see({ role: 'heading', name: title });
    for (const field of sections.flatMap(({ fields }) => fields)) {
      const value = getAt(answers, field.pointer);
      if (value !== undefined) await fillField(frame, field, value);
    }
    await frame.click({ role: 'button', name: '下一步' });
  }
}

async function fillField(frame: Page, field: FormField, value: unknown): Promise<void> {
  const { label, widget, options = [] } = field;
  const shown = options.find((option) => option.value === value)?.label ?? String(value);
  if (widget === 'radio')
    await frame.check({ role: 'radio', name: shown, exact: true, within: { role: 'group', name: label } });
  else if (typeof value === 'boolean') await frame.check({ role: 'checkbox', name: label });
  else await frame.fill(label, shown);
}

/** Finds the case by what stands on the receipt. */
export async function openCase(page: Page, { number, code }: Receipt): Promise<Page> {
  const frame = page.inside('qwy-case');
  await frame.fill('办件编号', number);
  await frame.fill('查询码', code.toLowerCase());
  await frame.click({ role: 'button', name: '查询' });
  await frame.see({ name: '当前状态' });
  return frame;
}

export async function rate(page: Page, { number, code }: Receipt): Promise<void> {
  const frame = page.inside('qwy-rating');
  await frame.fill('办件编号', number);
  await frame.fill('查询码', code);
  await frame.click({ role: 'button', name: '下一步' });
  await frame.check({ role: 'radio', name: '满意', exact: true });
  await frame.click({ role: 'button', name: '提交评价' });
  await frame.see({ name: '评价已经收到' });
}

/** Signs in in the provider's own window, then shows the identity card to be scanned. */
export async function showLicense(page: Page, driver: Driver): Promise<void> {
  const frame = page.inside('qwy-license');
  await frame.click({ role: 'button', name: '登录', exact: true });
  const login = await page.wait('a window for the sign-in', async () => {
    const tab = await driver.opened();
    return tab && new Page(tab);
  });
  await login.click({ role: 'link', name: '样例·张三' });
  await login.click({ role: 'button', name: await frame.read(/\d{2}/) });
  await login.see({ role: 'heading', name: '登录成功' });
  await login.close();
  await frame.click({ role: 'button', name: '居民身份证' });
  await frame.check({ role: 'radio', name: '办理政务服务事项' });
  await frame.click({ role: 'button', name: '出示证照' });
  await frame.see({ name: '请工作人员扫码核验' });
}

/** Waits until nothing on the page scrolls sideways and the element's frame, if it has one, is as high as its content. */
export async function fits(page: Page, tag: string): Promise<void> {
  const narrow = '(({ scrollWidth }) => scrollWidth <= innerWidth)(document.documentElement)';
  await page.until('a page that does not scroll sideways', narrow);
  if (!(await page.evaluate(`Boolean(${frameIn(tag)})`))) return;
  const frame = page.inside(tag);
  await frame.until('a frame that does not scroll sideways', narrow);
  const height = "document.getElementById('qwy-root').getBoundingClientRect().height";
  await frame.until('a frame as high as its content', `Math.abs(innerHeight - ${height}) < 2`);
}

const frameIn = (tag: string): string => `document.querySelector('${tag}').shadowRoot.querySelector('iframe')`;
