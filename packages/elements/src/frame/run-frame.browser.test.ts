import { expect } from '@open-wc/testing';
import { brandRamp } from '@qwy/contract/rules/brand-ramp';
import { afterEach, beforeEach, describe, it, vi } from 'vitest';
import { LoginFinishedEvent, RatingSubmittedEvent, WidgetFailedEvent } from '../base/view-events.ts';
import { settle, turn } from '../frame-host/fake-frame.ts';
import { FrameMeta } from './meta.ts';
import { runFrame } from './run-frame.ts';
import { CaseNumber } from '@qwy/contract/ids';

const NUMBER = CaseNumber.parse('20261123-483920-7');
const SETTINGS = {
  locale: 'en',
  appearance: 'elder',
  theme: { brand: '#004488', scheme: 'dark', contrast: 'more' },
  terminal: 'kiosk',
};

interface Heard {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A frame document with a rating in it, and the host's end of its channel. */
function start() {
  const root = document.createElement('main');
  document.body.append(root);
  const meta = FrameMeta.parse({
    widget: 'rating',
    gateway: 'http://gw.test',
    nonce: 'n'.repeat(20),
    parents: [location.origin],
    partner: 'pk_bank',
    version: '0.1.0',
    case: NUMBER,
  });
  void runFrame(root, meta);
  const { port1: host, port2 } = new MessageChannel();
  const heard: Heard[] = [];
  host.onmessage = ({ data }) => heard.push(data);
  const data = { qwy: 1, channel: 'abcdefghijklmnopqrstuv' };
  // Tests run in a frame themselves; the window around it plays the host.
  dispatchEvent(new MessageEvent('message', { data, source: window.parent, origin: location.origin, ports: [port2] }));
  const message = async (type: string): Promise<Heard> => {
    for (;;) {
      const found = heard.find((one) => one.type === type);
      if (found) return found;
      await turn();
    }
  };
  return { root, host, heard, message };
}

/** Ground and letters of the main button, as the browser says them. An earlier test may have left its pointer above it. */
function tonesOf(brand: string, scheme: 'light' | 'dark', isHovered: boolean) {
  const { brand: ground, brandStrong, onBrand } = brandRamp(brand)[scheme];
  const [backgroundColor, color] = [isHovered ? brandStrong : ground, onBrand].map((hex) => {
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
    return `rgb(${red}, ${green}, ${blue})`;
  });
  return { backgroundColor, color };
}

describe('a frame', () => {
  let roots: HTMLElement[] = [];
  const begin = () => {
    const started = start();
    roots.push(started.root);
    return started;
  };
  const drawn = async () => {
    const started = begin();
    started.host.postMessage({ type: 'settings', settings: SETTINGS });
    await started.message('ready');
    const view = started.root.querySelector('qwy-rating-view');
    if (!view) throw new Error('no view');
    return { ...started, view };
  };

  beforeEach(() => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch'))));
  afterEach(() => {
    vi.unstubAllGlobals();
    for (const root of roots) root.remove();
    roots = [];
    document.documentElement.removeAttribute('style');
    document.documentElement.lang = '';
  });

  it('gives a sign of life, and draws nothing before the settings are here', async () => {
    const { root, message } = begin();
    await message('height');
    await settle();
    expect(root.childElementCount).to.equal(0);
  });

  it('draws its view as the settings say, and only then is ready', async () => {
    const { view } = await drawn();
    expect(view).to.include({ locale: 'en', appearance: 'elder', terminal: 'kiosk', caseNumber: NUMBER });
    expect(document.documentElement.lang).to.equal('en');
    expect(view).to.include({ scheme: 'dark', contrast: 'more' });
    const { style } = document.documentElement;
    expect(style.getPropertyValue('--qwy-brand')).to.equal('#004488');
    expect(style.colorScheme).to.equal('dark');
    const button = view.shadowRoot?.querySelector('button.primary');
    if (!button) throw new Error('no button');
    const { backgroundColor, color } = getComputedStyle(button);
    expect({ backgroundColor, color }).to.deep.equal(tonesOf('#004488', 'dark', button.matches(':hover')));
    expect(view.shadowRoot?.textContent).not.to.equal('');
  });

  it('tells the height of what it drew', async () => {
    const { heard, view } = await drawn();
    const heights = heard.filter(({ type }) => type === 'height').map(({ height }) => height);
    expect(heights).to.include(Math.ceil(view.getBoundingClientRect().height));
  });

  it('follows new settings without drawing anew', async () => {
    const { host, root, view } = await drawn();
    host.postMessage({ type: 'settings', settings: { locale: 'zh-CN', appearance: 'standard', theme: {} } });
    await settle();
    expect(view).to.include({ locale: 'zh-CN', appearance: 'standard', scheme: 'light', terminal: undefined });
    expect(document.documentElement.style.colorScheme).to.equal('light');
    expect(root.querySelector('qwy-rating-view')).to.equal(view);
    expect(document.documentElement.style.getPropertyValue('--qwy-brand')).to.equal('');
  });

  it('reports the view’s events by ids and coarse states', async () => {
    const { heard, message, view } = await drawn();
    view.dispatchEvent(new RatingSubmittedEvent({ caseNumber: NUMBER }));
    view.dispatchEvent(new LoginFinishedEvent({ state: 'done' }));
    await message('event');
    await settle();
    expect(heard.filter(({ type }) => type === 'event')).to.deep.equal([
      { type: 'event', name: 'rating-submitted', caseNumber: NUMBER },
      { type: 'event', name: 'login-finished', state: 'done' },
    ]);
  });

  it('reports a failure by one of few codes', async () => {
    const { message, view } = await drawn();
    view.dispatchEvent(new WidgetFailedEvent({ code: 'timeout', requestId: 'r-1' }));
    expect(await message('failed')).to.deep.equal({ type: 'failed', code: 'network', requestId: 'r-1' });
  });

  it('gives signs of life at most once a second while somebody uses it', async () => {
    const { heard, message } = await drawn();
    for (let count = 0; count < 20; count++) document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
    await message('activity');
    await settle();
    expect(heard.filter(({ type }) => type === 'activity')).to.have.length(1);
  });

  it('forgets everything when told to, and is silent afterwards', async () => {
    localStorage.setItem('qwy-draft', '张三');
    const { heard, host, message, root, view } = await drawn();
    host.postMessage({ type: 'wipe' });
    await message('wiped');
    expect(root.childElementCount).to.equal(0);
    expect(localStorage.getItem('qwy-draft')).to.equal(null);
    const count = heard.length;
    root.append(view);
    view.dispatchEvent(new RatingSubmittedEvent({ caseNumber: NUMBER }));
    host.postMessage({ type: 'settings', settings: SETTINGS });
    await settle();
    expect(heard).to.have.length(count);
  });
});
