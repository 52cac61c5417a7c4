import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { afterEach, beforeAll, beforeEach, describe, it, vi } from 'vitest';
import type { WidgetFailedEvent } from '../base/view-events.ts';
import { qwyGlobal } from '../global.ts';
import { FakeFormElement, fakeFetch, settle, turn } from './fake-frame.ts';
import { READY_TIMEOUT, SILENCE_TIMEOUT, WIPE_TIMEOUT } from './frame-connection.ts';

const ITEM = '11610726MB2929040W4000115001000';
const NUMBER = '20261123-483920-7';
const TOKEN = 'e30.e30.c2lnbmF0dXJl-of-a-test';
const REQUEST = {
  type: 'token-request',
  request: 'request-1',
  jkt: 'a'.repeat(43),
  nonce: 'n'.repeat(20),
  widget: 'form',
};

const open = (attributes: { tokenEndpoint?: string } = {}) =>
  fixture<FakeFormElement>(
    html`<test-form
      gateway="http://gw.test"
      partner="pk_bank"
      item=${ITEM}
      locale="en"
      token-endpoint=${attributes.tokenEndpoint ?? ''}
    >
      <a href="tel:09158421234">0915-8421234</a>
    </test-form>`,
  );
const isFallbackShown = (element: Element) => element.shadowRoot?.querySelector('slot')?.hidden === false;

beforeAll(() => {
  if (!customElements.get('test-form')) customElements.define('test-form', FakeFormElement);
});

