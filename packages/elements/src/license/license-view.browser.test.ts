import { answer, networkError, problem } from '@qwy/testing/fake-gateway';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ManualTimers } from '../base/manual-timers.ts';
import { watchCalls } from '../base/test-calls.ts';
import { axeProblems, translateAll } from '../base/test-checks.ts';
import { fill, press, screenText, until, untilSays } from '../base/test-drive.ts';
import { describeStates, show } from '../base/test-view-suite.ts';
import './define-view.ts';
import { LicenseView } from './license-view.ts';
import {
  LIST,
  LOGIN,
  LOGIN_STATE,
  PRESENT,
  REVOKE,
  START,
  licenseGateway,
  licenseViewExamples,
  openNowhere,
  present,
  sampleLicenses,
  samplePresentation,
  signIn,
} from './license-view.examples.ts';
import type { LoginWindow } from './login-flow.ts';

const TAG = 'qwy-license-view';
const ID_NUMBER = '61092619000101000X';
const SECOND = 1_000;
const PENDING = answer({ id: 'login-sample-0001', state: 'pending' });

const create = () => new LicenseView();

async function open(
  script: Parameters<typeof licenseGateway>[0] = {},
  openWindow: () => LoginWindow | null = openNowhere,
) {
  const timers = new ManualTimers(START);
  return {
    timers,
    ...(await show(TAG, create, { gateway: () => licenseGateway(script), set: { timers, openWindow } })),
  };
}

async function openShown(script: Parameters<typeof licenseGateway>[0] = {}) {
  const drawn = await open(script);
  await present(drawn.view);
  return drawn;
}

const spoken = (view: LicenseView) => view.shadowRoot?.querySelector('[role=status]')?.textContent;
const seconds = (view: LicenseView) => Number(view.shadowRoot?.querySelector('.seconds')?.textContent);
const count = ({ requests }: { requests: readonly { route: string }[] }, route: string) =>
  requests.filter((request) => request.route === route).length;

describeStates(TAG, create, licenseViewExamples);

