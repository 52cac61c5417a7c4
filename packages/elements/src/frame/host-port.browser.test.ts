import { expect } from '@open-wc/testing';
import { afterEach, describe, it, vi } from 'vitest';
import { ManualTimers } from '../base/manual-timers.ts';
import { settle } from '../frame-host/fake-frame.ts';
import { HostPort } from './host-port.ts';

const WANTED = { jkt: 'a'.repeat(43), nonce: 'n'.repeat(20), widget: 'form' } as const;

function connect() {
  const { port1: host, port2 } = new MessageChannel();
  const heard: unknown[] = [];
  const got: unknown[] = [];
  host.onmessage = ({ data }) => heard.push(data);
  const timers = new ManualTimers('2026-11-23T08:30:00+08:00');
  const port = new HostPort(port2, {
    onSettings: (settings) => got.push(settings),
    onWipe: () => got.push('wipe'),
    timers,
  });
  const requestId = () =>
    (heard.find((message) => Object(message).type === 'token-request') as { request: string }).request;
  return { host, port, heard, got, timers, requestId };
}

describe('the frame’s end of the channel', () => {
  afterEach(() => vi.restoreAllMocks());

  it('hears settings and the order to wipe', async () => {
    const { host, got } = connect();
    const settings = { locale: 'en', appearance: 'elder', theme: {} };
    host.postMessage({ type: 'settings', settings });
    host.postMessage({ type: 'wipe' });
    await settle();
    expect(got).to.deep.equal([settings, 'wipe']);
  });

  it('drops what a host must not say', async () => {
    const { host, got } = connect();
    for (const message of [
      null,
      { type: 'settings', settings: { locale: 'fr', appearance: 'standard', theme: {} } },
      {
        type: 'settings',
        settings: { locale: 'en', appearance: 'standard', theme: { brand: 'red;background:url(//evil)' } },
      },
      { type: 'settings', settings: { locale: 'en', appearance: 'standard', theme: { css: '*{}' } } },
      { type: 'wipe', now: true },
      { type: 'eval', code: '1' },
    ]) {
      host.postMessage(message);
    }
    await settle();
    expect(got).to.deep.equal([]);
  });

  it('never sends what the contract does not know', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { port, heard } = connect();
    port.send({ type: 'event', name: 'form-submitted', applicant: '张三' });
    port.send({ type: 'failed', code: 'network', detail: '610726200001010000' });
    await settle();
    expect(heard).to.deep.equal([]);
    expect(complaint.mock.calls.flat().join()).not.to.match(/张三|610726/);
  });

  it('gets the token it asked for', async () => {
    const { host, port, requestId } = connect();
    const token = port.requestToken(WANTED);
    await settle();
    host.postMessage({ type: 'token', request: 'another-request', token: 'not.for.us' });
    host.postMessage({ type: 'token', request: requestId(), token: 'a.b.c' });
    expect(await token).to.equal('a.b.c');
  });

  for (const [said, code] of [
    ['refused', 'refused'],
    ['no_provider', 'refused'],
    ['network', 'network'],
  ] as const) {
    it(`learns "${code}" when the host says "${said}"`, async () => {
      const { host, port, requestId } = connect();
      const outcome = port.requestToken(WANTED).catch((error: unknown) => error);
      await settle();
      host.postMessage({ type: 'token-failed', request: requestId(), code: said });
      expect(await outcome).to.include({ code });
    });
  }

  it('waits for a silent host no longer than 12 seconds', async () => {
    const { port, timers } = connect();
    const outcome = port.requestToken(WANTED).catch((error: unknown) => error);
    timers.pass(12_000);
    expect(await outcome).to.include({ code: 'network' });
  });
});
