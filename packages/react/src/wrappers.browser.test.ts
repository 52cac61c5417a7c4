import { clientOf } from '@qwy/elements/base/test-example';
import { ProviderElement } from '@qwy/elements/provider/provider';
import type { GuideElement } from '@qwy/elements/guide/guide';
import { guideExamples } from '@qwy/elements/guide/guide.examples';
import { sampleGuide } from '@qwy/elements/guide/sample-guides.examples';
import type { ReactNode } from 'react';
import { StrictMode, createElement, createRef, version } from 'react';
import { hydrateRoot, createRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { createWrapper } from './create-wrapper.ts';
import { Guide, Provider } from './index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** See vitest.config.ts. */
    readonly react: string;
  }
}

const ITEM = sampleGuide.itemCode;
const client = () => clientOf(guideExamples.typical.gateway());

const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 15_000 });

/** A place in the page, whose React ends with the test. */
function place(): { readonly box: HTMLElement; readonly draw: (node: ReactNode) => void; readonly leave: () => void } {
  const box = document.createElement('div');
  document.body.append(box);
  const root = createRoot(box);
  onTestFinished(() => {
    root.unmount();
    box.remove();
  });
  return { box, draw: (node) => root.render(node), leave: () => root.unmount() };
}

const start = (guide: GuideElement | null | undefined): void =>
  guide?.shadowRoot?.querySelector<HTMLElement>('[part~="start"]')?.click();

let complaints: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  complaints = vi.spyOn(console, 'error');
});
afterEach(() => {
  expect(complaints).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

describe(`a guide in React ${inject('react')}`, () => {
  it('is tested with the version it says', () => {
    expect(version.split('.')[0]).toBe(inject('react'));
  });

  it('loads its element, takes its props, shows itself and is heard', async () => {
    const { box, draw } = place();
    const ref = createRef<GuideElement>();
    const onReady = vi.fn();
    const onStart = vi.fn();
    draw(createElement(Guide, { ref, item: ITEM, client: client(), locale: 'zh-CN', onReady, onStart }, 'fallback'));
    await until(() => expect(onReady).toHaveBeenCalledTimes(1));
    expect(ref.current).toBe(box.querySelector('qwy-guide'));
    expect(ref.current?.shadowRoot?.querySelector('h2')?.textContent).toBe(sampleGuide.name);
    start(ref.current);
    expect(onStart.mock.calls.map(([event]) => event.itemCode)).toEqual([ITEM]);
  });

  it('follows its props, and hears with the latest handler', async () => {
    const { draw } = place();
    const ref = createRef<GuideElement>();
    const [first, second, onReady] = [vi.fn(), vi.fn(), vi.fn()];
    const props = { ref, item: ITEM, client: client(), locale: 'zh-CN', onReady } as const;
    draw(createElement(Guide, { ...props, onStart: first, className: 'wide', hidden: true }));
    await until(() => expect(onReady).toHaveBeenCalled());
    expect(ref.current).toMatchObject({ className: 'wide', hidden: true, appearance: 'standard', locale: 'zh-CN' });
    draw(createElement(Guide, { ...props, onStart: second, locale: 'en', appearance: 'elder', hidden: false }));
    await until(() =>
      expect(ref.current).toMatchObject({ className: '', hidden: false, appearance: 'elder', locale: 'en' }),
    );
    start(ref.current);
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
    draw(createElement(Guide, { ...props, item: undefined, onStart: second }));
    await until(() => expect(ref.current?.shadowRoot?.querySelector('h2')).toBeNull());
  });

  it('hears once under StrictMode, which mounts twice, and nothing after it left', async () => {
    const { box, draw, leave } = place();
    const onStart = vi.fn();
    const onReady = vi.fn();
    draw(createElement(StrictMode, null, createElement(Guide, { item: ITEM, client: client(), onStart, onReady })));
    await until(() => expect(onReady).toHaveBeenCalledTimes(1));
    const guide = box.querySelector('qwy-guide');
    start(guide);
    expect(onStart).toHaveBeenCalledTimes(1);
    leave();
    expect(box.childElementCount).toBe(0);
    start(guide);
    expect(onStart).toHaveBeenCalledTimes(1);
  });

  it('takes over what a server drew, without drawing it anew', async () => {
    const box = document.createElement('div');
    const onReady = vi.fn();
    const gateway = client();
    const page = createElement(
      Provider,
      { partner: 'pk_bank', appearance: 'elder' },
      createElement(Guide, { item: ITEM, client: gateway, onReady }, createElement('p', null, 'fallback')),
    );
    box.append(...new DOMParser().parseFromString(renderToString(page), 'text/html').body.childNodes);
    document.body.append(box);
    const drawn = box.querySelector('qwy-guide');
    const root = hydrateRoot(box, page);
    onTestFinished(() => {
      root.unmount();
      box.remove();
    });
    await until(() => expect(onReady).toHaveBeenCalledTimes(1));
    expect(box.querySelector('qwy-guide')).toBe(drawn);
    expect(drawn?.appearance).toBe('elder');
    await until(() => expect(box.querySelector('qwy-provider')).toBeInstanceOf(ProviderElement));
  });
});

describe(`any element in React ${inject('react')}`, () => {
  class TestSwitch extends HTMLElement {
    isOn: unknown = 'untouched';
  }

  it('gets true and false as such', async () => {
    customElements.define('qwy-test-switch', TestSwitch);
    const Switch = createWrapper<{ isOn?: boolean }, TestSwitch>({
      tag: 'qwy-test-switch',
      name: 'Switch',
      load: () => Promise.resolve(),
      attributes: {},
      flags: { isOn: 'is-on' },
      properties: [],
      events: {},
    });
    const { box, draw } = place();
    const isOn = (): unknown => {
      const element = box.querySelector('qwy-test-switch');
      return element instanceof TestSwitch ? [element.isOn, element.hasAttribute('is-on')] : undefined;
    };
    draw(createElement(Switch, { isOn: true }));
    await until(() => expect(isOn()).toEqual([true, true]));
    draw(createElement(Switch, { isOn: false }));
    await until(() => expect(isOn()).toEqual([false, false]));
  });

  it('says that its code did not arrive', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const Lost = createWrapper<{ onLoadFailed?: (event: { tag: string }) => void }, HTMLElement>({
      tag: 'qwy-test-lost',
      name: 'Lost',
      load: () => Promise.reject(new TypeError('offline')),
      attributes: {},
      flags: {},
      properties: [],
      events: {},
    });
    const onLoadFailed = vi.fn();
    place().draw(createElement(Lost, { onLoadFailed }));
    await until(() => expect(onLoadFailed).toHaveBeenCalledTimes(1));
    expect(onLoadFailed.mock.calls[0]?.[0]).toMatchObject({ tag: 'qwy-test-lost' });
    expect(warn).toHaveBeenCalled();
  });
});
