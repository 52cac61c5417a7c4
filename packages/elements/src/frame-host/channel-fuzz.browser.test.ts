import { expect, fixture, html } from '@open-wc/testing';
import { FrameMessage } from '@qwy/contract/frame';
import { afterEach, beforeAll, beforeEach, describe, it, vi } from 'vitest';
import { qwyGlobal } from '../global.ts';
import { FakeFormElement, fakeFetch, settle } from './fake-frame.ts';
import { eventOf } from './reported-events.ts';
import { oddSequence } from './test-odd-messages.ts';

const COUNT = 5_000;
const NUMBER = '20261123-483920-7';
const ITEM = '11610726MB2929040W4000115001000';
const TOKEN = 'e30.e30.c2lnbmF0dXJl-of-a-test';
const asked = { jkt: 'a'.repeat(43), nonce: 'n'.repeat(20) };

/** Every kind of message a frame may send but `failed` before anything is drawn, whose effect is tested by itself. */
const VALID = [
  { type: 'ready' },
  { type: 'height', height: 640 },
  { type: 'activity' },
  { type: 'token-request', request: 'request-1', ...asked, widget: 'form' },
  { type: 'token-request', request: 'request-2', ...asked, widget: 'license' },
  { type: 'event', name: 'form-submitted', caseNumber: NUMBER, itemCode: ITEM },
  { type: 'event', name: 'case-changed', caseNumber: NUMBER, state: 'accepted' },
  { type: 'failed', code: 'network', requestId: 'r-1' },
  { type: 'wiped' },
  // What only hosts say.
  { type: 'wipe' },
  { type: 'settings', settings: { locale: 'en', appearance: 'elder', theme: {} } },
];

beforeAll(() => {
  if (!customElements.get('fuzz-form')) customElements.define('fuzz-form', class extends FakeFormElement {});
});

describe('a host element under thousands of odd messages', () => {
  const rejections: unknown[] = [];
  const onRejection = (event: PromiseRejectionEvent): void => void rejections.push(event.reason);
  const errors: unknown[] = [];
  const onError = (event: ErrorEvent): void => void errors.push(event.message);
  let asks: { url: string; body: unknown }[] = [];

  beforeEach(() => {
    const fake = fakeFetch({ token: () => Response.json({ token: TOKEN }) });
    asks = fake.asked;
    vi.stubGlobal('fetch', fake.fetch);
    addEventListener('unhandledrejection', onRejection);
    addEventListener('error', onError);
  });
  afterEach(() => {
    removeEventListener('unhandledrejection', onRejection);
    removeEventListener('error', onError);
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    qwyGlobal().config.tokenProvider = undefined;
  });

  const open = async () => {
    const element = await fixture<FakeFormElement>(
      html`<fuzz-form
        gateway="http://gw.test"
        partner="pk_bank"
        item=${ITEM}
        locale="en"
        token-endpoint="/token"
      ></fuzz-form>`,
    );
    const frame = await element.connected();
    frame.send({ type: 'ready' });
    await settle();
    const heard: string[] = [];
    for (const name of ['qwy-ready', 'qwy-failed', 'qwy-activity', 'qwy-form-submitted', 'qwy-case-changed'])
      element.addEventListener(name, () => heard.push(name));
    return { element, frame, heard };
  };

  it('does what well-formed ones say, once each, and nothing at all for the others', async () => {
    const noise = (['log', 'info', 'warn', 'error'] as const).map((level) => vi.spyOn(console, level));
    const { element, frame, heard } = await open();
    const messages = oddSequence(VALID, COUNT);
    const understood = messages.flatMap((message) => FrameMessage.safeParse(message).data ?? []);
    expect(understood.length).to.be.within(COUNT / 10, COUNT / 2);
    for (let from = 0; from < messages.length; from += 250) {
      for (const message of messages.slice(from, from + 250)) frame.port?.postMessage(message);
      await settle();
    }
    const names = understood.flatMap((message) => {
      if (message.type === 'activity') return ['qwy-activity'];
      if (message.type === 'failed') return ['qwy-failed'];
      return message.type === 'event' ? (eventOf(message)?.type ?? []) : [];
    });
    expect(heard).to.deep.equal(names);
    const requests = understood.filter((message) => message.type === 'token-request' && message.widget === 'form');
    expect(asks.filter(({ url }) => url.endsWith('/token'))).to.have.length(requests.length);
    expect(frame.received.filter(({ type }) => type === 'token')).to.have.length(requests.length);
    expect(frame.received.filter(({ type }) => type === 'wipe')).to.deep.equal([]);
    expect(element.frames).to.have.length(1);
    expect([rejections, errors, noise.flatMap(({ mock }) => mock.calls)]).to.deep.equal([[], [], []]);

    frame.send({ type: 'height', height: 321 });
    await settle();
    expect(frame.element.style.height).to.equal('321px');
  });

  it('hears nothing that was not sent through its own port, from whatever window and origin', async () => {
    const { element, frame, heard } = await open();
    const stranger = document.createElement('iframe');
    document.body.append(stranger);
    const { port1 } = new MessageChannel();
    const sources = [window, stranger.contentWindow, frame.element.contentWindow, null];
    const origins = [location.origin, 'https://evil.test', 'null', ''];
    for (const [at, data] of oddSequence([...VALID, { qwy: 1, channel: 'abcdefghijklmnopqrstuv' }], 1_000).entries()) {
      const source = sources[at % sources.length] ?? null;
      const origin = origins[at % origins.length] ?? '';
      dispatchEvent(new MessageEvent('message', { data, source, origin, ports: at % 3 === 0 ? [port1] : [] }));
    }
    await settle();
    expect([heard, asks.filter(({ url }) => url.endsWith('/token')), element.frames.length]).to.deep.equal([[], [], 1]);
    expect(frame.element.style.height).to.equal('');
    stranger.remove();
  });
});
