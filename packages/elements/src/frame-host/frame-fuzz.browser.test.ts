import { expect, fixture, html } from '@open-wc/testing';
import { answer } from '@qwy/testing/fake-gateway';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, it, vi } from 'vitest';
import { ReportedEvent, WidgetFailedEvent } from '../base/view-events.ts';
import { qwyGlobal } from '../global.ts';
import type { EmbedTokenRequest } from '@qwy/contract/token';
import { openRating, ratingGateway } from '../rating/rating-view.examples.ts';
import { fakeFetch, turn } from './fake-frame.ts';
import type { Said } from './test-messages.ts';
import { CANARIES, attack } from './test-messages.ts';
import { eventsOf, fromFrame, fromHost, handshakes } from './test-traffic.ts';
import type { Ends } from './test-real-frame.ts';
import type { RatingView } from '../rating/rating-view.ts';
import { TOKENS_PER_MINUTE } from './token-source.ts';
import { RealRatingElement } from './test-real-frame.ts';

const TOKEN = 'e30.e30.c2lnbmF0dXJl-of-a-test';
const LENGTH = 100;
const RUNS = 45;
const CONSOLE = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const;
const EVENTS = [
  'qwy-ready',
  'qwy-failed',
  'qwy-activity',
  'qwy-form-started',
  'qwy-form-submitted',
  'qwy-case-opened',
  'qwy-case-changed',
  'qwy-rating-submitted',
  'qwy-license-shown',
  'qwy-license-hidden',
  'qwy-login-started',
  'qwy-login-finished',
];

/** A rating as it stands on a bank's page, ready; and everything it could do that it must not. */
async function open() {
  const provider = vi.fn(async (_request: EmbedTokenRequest) => TOKEN);
  qwyGlobal().setTokenProvider(provider);
  const gateway = ratingGateway({
    'POST /v1/token': answer({
      access_token: 'access-1'.padEnd(43, 'x'),
      token_type: 'DPoP',
      expires_in: 300,
      refresh_token: 'refresh-1'.padEnd(43, 'x'),
      scope: 'rating',
    }),
  });
  const element = await fixture<RealRatingElement>(
    html`<real-rating gateway="http://gw.test" partner="pk_bank" locale="en" .gatewayOfFrame=${gateway}></real-rating>`,
  );
  const { view, ends } = await element.drawn();
  const events: string[] = [];
  for (const type of EVENTS) element.addEventListener(type, (event) => events.push(textOf(event)));
  const noise: string[] = [];
  for (const scope of [window, ends.scope]) {
    const keep = (...what: readonly unknown[]): void => {
      const line = what.map(String).join(' ');
      if (!line.startsWith('[vite]')) noise.push(line); // the test server's own client speaks in every document
    };
    for (const method of CONSOLE) vi.spyOn(scope.console, method).mockImplementation(keep);
    scope.addEventListener('error', (event) => keep('thrown', event.message));
    scope.addEventListener('unhandledrejection', (event) => keep('rejected', event.reason));
  }
  return { gateway, element, view, ends, events, noise, provider };
}

const textOf = (event: Event): string =>
  event instanceof WidgetFailedEvent
    ? `${event.type} ${event.code} ${event.requestId}`
    : event instanceof ReportedEvent
      ? [event.type, event.caseNumber, event.itemCode, event.state].filter(Boolean).join(' ')
      : event.type;

