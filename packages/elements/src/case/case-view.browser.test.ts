import { answer, fakeGateway, networkError, problem } from '@qwy/testing/fake-gateway';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CaseChangedEvent, CaseOpenedEvent, WidgetFailedEvent } from '../base/view-events.ts';
import { watchCalls } from '../base/test-calls.ts';
import { translateAll } from '../base/test-checks.ts';
import { fill, press, screenText, until, untilSays } from '../base/test-drive.ts';
import type { Example } from '../base/test-example.ts';
import { ManualTimers } from '../base/manual-timers.ts';
import { describeStates, show } from '../base/test-view-suite.ts';
import { CaseView } from './case-view.ts';
import { caseViewExamples, lookUp } from './case-view.examples.ts';
import './define-view.ts';
import { acceptedCase, correctingCase, decidedCase, sampleKey, withdrawnCase } from './sample-cases.ts';

const TAG = 'qwy-case-view';
const LOOK_UP = 'POST /v1/case-lookups';
const WITHDRAW = 'POST /v1/case-withdrawals';
const MINUTE = 60_000;

const create = () => new CaseView();
const open = (script: Parameters<typeof fakeGateway>[0], timers = new ManualTimers('2026-11-23T10:00:00+08:00')) =>
  show(TAG, create, { gateway: () => fakeGateway(script), set: { timers } } satisfies Example<CaseView>);

/** Opened by number and code; the clock is moved by hand. */
async function openCase(script: Parameters<typeof fakeGateway>[0] = {}) {
  const timers = new ManualTimers('2026-11-23T10:00:00+08:00');
  const drawn = await open({ [LOOK_UP]: answer(acceptedCase), [WITHDRAW]: answer(withdrawnCase), ...script }, timers);
  await lookUp(drawn.view, acceptedCase.itemName);
  return { ...drawn, timers };
}

const spoken = (view: CaseView) => view.shadowRoot?.querySelector('[role=status]')?.textContent;
const looks = ({ requests }: { requests: readonly { route: string }[] }) =>
  requests.filter(({ route }) => route === LOOK_UP).length;

describeStates(TAG, create, caseViewExamples);

