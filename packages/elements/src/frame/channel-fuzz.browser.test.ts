import { expect } from '@open-wc/testing';
import { CaseNumber } from '@qwy/contract/ids';
import { Handshake, HostMessage } from '@qwy/contract/frame';
import { afterEach, beforeEach, describe, it, vi } from 'vitest';
import { settle, turn } from '../frame-host/fake-frame.ts';
import { oddSequence } from '../frame-host/test-odd-messages.ts';
import { FrameMeta } from './meta.ts';
import { runFrame } from './run-frame.ts';

const COUNT = 5_000;
const NUMBER = CaseNumber.parse('20261123-483920-7');
const CHANNEL = { qwy: 1, channel: 'abcdefghijklmnopqrstuv' };
const settings = (locale: string, appearance: string, theme: object) => ({
  type: 'settings',
  settings: { locale, appearance, theme },
});

/** All that a host may say but the order to forget, which ends the frame and is tested by itself. */
const VALID = [
  settings('en', 'elder', { brand: '#004488' }),
  settings('zh-CN', 'standard', {}),
  { type: 'settings', settings: { locale: 'en', appearance: 'kiosk', theme: {}, terminal: 'kiosk' } },
  { type: 'token', request: 'nobody-asked-1', token: 'e30.e30.c2ln' },
  { type: 'token-failed', request: 'nobody-asked-2', code: 'refused' },
  // What only frames say.
  { type: 'ready' },
  { type: 'height', height: 10 },
  { type: 'event', name: 'form-submitted', caseNumber: NUMBER },
];

describe('a frame under thousands of odd messages', () => {
  const roots: HTMLElement[] = [];
  const rejections: unknown[] = [];
  const onRejection = (event: PromiseRejectionEvent): void => void rejections.push(event.reason);

  beforeEach(() => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    addEventListener('unhandledrejection', onRejection);
  });
  afterEach(() => {
    removeEventListener('unhandledrejection', onRejection);
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    for (const root of roots.splice(0)) root.remove();
    document.documentElement.removeAttribute('style');
    document.documentElement.lang = '';
  });

  const begin = () => {
    const root = document.createElement('main');
    document.body.append(root);
    roots.push(root);
    const parents = [location.origin];
    void runFrame(
      root,
      FrameMeta.parse({
        ...{ widget: 'rating', gateway: 'http://gw.test', nonce: 'n'.repeat(20), parents },
        ...{ partner: 'pk_bank', version: '0.1.0', case: NUMBER },
      }),
    );
    return root;
  };
  /** Tests run in a frame themselves; the window around it plays the host. */
  const knock = (data: unknown, ports: MessagePort[], change: MessageEventInit = {}) =>
    dispatchEvent(
      new MessageEvent('message', { data, source: window.parent, origin: location.origin, ports, ...change }),
    );
  const connect = async () => {
    const root = begin();
    const { port1: host, port2 } = new MessageChannel();
    const heard: unknown[] = [];
    host.onmessage = ({ data }) => heard.push(data);
    knock(CHANNEL, [port2]);
    host.postMessage(VALID[0]);
    while (!root.firstElementChild) await turn();
    await settle();
    return { root, host, heard };
  };

  it('follows the last well-formed settings and nothing else', async () => {
    const noise = (['log', 'info', 'warn', 'error'] as const).map((level) => vi.spyOn(console, level));
    const { root, host } = await connect();
    const view = root.firstElementChild;
    const messages = oddSequence(VALID, COUNT);
    let last = HostMessage.parse(VALID[0]);
    for (let from = 0; from < messages.length; from += 250) {
      for (const message of messages.slice(from, from + 250)) {
        host.postMessage(message);
        const understood = HostMessage.safeParse(message).data;
        if (understood?.type === 'settings') last = understood;
      }
      await settle();
      if (last.type !== 'settings') throw new Error('not settings');
      const { locale, appearance, terminal, theme } = last.settings;
      expect(view).to.include({ locale, appearance, terminal });
      expect(document.documentElement.lang).to.equal(locale);
      expect(document.documentElement.style.getPropertyValue('--qwy-brand')).to.equal(theme.brand ?? '');
      expect(Array.from(document.documentElement.style).every((name) => name.startsWith('--qwy-'))).to.equal(true);
    }
    expect(Array.from(root.children)).to.deep.equal([view]);
    expect([rejections, noise.flatMap(({ mock }) => mock.calls)]).to.deep.equal([[], []]);

    host.postMessage({ type: 'wipe' });
    while (root.firstElementChild) await turn();
  });

  it('takes no second channel, from whomever', async () => {
    const { root, host } = await connect();
    const { port1: thief, port2 } = new MessageChannel();
    const stolen: unknown[] = [];
    thief.onmessage = ({ data }) => stolen.push(data);
    knock(CHANNEL, [port2]);
    thief.postMessage(VALID[1]);
    thief.postMessage({ type: 'wipe' });
    await settle();
    expect(stolen).to.deep.equal([]);
    expect(root.firstElementChild).to.include({ locale: 'en', appearance: 'elder' });
    host.postMessage({ type: 'wipe' });
    while (root.firstElementChild) await turn();
  });

  it('opens for the one right handshake among a thousand wrong ones', async () => {
    const root = begin();
    const stranger = document.createElement('iframe');
    document.body.append(stranger);
    roots.push(stranger);
    const wrong: MessageEventInit[] = [
      { origin: 'https://evil.test' },
      { origin: `${location.protocol}//${location.hostname}:1` },
      { origin: `${location.origin}.evil.test` },
      { origin: location.origin.toUpperCase() },
      { origin: 'null' },
      { source: stranger.contentWindow },
      { source: window },
      { source: null },
    ];
    const heard: unknown[] = [];
    const channel = () => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => heard.push(data);
      port1.postMessage(VALID[0]);
      return port2;
    };
    for (const change of wrong) knock(CHANNEL, [channel()], change);
    knock(CHANNEL, []);
    knock(CHANNEL, [channel(), channel()]);
    for (const data of oddSequence([CHANNEL], 1_000)) {
      if (!Handshake.safeParse(data).success) knock(data, [channel()]);
    }
    await settle();
    expect([heard, root.childElementCount]).to.deep.equal([[], 0]);
    knock(CHANNEL, [channel()]);
    while (!root.firstElementChild) await turn();
    expect(heard).not.to.deep.equal([]);
  });
});