describe('host and frame under fire', () => {
  beforeAll(() => {
    if (!customElements.get('real-rating')) customElements.define('real-rating', RealRatingElement);
  });
  beforeEach(() => vi.stubGlobal('fetch', fakeFetch().fetch));
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    qwyGlobal().config.tokenProvider = undefined;
  });

  it('changes nothing in the frame that the host did not properly ask for', async () => {
    const opened = await open();
    const { view, ends, events, noise, gateway } = opened;
    const asked = gateway.requests.length;
    const states = after(ends.frame, () => stateOf(ends, view));
    let expected: object = START;
    await check(attack(fromHost, LENGTH), async (said) => {
      await post(ends.host, [known({ type: 'settings', settings: (expected = START) })], ends.toFrame);
      states.length = 0;
      noise.length = 0;
      await post(ends.host, said, ends.toFrame);
      expect(states).to.deep.equal(
        said.map(({ message, isKnown }) => (isKnown && isSettings(message) ? (expected = message.settings) : expected)),
      );
      expect(ends.scope.document.querySelectorAll('#qwy-root > *')).to.have.length(1);
      expect(gateway.requests).to.have.length(asked);
      expect(noise).to.deep.equal([]);
    });
    expect(events.filter((event) => event !== 'qwy-activity')).to.deep.equal([]);
    await expectWork(opened);
  });

  it('changes nothing on the page that the frame did not properly report', async () => {
    const opened = await open();
    const { element, ends, events, noise, provider } = opened;
    const voice = takeVoice(ends.frame); // what the real frame says meanwhile must not mix with the attack
    const styles = after(ends.host, () => element.shadowRoot?.querySelector('iframe')?.style.cssText);
    await check(attack(fromFrame, LENGTH), async (said) => {
      await post(voice, [known({ type: 'height', height: 321 }), known({ type: 'ready' })], ends.toHost);
      styles.length = 0;
      noise.length = 0;
      events.length = 0;
      await post(voice, said, ends.toHost);
      await element.updateComplete;
      let style = 'height: 321px;';
      expect(styles).to.deep.equal(
        said.map(({ message, isKnown }) =>
          isKnown && isHeight(message) ? (style = `height: ${message.height}px;`) : style,
        ),
      );
      expect(events).to.deep.equal(said.flatMap(({ message, isKnown }) => (isKnown ? eventsOf(message) : [])));
      expect(element.frames).to.equal(1);
      expect(element.shadowRoot?.querySelectorAll('iframe')).to.have.length(1);
      expect(element.shadowRoot?.querySelector('[role=alert]')).to.equal(null);
      expect(provider.mock.calls).to.deep.equal([]);
      expect(noise).to.deep.equal([]);
    });
    voice.giveBack();
    await expectWork(opened);
  });

  it('hears nobody but each other', async () => {
    const opened = await open();
    const { view, ends, events, noise, provider } = opened;
    const { brother, stranger } = await attackers();
    const before = [ends.toFrame.length, ends.toHost.length];
    await check(attack(fc.oneof(fromHost, fromFrame, handshakes), LENGTH), async (said) => {
      const answers: unknown[] = [];
      for (const [at, { message }] of said.entries()) {
        const { port1, port2 } = new MessageChannel(); // one of their own: whoever took it would answer
        port1.onmessage = ({ data }) => answers.push(data);
        const target = at % 2 ? ends.scope : window;
        if (at % 4 < 2) target.dispatchEvent(forged(message, at, port2));
        else (at % 8 < 6 ? brother : stranger)(target, message, port2);
      }
      await turns(20);
      expect(answers).to.deep.equal([]);
      expect(noise).to.deep.equal([]);
      expect(events).to.deep.equal([]);
      expect(stateOf(ends, view)).to.deep.equal(START);
      expect(provider.mock.calls).to.deep.equal([]);
    });
    expect([ends.toFrame.length, ends.toHost.length]).to.deep.equal(before);
    await expectWork(opened);
  });

  it('asks the partner once for each token request, and no more often than a citizen could need', async () => {
    const { ends, events, noise, provider } = await open();
    const request = { type: 'token-request', jkt: 'a'.repeat(43), nonce: 'n'.repeat(20), widget: 'rating' };
    const again = Array.from({ length: 200 }, () => ({ message: { ...request, request: 'request-1' }, isKnown: true }));
    await post(ends.frame, again, ends.toHost);
    await turns(20);
    expect(provider.mock.calls).to.have.length(1);
    const more = Array.from({ length: 200 }, (_, at) => ({
      message: { ...request, request: `request-${at}` },
      isKnown: true,
    }));
    await post(ends.frame, more, ends.toHost);
    await turns(20);
    expect(provider.mock.calls).to.have.length(TOKENS_PER_MINUTE);
    expect(events).to.deep.equal([]);
    expect(noise).to.deep.equal([]);
  });

  it('leaves a frame that was wiped silent, whatever is replayed', async () => {
    const opened = await open();
    const { ends, gateway, noise } = opened;
    await expectWork(opened);
    const recorded = { toFrame: [...ends.toFrame], toHost: [...ends.toHost] };
    ends.host.postMessage({ type: 'wipe' });
    while (!ends.toHost.some((message) => Object(message).type === 'wiped')) await turn();
    const asked = gateway.requests.length;
    const heard = ends.toHost.length;
    for (let round = 0; round < 100; round++) for (const message of recorded.toFrame) ends.host.postMessage(message);
    await turns(20);
    expect(ends.scope.document.querySelector('#qwy-root')?.childElementCount).to.equal(0);
    expect(gateway.requests).to.have.length(asked);
    expect(ends.toHost).to.have.length(heard);
    expect(noise).to.deep.equal([]);
  });

  it('hears nothing of a frame that was replaced', async () => {
    const { element, ends, events, noise } = await open();
    const recorded = [...ends.toHost];
    await element.wipe();
    await element.drawn();
    events.length = 0;
    for (let round = 0; round < 100; round++) for (const message of recorded) ends.frame.postMessage(message);
    await turns(20);
    expect(events).to.deep.equal([]);
    expect(noise).to.deep.equal([]);
  });
});

const START = { locale: 'en', appearance: 'standard', theme: {} };