describe('the case view', () => {
  let events: Event[] = [];
  const collect = (event: Event) => void events.push(event);
  const TYPES = ['qwy-case-opened', 'qwy-case-changed', 'qwy-failed'];

  beforeEach(() => {
    events = [];
    for (const type of TYPES) document.addEventListener(type, collect);
  });
  afterEach(() => {
    for (const type of TYPES) document.removeEventListener(type, collect);
    vi.restoreAllMocks();
  });

  it('opens a case with the keyboard alone and says so', async () => {
    const { view, gateway } = await open({ [LOOK_UP]: answer(acceptedCase) });
    await userEvent.tab();
    await userEvent.keyboard(sampleKey.number.replace(/-/g, ' '));
    await userEvent.tab();
    await userEvent.keyboard('k7m2 wx94{Enter}');
    await untilSays(view, '食品经营许可');
    expect(gateway.requests[0]?.body).toEqual(sampleKey);
    expect(view.shadowRoot?.activeElement?.id).toBe('title');
    expect(spoken(view)).toContain('已受理');
    expect(events).toHaveLength(1);
    expect(events[0]).toBeInstanceOf(CaseOpenedEvent);
    expect(events[0]).toMatchObject({ caseNumber: sampleKey.number, state: 'accepted', bubbles: true, composed: true });
  });

  it('asks nobody while something is wrong with what was typed, and leads to the field', async () => {
    const { view, gateway } = await open({ [LOOK_UP]: answer(acceptedCase) });
    fill(view, '办件编号', sampleKey.number);
    await userEvent.click(view.shadowRoot!.querySelector('button')!);
    await untilSays(view, '请填写查询码');
    expect(gateway.requests).toHaveLength(0);
    expect(view.shadowRoot?.activeElement?.id).toBe('code');
    expect(view.shadowRoot?.activeElement?.getAttribute('aria-invalid')).toBe('true');
  });

  it('keeps what was typed when the network fails, and opens the case on the next try', async () => {
    const { view, gateway } = await open({ [LOOK_UP]: networkError() });
    await lookUp(view, '网络没有连上');
    expect(events[0]).toBeInstanceOf(WidgetFailedEvent);
    gateway.script(LOOK_UP, answer(acceptedCase));
    press(view, '查询');
    await untilSays(view, '食品经营许可');
    expect(screenText(view)).not.toContain('网络没有连上');
  });

  it('says of a wrong code only that there is no such case, and reports no failure', async () => {
    const { view } = await open({ [LOOK_UP]: problem('not_found') });
    await lookUp(view, '没有找到这件办件');
    expect(events).toEqual([]);
  });

  it('looks for news by itself, less and less often, and speaks only when the state changes', async () => {
    const { view, gateway, timers } = await openCase();
    const first = timers.next ?? 0;
    timers.pass(first);
    await until(view, () => looks(gateway) === 2 && timers.next !== undefined);
    expect(timers.next).toBeGreaterThan(first);
    expect(spoken(view)).toContain('已打开办件');

    gateway.script(LOOK_UP, answer(correctingCase));
    timers.pass(timers.next ?? 0);
    await untilSays(view, '请补一份经营场所的平面图');
    expect(spoken(view)).toBe('办件状态变为：等您补正');
    expect(events.at(-1)).toBeInstanceOf(CaseChangedEvent);
    expect(events.at(-1)).toMatchObject({ state: 'correcting' });
    await until(view, () => timers.next === first);
  });

  it('stops looking when nothing can follow any more', async () => {
    const { view, gateway, timers } = await openCase();
    gateway.script(LOOK_UP, answer(withdrawnCase));
    timers.pass(timers.next ?? 0);
    await untilSays(view, '已撤回');
    expect(timers.next).toBeUndefined();
  });

  it('rests while the page is hidden and looks at once when it is seen again', async () => {
    const { view, gateway, timers } = await openCase();
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    timers.pass(60 * MINUTE);
    expect(looks(gateway)).toBe(1);
    visibility.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    timers.pass(0);
    await until(view, () => looks(gateway) === 2);
  });

  it('keeps the case on screen when a look fails, says so, and waits as long as it is asked to', async () => {
    const { view, gateway, timers } = await openCase();
    gateway.script(LOOK_UP, problem('rate_limited', { retryAfter: 600 }));
    timers.pass(timers.next ?? 0);
    await untilSays(view, '暂时看不到最新进展');
    await until(view, () => timers.next !== undefined);
    expect(timers.next).toBe(10 * MINUTE);
    expect(screenText(view)).toContain('食品经营许可');
    expect(events).toHaveLength(1);
  });

  it('says so and stops when looking again makes no sense', async () => {
    const { view, gateway, timers } = await openCase();
    gateway.script(LOOK_UP, problem('partner_suspended'));
    timers.pass(timers.next ?? 0);
    await untilSays(view, '服务已暂停');
    expect(timers.next).toBeUndefined();
    expect(events.at(-1)).toMatchObject({ type: 'qwy-failed', code: 'partner_suspended' });
  });

  it('tells a citizen who looks that there is nothing new', async () => {
    const { view } = await openCase();
    press(view, '看看有没有新进展');
    await untilSays(view, '没有新变化');
    expect(spoken(view)).toContain('没有新变化');
  });

  it('withdraws only after the question was answered, and once however often it is tried', async () => {
    const { view, gateway } = await openCase({ [WITHDRAW]: networkError() });
    press(view, '撤回申请');
    await untilSays(view, '确定要撤回吗');
    press(view, '不撤回');
    await until(view, () => !screenText(view).includes('确定要撤回吗'));
    expect(gateway.requests.some(({ route }) => route === WITHDRAW)).toBe(false);

    press(view, '撤回申请');
    await untilSays(view, '确定要撤回吗');
    press(view, '确定撤回');
    await untilSays(view, '网络没有连上');
    gateway.script(WITHDRAW, answer(withdrawnCase));
    press(view, '确定撤回');
    await untilSays(view, '已经撤回');
    const keys = gateway.requests
      .filter(({ route }) => route === WITHDRAW)
      .map(({ headers }) => headers.get('idempotency-key'));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect(events.at(-1)).toMatchObject({ type: 'qwy-case-changed', state: 'withdrawn' });
  });

  it('shows how the case is now when it can no longer be withdrawn', async () => {
    const { view, gateway } = await openCase({ [WITHDRAW]: problem('invalid_transition') });
    press(view, '撤回申请');
    await untilSays(view, '确定要撤回吗');
    gateway.script(LOOK_UP, answer(decidedCase));
    press(view, '确定撤回');
    await untilSays(view, '现在不能撤回了');
    expect(screenText(view)).toContain('已办结');
  });

  it('shows the day only while the clock runs', async () => {
    const { view, gateway, timers } = await openCase();
    expect(screenText(view)).toContain('最晚 2026年11月26日');
    gateway.script(LOOK_UP, answer(correctingCase));
    timers.pass(timers.next ?? 0);
    await untilSays(view, '不计入办理时限');
    expect(screenText(view)).not.toContain('最晚');
  });

  it('is never stale after a page translation', async () => {
    const { view, gateway, timers } = await openCase();
    translateAll(view);
    gateway.script(LOOK_UP, answer(correctingCase));
    timers.pass(timers.next ?? 0);
    await untilSays(view, '请补一份经营场所的平面图');
    expect(view.shadowRoot?.querySelector('[part=state]')?.textContent?.trim()).toBe('等您补正');
    translateAll(view);
    press(view, '看看有没有新进展');
    await untilSays(view, '没有新变化');
    press(view, '查另一件');
    await untilSays(view, '查办件进度');
    expect(screenText(view)).not.toContain('等您补正');
  });

  it('stops asking when it is removed, and begins anew when it is put back', async () => {
    const { view, gateway, timers } = await openCase();
    const parent = view.parentElement;
    view.remove();
    expect(timers.next).toBeUndefined();
    timers.pass(60 * MINUTE);
    expect(looks(gateway)).toBe(1);
    parent?.append(view);
    await view.updateComplete;
    await lookUp(view, acceptedCase.itemName);
    expect(looks(gateway)).toBe(2);
  });

  it('stays cleared when an answer arrives after the screen was cleared', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const { view, gateway } = await openCase();
    gateway.script(LOOK_UP, async () => (await held, answer(correctingCase)));
    const answered = watchCalls(view.client!.cases, 'lookUpCase');
    press(view, '看看有没有新进展');
    await until(view, () => looks(gateway) === 2);
    press(view, '查另一件');
    release();
    await answered();
    await view.updateComplete;
    expect(screenText(view)).not.toContain(acceptedCase.itemName);
    expect(spoken(view)).toBe('');
  });

  it('drops an answer that comes after it was removed', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const { view, gateway } = await open({ [LOOK_UP]: async () => (await held, answer(acceptedCase)) });
    const answered = watchCalls(view.client!.cases, 'lookUpCase');
    fill(view, '办件编号', sampleKey.number);
    fill(view, '查询码', sampleKey.code);
    press(view, '查询');
    await until(view, () => looks(gateway) === 1);
    view.remove();
    release();
    await answered();
    await view.updateComplete;
    expect(screenText(view)).not.toContain(acceptedCase.itemName);
    expect(events).toEqual([]);
  });
});
