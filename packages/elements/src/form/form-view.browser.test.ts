import { answer, networkError, problem, sequence } from '@qwy/testing/fake-gateway';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { axeProblems, translateAll } from '../base/test-checks.ts';
import { controlOf, fill, press, pressable, screenText, until, untilSays } from '../base/test-drive.ts';
import type { Example } from '../base/test-example.ts';
import { describeStates, show } from '../base/test-view-suite.ts';
import { FormStartedEvent, FormSubmittedEvent, WidgetFailedEvent } from '../base/view-events.ts';
import './define-view.ts';
import {
  FORM,
  GUIDE,
  SUBMIT,
  file,
  fillPerson,
  fillShop,
  formGateway,
  formViewExamples,
  opened,
} from './form-view.examples.ts';
import { FormView } from './form-view.ts';
import { formGuide, renewedForm, sampleAnswers, sampleForm, sampleReceipt } from './sample-forms.examples.ts';

const TAG = 'qwy-form-view';
const create = () => new FormView();
const open = (script: Parameters<typeof formGateway>[0] = {}, set: Example<FormView>['set'] = {}) =>
  show(TAG, create, { gateway: () => formGateway(script), set: { itemCode: sampleForm.itemCode, ...set } });

const active = (view: FormView) => view.shadowRoot?.activeElement;
const query = (view: FormView, selector: string) => view.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined;
const submissions = ({ requests }: ReturnType<typeof formGateway>) => requests.filter(({ route }) => route === SUBMIT);
const keyOf = (request: { headers: Headers } | undefined) => request?.headers.get('idempotency-key');
const problemOf = (view: FormView, label: string) => {
  const ids = controlOf(view, label)?.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => view.shadowRoot?.getElementById(id)).find((note) => note?.classList.contains('error'))
    ?.textContent;
};

describeStates(TAG, create, formViewExamples);