describe('a host element', () => {
  let asked: { url: string; body: unknown }[] = [];
  const answerWith = (answers: Parameters<typeof fakeFetch>[0]) => {
    const fake = fakeFetch(answers);
    asked = fake.asked;
    vi.stubGlobal('fetch', fake.fetch);
  };

  beforeEach(() => answerWith({}));
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    vi.useRealTimers();
    qwyGlobal().config.tokenProvider = undefined;
  });

  it('opens a frame that is told its item, and the settings first', async () => {
    const element = await open();
    const frame = await element.connected();
    const { settings } = await frame.message('settings');
    expect(asked[0]?.url).to.equal('http://gw.test/v1/embeds/pk_bank');
    expect(frame.address).to.equal(`${location.origin}/form?partner=pk_bank&item=${ITEM}&locale=en`);
    expect(settings).to.deep.equal({ locale: 'en', appearance: 'standard', theme: {} });
    expect(frame.handshakes).to.have.length(1);
    expect(frame.handshakes[0]?.ports).to.equal(1);
  });

  it('gives the frame a name, no permission and the least sandbox', async () => {
    const element = await open();
    const { element: iframe } = await element.connected();
    expect(iframe.title).to.equal('Online application form');
    expect(iframe.getAttribute('allow')).to.equal('');
    expect(iframe.referrerPolicy).to.equal('strict-origin');
    expect(iframe.hasAttribute('style')).to.equal(false);
  });

  it('shows its fallback until the frame is ready', async () => {
    const element = await open();
    const frame = await element.connected();
    expect(isFallbackShown(element)).to.equal(true);
    const ready = oneEvent(element, 'qwy-ready');
    frame.send({ type: 'ready' });
    const event = await ready;
    await element.updateComplete;
    expect(event.bubbles && event.composed).to.equal(true);
    expect(isFallbackShown(element)).to.equal(false);
  });

  it('follows the height of the content', async () => {
    const element = await open();
    const frame = await element.connected();
    frame.send({ type: 'height', height: 480 });
    await settle();
    expect(frame.element.getBoundingClientRect().height).to.equal(480);
  });

  it('drops what is not a message of the contract', async () => {
    const element = await open();
    const frame = await element.connected();
    const heard: string[] = [];
    for (const type of ['qwy-ready', 'qwy-failed', 'qwy-form-submitted'])
      element.addEventListener(type, () => heard.push(type));
    for (const nonsense of [
      null,
      'ready',
      { type: 'ready', name: '张三' },
      { type: 'height', height: '480' },
      { type: 'height', height: -1 },
      { type: 'event', name: 'form-submitted', caseNumber: '张三 610726200001010000', itemCode: ITEM },
      { type: 'event', name: 'form-submitted', caseNumber: NUMBER },
      { type: 'failed', code: 'not_found', requestId: 'a b' },
      { type: 'settings', settings: {} },
    ]) {
      frame.port?.postMessage(nonsense);
    }
    await settle();
    expect(heard).to.deep.equal([]);
    expect(frame.element.style.height).to.equal('');
  });

  it('turns a report of the frame into a typed event with ids only', async () => {
    const element = await open();
    const frame = await element.connected();
    const submitted = oneEvent(element, 'qwy-form-submitted');
    frame.send({ type: 'event', name: 'form-submitted', caseNumber: NUMBER, itemCode: ITEM });
    expect(await submitted).to.include({ caseNumber: NUMBER, itemCode: ITEM, name: 'form-submitted' });
  });

  it('ignores messages to the window, whoever they come from', async () => {
    const element = await open();
    await element.connected();
    let isHeard = false;
    element.addEventListener('qwy-ready', () => (isHeard = true));
    window.postMessage({ type: 'ready' }, location.origin);
    await settle();
    expect(isHeard).to.equal(false);
  });

  it('says what happened and keeps its fallback when no frame answers in time', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const element = await open();
    const frame = await element.connected();
    frame.send({ type: 'height', height: 0 });
    await settle();
    const failed = oneEvent<WidgetFailedEvent>(element, 'qwy-failed');
    vi.advanceTimersByTime(READY_TIMEOUT);
    expect((await failed).code).to.equal('timeout');
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('iframe')).to.equal(null);
    expect(element.shadowRoot?.querySelector('[role=alert]')?.textContent).to.include('It took too long');
    expect(isFallbackShown(element)).to.equal(true);
  });

  it('says so soon when what loaded is not our frame, and tells the developer where to look', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const element = await open();
    await element.connected();
    const failed = oneEvent<WidgetFailedEvent>(element, 'qwy-failed');
    vi.advanceTimersByTime(SILENCE_TIMEOUT);
    expect((await failed).code).to.equal('frame_refused');
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('[role=alert]')?.textContent).to.include('cannot be used right now');
    expect(warn.mock.calls.flat().join()).to.include(location.origin).and.to.include('frame-src');
  });

  it('tries again with a fresh frame when asked to', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const element = await open();
    await element.connected();
    vi.advanceTimersByTime(READY_TIMEOUT);
    await element.updateComplete;
    element.shadowRoot?.querySelector<HTMLButtonElement>('[role=alert] button')?.click();
    const second = await element.connected(2);
    second.send({ type: 'ready' });
    await oneEvent(element, 'qwy-ready');
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('[role=alert]')).to.equal(null);
    expect(element.shadowRoot?.querySelectorAll('iframe')).to.have.length(1);
  });

  it('says that the page is not registered when the gateway does not know the partner', async () => {
    answerWith({ embed: { status: 'suspended' } });
    const element = await open();
    await failureOf(element);
    expect(element.shadowRoot?.querySelector('[role=alert]')?.textContent).to.include('paused on this website');
    expect(isFallbackShown(element)).to.equal(true);
  });

  it('names the attribute that is missing, for the developer, and shows the fallback', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const element = await fixture<FakeFormElement>(
      html`<test-form gateway="http://gw.test" item=${ITEM}>…</test-form>`,
    );
    expect(warn.mock.calls.flat().join()).to.include('needs `partner`');
    expect(isFallbackShown(element)).to.equal(true);
    element.setAttribute('partner', 'pk_bank');
    expect((await element.connected()).address).to.include(ITEM);
  });

  it('waits quietly for the item that a page sets later', async () => {
    const info = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    let hasFailed = false;
    const element = await fixture<FakeFormElement>(
      html`<test-form gateway="http://gw.test" partner="pk_bank" @qwy-failed=${() => (hasFailed = true)}>…</test-form>`,
    );
    expect(info.mock.calls.flat().join()).to.include('waits for its `item`');
    expect(isFallbackShown(element)).to.equal(true);
    expect(element.shadowRoot?.querySelector('[role=status]')).to.equal(null);
    element.item = ITEM;
    expect((await element.connected()).address).to.include(ITEM);
    expect(hasFailed).to.equal(false);
  });

  it('loads anew for another item, and the old channel is dead', async () => {
    const element = await open();
    const first = await element.connected();
    element.item = `${ITEM.slice(0, -1)}9`;
    const second = await element.connected(2);
    let isHeard = false;
    element.addEventListener('qwy-ready', () => (isHeard = true));
    first.send({ type: 'ready' });
    await settle();
    expect(isHeard).to.equal(false);
    expect(second.address).to.include(element.item);
    expect(first.element.isConnected).to.equal(false);
  });

  it('works again after it was removed and put back', async () => {
    const element = await open();
    const first = await element.connected();
    const parent = element.parentElement;
    element.remove();
    expect(first.element.isConnected).to.equal(false);
    parent?.append(element);
    const second = await element.connected(2);
    second.send({ type: 'ready' });
    await oneEvent(element, 'qwy-ready');
    expect(element.frames).to.have.length(2);
  });

  it('keeps two of a kind on one page apart', async () => {
    const [one, two] = [await open(), await open()];
    const [first, second] = [await one.connected(), await two.connected()];
    first.send({ type: 'height', height: 100 });
    second.send({ type: 'height', height: 200 });
    await settle();
    expect(first.element.style.height).to.equal('100px');
    expect(second.element.style.height).to.equal('200px');
    expect(first.handshakes[0]?.data).not.to.deep.equal(second.handshakes[0]?.data);
  });

  it('tells the frame at once when language, size or colour change', async () => {
    const element = await open();
    const frame = await element.connected();
    await frame.message('settings');
    element.appearance = 'elder';
    element.locale = 'zh-CN';
    element.style.setProperty('--qwy-brand', '#004488');
    await element.updateComplete;
    await settle();
    expect(frame.received.pop()).to.deep.equal({
      type: 'settings',
      settings: { locale: 'zh-CN', appearance: 'elder', theme: { brand: '#004488' } },
    });
    expect(element.frames).to.have.length(1);
  });

  it('follows the page when it changes its language', async () => {
    const element = await open();
    const frame = await element.connected();
    await frame.message('settings');
    element.locale = '';
    for (const [lang, locale] of [
      ['en-GB', 'en'],
      ['zh-Hans', 'zh-CN'],
      ['en', 'en'],
    ] as const) {
      document.documentElement.lang = lang;
      await settle();
      await element.updateComplete;
      expect(frame.received.pop()).to.deep.include({ settings: { locale, appearance: 'standard', theme: {} } });
    }
    document.documentElement.lang = '';
  });

  it('shakes hands again when the frame loaded itself anew', async () => {
    const element = await open();
    const frame = await element.connected();
    frame.port = undefined;
    frame.element.contentWindow?.location.reload();
    await element.connected();
    const ready = oneEvent(element, 'qwy-ready');
    frame.send({ type: 'ready' });
    await ready;
    expect(frame.handshakes).to.have.length(2);
  });

  describe('asked for an embed token', () => {
    it('takes it from the page’s provider', async () => {
      const provider = vi.fn(async () => TOKEN);
      qwyGlobal().setTokenProvider(provider);
      const element = await open();
      const frame = await element.connected();
      frame.send(REQUEST);
      expect(await frame.message('token')).to.deep.equal({ type: 'token', request: 'request-1', token: TOKEN });
      const { jkt, nonce, widget } = REQUEST;
      expect(provider.mock.calls).to.deep.equal([[{ jkt, nonce, widget }]]);
    });

    it('takes it from the token endpoint of the page’s own origin', async () => {
      answerWith({ token: () => new Response(JSON.stringify({ token: TOKEN })) });
      const element = await open({ tokenEndpoint: '/qwy-token' });
      const frame = await element.connected();
      frame.send(REQUEST);
      await frame.message('token');
      const { jkt, nonce, widget } = REQUEST;
      expect(asked[1]).to.deep.equal({ url: `${location.origin}/qwy-token`, body: { jkt, nonce, widget } });
    });

    for (const [reason, provider, code] of [
      ['refuses', () => Promise.reject(new Error('not signed in')), 'refused'],
      [
        'throws',
        () => {
          throw new Error('broken');
        },
        'refused',
      ],
      ['answers nonsense', () => Promise.resolve('short'), 'refused'],
    ] as const) {
      it(`says "${code}" when the provider ${reason}`, async () => {
        vi.spyOn(console, 'warn').mockImplementation(() => undefined);
        qwyGlobal().setTokenProvider(provider);
        const frame = await (await open()).connected();
        frame.send(REQUEST);
        expect((await frame.message('token-failed')).code).to.equal(code);
      });
    }

    it('says "refused" when the endpoint answers an error', async () => {
      vi.spyOn(console, 'warn').mockImplementation(() => undefined);
      answerWith({ token: () => new Response('<h1>Bad gateway</h1>', { status: 502 }) });
      const frame = await (await open({ tokenEndpoint: '/qwy-token' })).connected();
      frame.send(REQUEST);
      expect((await frame.message('token-failed')).code).to.equal('refused');
    });

    it('never asks an endpoint of another origin', async () => {
      vi.spyOn(console, 'warn').mockImplementation(() => undefined);
      const frame = await (await open({ tokenEndpoint: 'https://elsewhere.test/token' })).connected();
      frame.send(REQUEST);
      expect((await frame.message('token-failed')).code).to.equal('no_provider');
      expect(asked).to.have.length(1);
    });

    it('does not ask on behalf of another widget', async () => {
      const provider = vi.fn(async () => TOKEN);
      qwyGlobal().setTokenProvider(provider);
      const frame = await (await open()).connected();
      frame.send({ ...REQUEST, widget: 'license' });
      await settle();
      expect(provider.mock.calls).to.deep.equal([]);
    });
  });

  it('makes the frame forget and replaces it when wiped', async () => {
    const element = await open();
    const frame = await element.connected();
    const wiped = element.wipe();
    await frame.message('wipe');
    expect(frame.element.isConnected).to.equal(true);
    frame.send({ type: 'wiped' });
    await wiped;
    expect(frame.element.isConnected).to.equal(false);
    await element.connected(2);
  });

  it('replaces a frame that does not say it has forgotten', async () => {
    const element = await open();
    const frame = await element.connected();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const wiped = element.wipe();
    vi.advanceTimersByTime(WIPE_TIMEOUT);
    await wiped;
    expect(frame.element.isConnected).to.equal(false);
  });
});

/** Waits until a failure is on screen. */
async function failureOf(element: FakeFormElement): Promise<void> {
  while (!element.shadowRoot?.querySelector('[role=alert]')) await turn();
}
