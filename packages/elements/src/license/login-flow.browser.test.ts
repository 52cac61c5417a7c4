import { answer, networkError } from '@qwy/testing/fake-gateway';
import { describe, expect, it, vi } from 'vitest';
import { ManualTimers } from '../base/manual-timers.ts';
import { press, until, untilSays } from '../base/test-drive.ts';
import { show } from '../base/test-view-suite.ts';
import './define-view.ts';
import { LicenseView } from './license-view.ts';
import { LOGIN, START, licenseGateway, openNowhere } from './license-view.examples.ts';
import type { LoginWindow } from './login-flow.ts';

const open = (script: Parameters<typeof licenseGateway>[0] = {}, openWindow: () => LoginWindow | null = openNowhere) =>
  show('qwy-license-view', () => new LicenseView(), {
    gateway: () => licenseGateway(script),
    set: { timers: new ManualTimers(START), openWindow },
  });
const count = ({ requests }: { requests: readonly { route: string }[] }, route: string) =>
  requests.filter((request) => request.route === route).length;

describe('a sign-in', () => {
  it('never opens an address that could run in our name', async () => {
    const opened = { close: vi.fn(), opener: null, location: { replace: vi.fn() } };
    const url = `${'javascript'}:alert(1)`;
    const { view } = await open(
      { [LOGIN]: answer({ id: 'login-sample-0001', url, expiresAt: START }, 201) },
      () => opened,
    );
    press(view, '登录');
    await untilSays(view, '出了点问题');
    expect(opened.location.replace).not.toHaveBeenCalled();
    expect(opened.close).toHaveBeenCalled();
    expect(view.shadowRoot?.querySelector('a')).toBeNull();
  });

  it('takes nobody on a kiosk for the one who signed in there before', async () => {
    for (const [terminal, fresh] of [
      [undefined, false],
      ['kiosk', true],
    ] as const) {
      const { view, gateway } = await open();
      view.terminal = terminal;
      press(view, '登录');
      await until(view, () => count(gateway, LOGIN) === 1);
      expect(gateway.requests.find(({ route }) => route === LOGIN)?.body).toEqual({
        fresh,
        assurance: 'substantial',
        locale: 'zh-CN',
      });
    }
  });

  it('closes the window again when the sign-in cannot begin', async () => {
    const opened = { close: vi.fn(), opener: null, location: { replace: vi.fn() } };
    const { view } = await open({ [LOGIN]: networkError() }, () => opened);
    press(view, '登录');
    await untilSays(view, '网络没有连上');
    expect(opened.close).toHaveBeenCalled();
  });
});