describe('the form view', () => {
  let events: Event[] = [];
  const collect = (event: Event) => void events.push(event);
  const TYPES = ['qwy-form-started', 'qwy-form-submitted', 'qwy-failed'];

  beforeEach(() => {
    events = [];
    for (const type of TYPES) document.addEventListener(type, collect);
  });
  afterEach(() => {
    for (const type of TYPES) document.removeEventListener(type, collect);
    vi.restoreAllMocks();
  });

  it('is filled, checked and filed with the keyboard alone', async () => {
    const { view, gateway } = await open();
    await opened(view);
    expect(screenText(view)).toContain('第 1 步，共 3 步');
    await userEvent.tab();
    await userEvent.keyboard(
      `${sampleAnswers.applicant.name}{Enter}610926 18810305 0013{Tab}15400000001{Tab} {Tab}{Enter}`,
    );
    await untilSays(view, '店名');
    expect(active(view)?.id).toBe('title');
    await userEvent.keyboard('{Tab}平利县样例早点铺{Tab}{ArrowDown}{Tab}40{Tab}{Tab}12012026{Tab}');
    if (active(view) !== controlOf(view, '热食')) controlOf(view, '热食')?.focus(); // how many stops a date has depends on the locale
    await userEvent.keyboard(' {Tab}{Tab}{Tab}{Tab} {Tab}{Enter}');
    await untilSays(view, '请核对您填的内容');
    expect(screenText(view)).toContain('2026年12月1日');
    controlOf(view, '我看过了，同意这样使用我填的信息')?.focus();
    await userEvent.keyboard(' {Tab}{Enter}');
    await untilSays(view, sampleReceipt.number);
    expect(active(view)?.id).toBe('title');
    expect(submissions(gateway).map(({ body }) => body)).toEqual([
      {
        itemCode: sampleForm.itemCode,
        formId: sampleForm.id,
        formVersion: sampleForm.version,
        situation: {},
        answers: sampleAnswers,
        consent: true,
      },
    ]);
    expect(events.map(({ constructor }) => constructor)).toEqual([FormStartedEvent, FormSubmittedEvent]);
    expect(events[1]).toMatchObject({
      caseNumber: sampleReceipt.number,
      itemCode: sampleReceipt.itemCode,
      composed: true,
    });
  });

  it('says what is missing, takes the focus to the list, and leads from each line to its field', async () => {
    const { view } = await open();
    await opened(view);
    await userEvent.click(pressable(view, '下一步')!);
    await untilSays(view, '有 4 处要改一改');
    expect(active(view)?.id).toBe('problems');
    expect(active(view)?.getAttribute('role')).toBe('alert');
    expect(controlOf(view, '姓名')?.getAttribute('aria-invalid')).toBe('true');
    expect(problemOf(view, '姓名')).toBe('请填写姓名。');
    press(view, '请选择谁在填这张表');
    await until(view, () => active(view) === controlOf(view, '我自己'));
    press(view, '请填写姓名');
    await until(view, () => active(view) === controlOf(view, '姓名'));
    await userEvent.keyboard('张');
    await untilSays(view, '有 3 处要改一改');
    expect(problemOf(view, '姓名')).toBeUndefined();
  });

  it('judges a field when it is left, announces it, and leaves untouched ones alone', async () => {
    const { view } = await open();
    await opened(view);
    controlOf(view, '姓名')?.focus();
    await userEvent.tab();
    await userEvent.keyboard('610926188103050014');
    expect(query(view, '.error')).toBeUndefined();
    await userEvent.tab();
    await until(view, () => query(view, '[role=status]')?.textContent?.startsWith('身份证号码不对') === true);
    expect(problemOf(view, '身份证号码')).toContain('第 18 位');
    expect(problemOf(view, '姓名')).toBeUndefined();
  });

  it('does not move the button away from under the finger when a field is left for it', async () => {
    const { view } = await open();
    await opened(view);
    fill(view, '手机号', '154');
    controlOf(view, '手机号')?.focus();
    const button = pressable(view, '下一步')!;
    const { top } = button.getBoundingClientRect();
    button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    button.focus();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await view.updateComplete;
    expect(button.getBoundingClientRect().top).toBe(top);
    button.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    await untilSays(view, '手机号不对');
  });

  it('does not take Enter that ends a composed word for "go on"', async () => {
    const { view } = await open();
    await opened(view);
    const name = controlOf(view, '姓名')!;
    name.focus();
    for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
      const enter = new KeyboardEvent('keydown', {
        key: 'Enter',
        bubbles: true,
        composed: true,
        cancelable: true,
        ...init,
      });
      name.dispatchEvent(enter);
      expect(enter.defaultPrevented).toBe(false);
      await view.updateComplete;
      expect(active(view)).toBe(name);
    }
    await userEvent.keyboard('{Enter}');
    await until(view, () => active(view) === controlOf(view, '身份证号码'));
  });

  it('shows what an answer reveals without touching what is typed, and does not send what was hidden again', async () => {
    const { view, gateway } = await open();
    await opened(view);
    const name = controlOf(view, '姓名');
    press(view, '别人帮我填');
    await untilSays(view, '帮忙人的姓名');
    expect(controlOf(view, '姓名')).toBe(name);
    fill(view, '帮忙人的姓名', '样例·李四');
    press(view, '我自己');
    await until(view, () => controlOf(view, '帮忙人的姓名') === null);
    await file(view, sampleReceipt.number);
    expect(submissions(gateway)[0]?.body).toMatchObject({ answers: sampleAnswers });
    expect(submissions(gateway)[0]?.body).not.toHaveProperty('answers.helper');
  });

  it('marks what may be left out in words', async () => {
    const { view } = await open();
    await fillPerson(view);
    expect(controlOf(view, '店里有几个人（选填）')?.getAttribute('aria-required')).toBe('false');
    expect(controlOf(view, '店名')?.getAttribute('aria-required')).toBe('true');
  });

  it('keeps everything on the way back and forth', async () => {
    const { view } = await open();
    await fillPerson(view);
    fill(view, '店名', '样例店');
    press(view, '上一步');
    await untilSays(view, '您的信息');
    expect(controlOf(view, '姓名')).toHaveProperty('value', sampleAnswers.applicant.name);
    expect(controlOf(view, '我自己')).toHaveProperty('checked', true);
    press(view, '下一步');
    await untilSays(view, '店名');
    expect(controlOf(view, '店名')).toHaveProperty('value', '样例店');
  });

  it('asks for agreement before it files', async () => {
    const { view, gateway } = await open();
    await fillPerson(view);
    await fillShop(view);
    press(view, '提交申请');
    await untilSays(view, '要先勾选“同意”');
    await until(view, () => active(view)?.id === 'consent');
    expect(submissions(gateway)).toHaveLength(0);
  });

  it('leads from the check back to a page and forth again', async () => {
    const { view } = await open();
    await fillPerson(view);
    await fillShop(view);
    const change = query(view, '[aria-label="修改：您的信息"]');
    change?.click();
    await untilSays(view, '第 1 步');
    expect(controlOf(view, '手机号')).toHaveProperty('value', sampleAnswers.applicant.mobile);
  });

  it('files once when the answer of the first try was lost: the same key, the same answers', async () => {
    const { view, gateway } = await open({ [SUBMIT]: sequence(networkError(), answer(sampleReceipt, 201)) });
    await file(view, '还没有提交成功');
    expect(events.at(-1)).toBeInstanceOf(WidgetFailedEvent);
    press(view, '再试一次');
    await untilSays(view, sampleReceipt.number);
    const [first, second] = submissions(gateway);
    expect(keyOf(first)).toMatch(/^[\w-]{8,}$/);
    expect(keyOf(second)).toBe(keyOf(first));
    expect(second?.body).toEqual(first?.body);
  });

  it('takes another key once an answer was changed', async () => {
    const { view, gateway } = await open({ [SUBMIT]: sequence(networkError(), answer(sampleReceipt, 201)) });
    await file(view, '还没有提交成功');
    press(view, '上一步');
    await untilSays(view, '店名');
    fill(view, '店名', '另一个样例店');
    press(view, '下一步');
    await untilSays(view, '请核对');
    press(view, '提交申请');
    await untilSays(view, sampleReceipt.number);
    const [first, second] = submissions(gateway);
    expect(keyOf(second)).not.toBe(keyOf(first));
  });

  it('cannot be filed twice by pressing twice', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const { view, gateway } = await open({ [SUBMIT]: () => held.then(() => answer(sampleReceipt, 201)) });
    await file(view, '正在提交');
    press(view, '正在提交');
    expect(query(view, '[role=status]')?.textContent).toContain('正在提交');
    release();
    await untilSays(view, sampleReceipt.number);
    expect(submissions(gateway)).toHaveLength(1);
  });

  it('shows what the gateway refused at its field', async () => {
    const invalidParams = [{ pointer: '/applicant/citizenId', code: 'citizen_id', params: { reason: 'checksum' } }];
    const { view } = await open({ [SUBMIT]: problem('invalid_answers', { invalidParams }) });
    await file(view, '有 1 处要改一改');
    expect(screenText(view)).toContain('第 1 步');
    expect(problemOf(view, '身份证号码')).toContain('第 18 位');
    await until(view, () => active(view)?.id === 'problems');
    expect(controlOf(view, '姓名')).toHaveProperty('value', sampleAnswers.applicant.name);
  });

  it('opens the newer form with what still fits when the old one was replaced meanwhile', async () => {
    const { view, gateway } = await open({ [SUBMIT]: sequence(problem('stale_version'), answer(sampleReceipt, 201)) });
    await file(view, '刚刚更新过');
    gateway.script(FORM, answer(renewedForm));
    press(view, '打开新的表');
    await untilSays(view, '店里有几个座位');
    expect(controlOf(view, '店名')).toHaveProperty('value', sampleAnswers.shop.name);
    fill(view, '店里有几个座位', '12');
    press(view, '下一步');
    await untilSays(view, '请核对您填的内容');
    expect(controlOf(view, '我看过了，同意这样使用我填的信息')).toHaveProperty('checked', false);
    press(view, '我看过了，同意这样使用我填的信息');
    press(view, '提交申请');
    await untilSays(view, sampleReceipt.number);
    expect(submissions(gateway)[1]?.body).toMatchObject({ formVersion: 4 });
  });

  it('says so when the gateway is down, and opens on the next try', async () => {
    const { view, gateway } = await open({ [GUIDE]: networkError() });
    await untilSays(view, '网络没有连上');
    expect(events[0]).toMatchObject({ code: 'network' });
    gateway.script(GUIDE, answer(formGuide));
    press(view, '再试一次');
    await opened(view);
    await until(view, () => active(view)?.id === 'title');
  });

  it.each([
    ['has no form', { [GUIDE]: answer({ ...formGuide, formId: undefined }) }],
    ['has a form that was withdrawn', { [FORM]: problem('not_found') }],
  ])('tells where to go instead when the item %s', async (_, script) => {
    const { view } = await open(script);
    await untilSays(view, '还不能在网上填表');
    expect(screenText(view)).toContain(formGuide.consultPhone);
    expect(events[0]).toMatchObject({ code: 'not_found' });
  });

  it('forgets everything when it leaves the page, and begins anew when it is put back', async () => {
    const { view } = await open();
    await opened(view);
    fill(view, '姓名', '样例·张三');
    const parent = view.parentElement;
    view.remove();
    await untilSays(view, '正在加载');
    parent?.append(view);
    await opened(view);
    expect(controlOf(view, '姓名')).toHaveProperty('value', '');
  });

  it('turns to another item when it is told to', async () => {
    const { view, gateway } = await open();
    await opened(view);
    fill(view, '姓名', '样例·张三');
    gateway.script(FORM, answer({ ...sampleForm, title: '另一张表' }));
    view.itemCode = 'another-item';
    await untilSays(view, '另一张表');
    expect(controlOf(view, '姓名')).toHaveProperty('value', '');
    expect(gateway.requests.at(-2)?.params).toEqual({ code: 'another-item' });
  });

  it('stands twice on one page without the two getting in each other’s way', async () => {
    const { view: first } = await open();
    const { view: second } = await open();
    await opened(first);
    await opened(second);
    press(first, '我自己');
    press(second, '别人帮我填');
    await untilSays(second, '帮忙人的姓名');
    expect(controlOf(first, '我自己')).toHaveProperty('checked', true);
    expect(screenText(first)).not.toContain('帮忙人的姓名');
  });

  it('lets nothing be offered or kept on a machine that others use, and clears it on request', async () => {
    const { view } = await open({}, { terminal: 'kiosk', appearance: 'kiosk' });
    await opened(view);
    const tokens = [...(view.shadowRoot?.querySelectorAll('input[type=text], input[type=tel], select') ?? [])];
    expect(new Set(tokens.map((control) => control.getAttribute('autocomplete')))).toEqual(new Set(['off']));
    await file(view, sampleReceipt.number);
    press(view, '完成并清除');
    await opened(view);
    expect(screenText(view)).not.toContain(sampleReceipt.number);
    expect(controlOf(view, '姓名')).toHaveProperty('value', '');
  });

  it('keeps number and code of the receipt right under page translation', async () => {
    const { view } = await open();
    await file(view, sampleReceipt.number);
    translateAll(view);
    view.locale = 'en';
    await untilSays(view, 'We received your application');
    expect(query(view, '[part=number]')?.textContent).toBe(sampleReceipt.number);
    expect(query(view, '[part=code]')?.textContent).toBe('K7M2 WX94');
    expect(query(view, '[part=code]')?.getAttribute('translate')).toBe('no');
  });

  it('prints the receipt', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    const { view } = await open();
    await file(view, sampleReceipt.number);
    press(view, '打印回执');
    expect(print).toHaveBeenCalledOnce();
  });

  it('fits into 320 pixels with the longest words, also from right to left', async () => {
    for (const direction of ['ltr', 'rtl']) {
      const { view } = await show(TAG, create, formViewExamples.longest);
      view.parentElement?.style.setProperty('width', '320px');
      view.parentElement?.setAttribute('dir', direction);
      await view.updateComplete;
      expect(view.scrollWidth).toBeLessThanOrEqual(320);
      expect(await axeProblems(view)).toEqual([]);
    }
  });

  it('never puts its controls into a form, which makes Chromium quadratic', async () => {
    const { view } = await open();
    await opened(view);
    expect(view.shadowRoot?.querySelector('form')).toBeNull();
  });
});