/** Runs the same attack on every machine; on failure fast-check prints seed, path and the shortest attack that does it. */
const check = (attacks: fc.Arbitrary<readonly Said[]>, run: (said: readonly Said[]) => Promise<void>): Promise<void> =>
  fc.assert(fc.asyncProperty(attacks, run), {
    seed: 20261123,
    numRuns: RUNS,
    endOnFailure: true,
  });

/** Sends everything and waits until the other side has heard it. */
async function post(
  port: Pick<MessagePort, 'postMessage'>,
  said: readonly Said[],
  heard: readonly unknown[],
): Promise<void> {
  const until = heard.length + said.length;
  for (const { message } of said) port.postMessage(message);
  while (heard.length < until) await turn();
  await turns(3);
}

async function turns(count: number): Promise<void> {
  for (let done = 0; done < count; done++) await turn();
}

/** What the frame shows of its settings, in the shape of the settings. */
function stateOf({ scope }: Ends, view: RatingView): object {
  const { documentElement } = scope.document;
  const brand = documentElement.style.getPropertyValue('--qwy-brand');
  expect(documentElement.lang).to.equal(view.locale);
  return {
    locale: view.locale,
    appearance: view.appearance,
    theme: {
      ...(brand && { brand }),
      ...(view.scheme !== 'light' && { scheme: view.scheme }),
      ...(view.contrast !== 'auto' && { contrast: view.contrast }),
    },
    ...(view.terminal && { terminal: view.terminal }),
  };
}

/** Speaks through a port whose owner is silent until it is given back. */
function takeVoice(port: MessagePort): Pick<MessagePort, 'postMessage'> & { giveBack(): void } {
  const postMessage = (message: unknown): void => Reflect.apply(MessagePort.prototype.postMessage, port, [message]);
  Object.assign(port, { postMessage: () => undefined });
  return { postMessage, giveBack: () => void Reflect.deleteProperty(port, 'postMessage') };
}

/** What is seen after each message that arrives at this end. */
function after<T>(end: MessagePort, look: () => T): T[] {
  const found: T[] = [];
  end.addEventListener('message', () => found.push(look())); // last in line: the end's own listener was there before
  return found;
}

const known = (message: object): Said => ({ message, isKnown: true });
const isHeight = (message: unknown): message is { height: number } => Object(message).type === 'height';
const isSettings = (message: unknown): message is { settings: object } => Object(message).type === 'settings';

/** Other documents on the page: one of our own origin, one of an opaque one. */
async function attackers() {
  type Say = (target: Window, message: unknown, port: MessagePort) => void;
  const own = await fixture<HTMLIFrameElement>(html`<iframe src=${address('attacker-frame.html')}></iframe>`);
  await loaded(own);
  const brother: Say = (target, message, port) => void Reflect.get(own.contentWindow!, 'say')(target, message, port);
  const foreign = await fixture<HTMLIFrameElement>(
    html`<iframe sandbox="allow-scripts" src=${address('attacker-frame.html')}></iframe>`,
  );
  await loaded(foreign);
  // It cannot be handed our window: it speaks to its parent, whichever was meant.
  const stranger: Say = (_target, message, port) => foreign.contentWindow!.postMessage(message, '*', [port]);
  return { brother, stranger };
}

const address = (name: string): string => new URL(`./fixtures/${name}`, import.meta.url).href;
const loaded = (frame: HTMLIFrameElement): Promise<unknown> =>
  new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));

const ORIGINS = [
  'https://evil.test',
  'null',
  '',
  location.origin.replace(/\d+$/, '1'),
  `${location.origin}.evil.test`,
  location.origin,
];

/** An event as a browser would make it for a message from elsewhere. The right origin comes from the wrong window. */
const forged = (data: unknown, at: number, port: MessagePort): MessageEvent =>
  new MessageEvent('message', { data, origin: ORIGINS[at % ORIGINS.length] ?? '', source: null, ports: [port] });

/** The rating does what it is for: asks for its token through the host, opens the case. */
type Opened = Awaited<ReturnType<typeof open>>;
async function expectWork(opened: Opened): Promise<void> {
  const { element, view, ends, gateway, noise, provider } = opened;
  ends.host.postMessage({ type: 'settings', settings: START });
  element.locale = 'zh-CN';
  await element.updateComplete;
  while (view.locale !== 'zh-CN') await turn();
  await view.updateComplete;
  await openRating(view);
  const { jkt } = provider.mock.calls.at(-1)?.[0] ?? {};
  expect(jkt).to.match(/^[\w-]{43}$/);
  const redeemed = gateway.requests.find(({ path }) => path === '/v1/token');
  expect(String(redeemed?.body)).to.include(TOKEN);
  for (const canary of CANARIES) expect(noise.join()).not.to.include(canary);
}
