import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { afterEach, describe, it, vi } from 'vitest';
import { settle } from '../frame-host/fake-frame.ts';
import { loadElements } from './load-elements.ts';
import type { LoadFailedEvent } from './load-failed-event.ts';

describe('the loader', () => {
  const stops: (() => void)[] = [];
  const start = (root: Element, tags: string[], load: (tag: string) => Promise<unknown>) =>
    stops.push(loadElements({ root, tags, load }));

  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    vi.restoreAllMocks();
  });

  it('loads what is on the page, each once, and nothing else', async () => {
    const root = await fixture(
      html`<div>
        <test-one></test-one><test-one></test-one>
        <p><test-two></test-two></p>
        <other-one></other-one>
      </div>`,
    );
    const loaded: string[] = [];
    start(root, ['test-one', 'test-two', 'test-three'], async (tag) => loaded.push(tag));
    expect(loaded).to.deep.equal(['test-one', 'test-two']);
  });

  it('loads elements that come later, also inside others and made by script', async () => {
    const root = await fixture(html`<div></div>`);
    const loaded: string[] = [];
    start(root, ['test-one', 'test-two'], async (tag) => loaded.push(tag));
    root.append(document.createElement('test-two'));
    await settle();
    expect(loaded).to.deep.equal(['test-two']);
    const section = document.createElement('section');
    section.append(document.createElement('test-one'), document.createElement('test-two'));
    root.append(section);
    await settle();
    expect(loaded).to.deep.equal(['test-two', 'test-one']);
  });

  it('leaves defined elements alone', async () => {
    customElements.define('test-defined', class extends HTMLElement {});
    const root = await fixture(html`<div><test-defined></test-defined></div>`);
    const loaded: string[] = [];
    start(root, ['test-defined'], async (tag) => loaded.push(tag));
    expect(loaded).to.deep.equal([]);
  });

  it('tells each element when its module does not come, and its fallback stays', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const root = await fixture<HTMLElement>(
      html`<div>
        <test-lost><a href="tel:09158421234">0915-8421234</a></test-lost>
      </div>`,
    );
    const failed = oneEvent<LoadFailedEvent>(root, 'qwy-load-failed');
    start(root, ['test-lost'], () => Promise.reject(new TypeError('Failed to fetch')));
    const event = await failed;
    expect(event.tag).to.equal('test-lost');
    expect(root.innerText).to.include('0915-8421234');
  });

  it('tries again when the line is back', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const root = await fixture(html`<div><test-again></test-again></div>`);
    let isOnline = false;
    const loaded: string[] = [];
    start(root, ['test-again'], async (tag) => {
      if (!isOnline) throw new TypeError('Failed to fetch');
      loaded.push(tag);
    });
    await oneEvent(root, 'qwy-load-failed');
    isOnline = true;
    dispatchEvent(new Event('online'));
    expect(loaded).to.deep.equal(['test-again']);
  });

  it('stops looking when told to', async () => {
    const root = await fixture(html`<div></div>`);
    const loaded: string[] = [];
    start(root, ['test-one'], async (tag) => loaded.push(tag));
    stops.pop()?.();
    root.append(document.createElement('test-one'));
    await settle();
    expect(loaded).to.deep.equal([]);
  });
});
