import type { Page } from 'playwright-core';

/**
 * Passes one made-up word through each function that the hostile page wraps, as an element of ours would if it were careless.
 * Gives `wrapper: word` for each: a spy that misses one is no proof of anything.
 */
export function passControls(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const passed: string[] = [];
    const word = (wrapper: string): string => {
      const made = `control-${passed.length}-`;
      passed.push(`${wrapper}: ${made}`);
      return made;
    };
    const heard = (target: EventTarget, type: string): Promise<void> =>
      new Promise((resolve) => target.addEventListener(type, () => resolve(), { once: true }));

    await fetch(`/site.css?${word('fetch')}`);
    const request = new XMLHttpRequest();
    request.open('GET', `/site.css?${word('XMLHttpRequest')}`);
    request.send();
    await heard(request, 'load');

    const arrived = heard(window, 'message');
    window.postMessage(word('postMessage'), location.origin);
    await arrived;
    const channel = new MessageChannel();
    const delivered = new Promise<void>((resolve) => (channel.port2.onmessage = () => resolve()));
    channel.port1.postMessage(word('MessagePort'));
    await delivered;
    passed.push(passed.at(-1)?.replace('MessagePort', 'MessageChannel') ?? '');
    passed.push(passed.at(-1)?.replace('MessageChannel', 'onmessage') ?? '');
    const frame = document.createElement('iframe');
    document.body.append(frame);
    frame.contentWindow?.postMessage(word('postMessage'), '*');
    frame.remove();

    JSON.parse(JSON.stringify({ word: word('JSON.parse') }));
    JSON.stringify({ word: word('JSON.stringify') });
    customElements.define(`x-${word('customElements.define')}`, class extends HTMLElement {});
    console.log(word('console.log'));
    console.info(word('console.info'));
    console.warn(word('console.warn'));
    console.error(word('console.error'));
    console.debug(word('console.debug'));
    for (const name of Reflect.ownKeys(Array.prototype)) {
      const method: unknown = Reflect.get(Array.prototype, name);
      if (typeof method !== 'function' || name === 'constructor') continue;
      Reflect.apply(method, [word(`Array.prototype.${String(name)}`)], [(same: unknown) => same, 0]);
    }

    const place = document.createElement('div');
    document.body.append(place);
    const changed = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => resolve());
      observer.observe(place, { childList: true });
    });
    place.append(word('MutationObserver'));
    await changed;
    const root = document.createElement('div').attachShadow({ mode: 'closed' });
    root.append(word('attachShadow'));
    await new Promise((resolve) => requestAnimationFrame(resolve)); // its observer is called before

    place.addEventListener('x-careless', () => undefined);
    place.dispatchEvent(new CustomEvent('x-careless', { detail: word('addEventListener') }));
    const input = document.createElement('input');
    for (const type of ['input', 'keydown', 'keyup', 'change', 'click', 'paste', 'focusin', 'pointermove']) {
      input.value = word(`window ${type}`);
      const shell = document.createElement('div'); // an open shadow root hides nothing from `composedPath()`
      shell.attachShadow({ mode: 'open' }).append(input);
      place.append(shell);
      input.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    }
    place.remove();
    return passed;
  });
}

/** All that the hostile page has captured. */
export const captured = (page: Page): Promise<string[]> => page.evaluate(() => Reflect.get(window, '__captured')());