describe('the licence view', () => {
  let events: string[] = [];
  const collect = (event: Event) =>
    void events.push('state' in event ? `${event.type} ${String(event.state)}` : event.type);
  const TYPES = ['qwy-login-started', 'qwy-login-finished', 'qwy-license-shown', 'qwy-license-hidden', 'qwy-failed'];
  beforeEach(() => {
    events = [];
    for (const type of TYPES) document.addEventListener(type, collect);
  });
  afterEach(() => {
    for (const type of TYPES) document.removeEventListener(type, collect);
    vi.restoreAllMocks();
  });

  it('asks for nothing before somebody signs in', async () => {
    const { gateway, timers } = await open();
    expect(gateway.requests).toEqual([]);
    expect(timers.next).toBeUndefined();
  });

  it('opens the sign-in in a window without a way back, and goes on by itself when it is done', async () => {
    const opened = { close: vi.fn(), opener: window as unknown, location: { replace: vi.fn() } };
    const { view, gateway, timers } = await open({ [LOGIN_STATE]: PENDING }, () => opened);
    press(view, '登录');
    await untilSays(view, '请在新打开的窗口里登录');
    expect(opened.location.replace).toHaveBeenCalledWith('https://id.example/login/sample');
    expect(opened.opener).toBeNull();
    timers.pass(timers.next ?? 0);
    await until(view, () => count(gateway, LOGIN_STATE) === 1 && timers.next !== undefined);
    expect(timers.next).toBeLessThanOrEqual(3 * SECOND);
    gateway.script(LOGIN_STATE, answer({ id: 'login-sample-0001', state: 'done' }));
    timers.pass(timers.next ?? 0);
    await untilSays(view, '选一张要出示的证照');
    expect(events).toEqual(['qwy-login-started', 'qwy-login-finished done']);
    expect(timers.next).toBeUndefined();
  });

  it('opens the window in the click itself, before the gateway has answered', async () => {
    const openWindow = vi.fn(() => null);
    const { view, gateway } = await open({}, openWindow);
    press(view, '登录');
    expect(openWindow).toHaveBeenCalledTimes(1);
    expect(gateway.requests).toEqual([]);
  });

  it('offers a link when the browser blocks the window', async () => {
    const { view } = await open({ [LOGIN_STATE]: PENDING }, () => null);
    press(view, '登录');
    await untilSays(view, '没有打开');
    const link = view.shadowRoot?.querySelector('a');
    expect(link?.href).toBe('https://id.example/login/sample');
    expect(link?.rel).toContain('noopener');
    expect(link?.target).toBe('_blank');
  });

  it('shows the number that the window will ask for', async () => {
    const { view } = await open({ [LOGIN_STATE]: PENDING });
    press(view, '登录');
    await untilSays(view, '请选：');
    expect(view.shadowRoot?.querySelector('.number dd')?.textContent).toBe('47');
  });

  it('asks for proof of who it is, and does not take the old sign-in over, after one that was too weak', async () => {
    const { view, gateway } = await open({ [LIST]: problem('assurance_required') });
    await signIn(view, '更高级别');
    gateway.script(LIST, answer(sampleLicenses));
    await signIn(view, '选一张要出示的证照');
    const asked = gateway.requests.filter(({ route }) => route === LOGIN).map(({ body }) => body);
    expect(asked).toMatchObject([{ fresh: false }, { fresh: true, assurance: 'substantial' }]);
  });

  it('waits on a bad line, and goes on when it is back', async () => {
    const { view, gateway, timers } = await open({ [LOGIN_STATE]: networkError() });
    await signIn(view, '网络不稳');
    gateway.script(LOGIN_STATE, answer({ id: 'login-sample-0001', state: 'done' }));
    await until(view, () => timers.next !== undefined);
    timers.pass(timers.next ?? 0);
    await untilSays(view, '选一张要出示的证照');
  });

  it('rests while the citizen is in the other tab, and asks at once when they are back', async () => {
    const { view, gateway, timers } = await open();
    press(view, '登录');
    await untilSays(view, '请在新打开的窗口里登录');
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    timers.pass(600 * SECOND);
    expect(count(gateway, LOGIN_STATE)).toBe(0);
    visibility.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    timers.pass(0);
    await untilSays(view, '选一张要出示的证照');
  });

  it('shows a licence with the keyboard alone', async () => {
    const { view, timers, gateway } = await open();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await untilSays(view, '请在新打开的窗口里登录');
    timers.pass(1_500);
    await untilSays(view, '选一张要出示的证照');
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await untilSays(view, '拿来办什么事');
    await userEvent.tab();
    await userEvent.keyboard(' {ArrowDown}{Enter}');
    await untilSays(view, '请工作人员扫码核验');
    expect(gateway.requests.at(-1)?.body).toEqual({ purpose: '办理银行业务' });
    expect(view.shadowRoot?.activeElement?.id).toBe('title');
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await untilSays(view, ID_NUMBER);
  });

  it('shows no licence that is not valid', async () => {
    const { view } = await open();
    await signIn(view);
    expect(view.shadowRoot?.querySelectorAll('button.choice')).toHaveLength(2);
    expect(screenText(view)).toContain('已过期');
  });

  it('has secret values nowhere in the page until a press uncovers them', async () => {
    const { view } = await openShown();
    const everything = () => view.shadowRoot?.innerHTML ?? '';
    expect(everything()).not.toContain(ID_NUMBER);
    expect(everything()).not.toContain('样例路');
    press(view, '显示完整信息');
    await untilSays(view, ID_NUMBER);
    press(view, '隐藏完整信息');
    await until(view, () => !everything().includes(ID_NUMBER));
  });

  it.each([
    ['the window loses the focus', () => window.dispatchEvent(new Event('blur'))],
    ['the page is left', () => window.dispatchEvent(new Event('pagehide'))],
    ['the tab changes', () => document.dispatchEvent(new Event('visibilitychange'))],
  ])('covers secret values again when %s', async (_, leave) => {
    const { view } = await openShown();
    press(view, '显示完整信息');
    await untilSays(view, ID_NUMBER);
    leave();
    await view.updateComplete;
    expect(view.shadowRoot?.innerHTML).not.toContain(ID_NUMBER);
  });

  it('counts down aloud at 30 and 10 seconds, and hides itself at the end', async () => {
    const { view, timers } = await openShown();
    expect(spoken(view)).toContain('秒后自动隐藏');
    const whole = seconds(view);
    timers.pass((whole - 30) * SECOND);
    await view.updateComplete;
    expect(seconds(view)).toBe(30);
    expect(spoken(view)).toBe('还剩 30 秒');
    timers.pass(5 * SECOND);
    await view.updateComplete;
    expect(spoken(view)).toBe('还剩 30 秒');
    timers.pass(15 * SECOND);
    await view.updateComplete;
    expect(spoken(view)).toBe('还剩 10 秒');
    timers.pass(10 * SECOND);
    await untilSays(view, '证照已经收起');
    expect(events.slice(-2)).toEqual(['qwy-license-shown', 'qwy-license-hidden']);
    expect(view.shadowRoot?.innerHTML).not.toContain('样例甲');
    expect(timers.next).toBeUndefined();
  });

  it('shows it again with another code on request', async () => {
    const { view, gateway, timers } = await openShown();
    timers.pass(60 * SECOND);
    await untilSays(view, '证照已经收起');
    gateway.script(PRESENT, answer({ ...samplePresentation, code: 'anotherCODEanotherCODEanother000' }, 201));
    press(view, '再次出示');
    await untilSays(view, '请工作人员扫码核验');
    expect(count(gateway, PRESENT)).toBe(2);
    expect(events.filter((type) => type === 'qwy-license-shown')).toHaveLength(2);
  });

  it('prolongs with a new code without leaving the screen', async () => {
    const { view, gateway, timers } = await openShown();
    timers.pass(40 * SECOND);
    await view.updateComplete;
    gateway.script(PRESENT, answer({ ...samplePresentation, expiresAt: '2026-11-23T10:01:42+08:00' }, 201));
    press(view, '换新码，再显示一次');
    await until(view, () => seconds(view) > 50);
    expect(events.filter((type) => type.startsWith('qwy-license'))).toEqual(['qwy-license-shown']);
    timers.pass(59 * SECOND);
    await view.updateComplete;
    expect(screenText(view)).toContain('请工作人员扫码核验');
  });

  it('stays put away when a new code arrives too late', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const { view, gateway } = await openShown();
    gateway.script(PRESENT, async () => (await held, answer(samplePresentation, 201)));
    const answered = watchCalls(view.client!.licenses, 'presentLicense');
    press(view, '换新码，再显示一次');
    await until(view, () => count(gateway, PRESENT) === 2);
    press(view, '收起证照');
    release();
    await answered();
    await view.updateComplete;
    expect(screenText(view)).toContain('证照已经收起');
    expect(view.shadowRoot?.innerHTML).not.toContain('样例甲');
  });

  it('goes back to the list while a licence is being prepared', async () => {
    const { view, gateway } = await open({ [PRESENT]: { kind: 'never' } });
    await present(view, '正在出示');
    press(view, '返回');
    await untilSays(view, '选一张要出示的证照');
    expect(count(gateway, LIST)).toBe(2);
  });

  it('asks for the sign-in again when it is over, with nothing left of the licence', async () => {
    const { view, gateway } = await openShown();
    gateway.script(PRESENT, problem('login_required'));
    press(view, '换新码，再显示一次');
    await untilSays(view, '登录已经到期');
    expect(view.shadowRoot?.innerHTML).not.toContain('样例甲');
    expect(events.at(-1)).toBe('qwy-license-hidden');
  });

  it('clears the screen at once on signing out, and says when that did not reach the gateway', async () => {
    const { view, gateway } = await openShown({ [REVOKE]: networkError() });
    press(view, '退出登录');
    await view.updateComplete;
    expect(view.shadowRoot?.innerHTML).not.toContain('样例甲');
    await untilSays(view, '退出登录没有完成');
    gateway.script(REVOKE, { kind: 'response', status: 204, body: '', headers: {} });
    press(view, '再退出一次');
    await untilSays(view, '已经退出登录');
    expect(count(gateway, REVOKE)).toBe(2);
  });

  it('leaves what a licence says nowhere: not in addresses, title, storage or console', async () => {
    const written: string[] = [];
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      vi.spyOn(console, method).mockImplementation(
        (...args: unknown[]) => void written.push(args.map(String).join(' ')),
      );
    }
    const { view, gateway } = await openShown();
    press(view, '显示完整信息');
    await untilSays(view, ID_NUMBER);
    const traces = [
      ...written,
      location.href,
      document.title,
      JSON.stringify(history.state),
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      document.cookie,
      ...gateway.requests.map(({ path, query }) => `${path}?${String(query)}`),
      ...performance.getEntries().map(({ name }) => name),
    ].join('\n');
    for (const secret of [ID_NUMBER, '样例甲', samplePresentation.code, '办理银行业务'])
      expect(traces).not.toContain(secret);
  });

  it('is never stale after a page translation, and does not have its values translated', async () => {
    const { view, timers } = await openShown();
    translateAll(view);
    expect(view.shadowRoot?.querySelector('.face font')).toBeNull();
    press(view, '显示完整信息');
    await untilSays(view, ID_NUMBER);
    expect(screenText(view)).toContain('隐藏完整信息');
    const before = seconds(view);
    timers.pass(10 * SECOND);
    await view.updateComplete;
    expect(seconds(view)).toBe(before - 10);
    translateAll(view);
    timers.pass(60 * SECOND);
    await untilSays(view, '证照已经收起');
    expect(screenText(view)).not.toContain('请工作人员扫码核验');
  });

  it('takes a purpose in the citizen’s own words', async () => {
    const { view, gateway } = await open();
    await signIn(view);
    press(view, '营业执照');
    await untilSays(view, '拿来办什么事');
    press(view, '出示证照');
    await untilSays(view, '请选一个用途');
    press(view, '其他用途');
    await untilSays(view, '写明用途');
    fill(view, '写明用途（60 个字以内）', ' 租  门面 ');
    press(view, '出示证照');
    await untilSays(view, '请工作人员扫码核验');
    expect(gateway.requests.at(-1)).toMatchObject({
      route: PRESENT,
      body: { purpose: '租 门面' },
      params: { id: 'lic-sample-business' },
    });
  });

  it('ends the showing when it is removed', async () => {
    const { view, timers } = await openShown();
    const hidden = vi.fn();
    view.addEventListener('qwy-license-hidden', hidden);
    view.remove();
    expect(hidden).toHaveBeenCalledTimes(1);
    expect(timers.next).toBeUndefined();
    await view.updateComplete;
    expect(view.shadowRoot?.innerHTML).not.toContain('样例甲');
  });

  it('reads the list again after a failure', async () => {
    const { view, gateway } = await open({ [LIST]: problem('unavailable') });
    await signIn(view, '系统正在维护');
    gateway.script(LIST, answer({ rows: [] }));
    press(view, '再试一次');
    await untilSays(view, '还没有电子证照');
    expect(await axeProblems(view)).toEqual([]);
  });
});
