import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Presses `key` from where the focus is until it is on `end`; every stop on the way, both ends included. */
export async function tabUntil(page: Page, key: 'Tab' | 'Shift+Tab', end: string): Promise<string[]> {
  const focused = async (): Promise<string> => {
    const all = await Promise.all(page.frames().map((frame) => frame.evaluate(tabStops, 'focused' as const)));
    return all.flat().join(' and ');
  };
  const stops = [await focused()];
  while (stops.at(-1) !== end && stops.length < 30) {
    await page.keyboard.press(key);
    await expect.poll(focused).toSatisfy((at: string) => at !== '' && at !== stops.at(-1));
    stops.push(await focused());
  }
  return stops;
}

/** Names of all controls of a document that the Tab key stops at, or of the one that has the focus. */
export function tabStops(which: 'all' | 'focused'): string[] {
  const nameOf = (element: Element): string => (element.id ? `#${element.id}` : (element.textContent ?? '').trim());
  if (which === 'focused') {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const isElsewhere = !document.hasFocus() || at === document.body || at instanceof HTMLIFrameElement;
    return at && !isElsewhere ? [nameOf(at)] : [];
  }
  const controls: Element[] = [];
  const walk = (node: Node): void => {
    if (node instanceof HTMLElement && node.tabIndex >= 0 && node.checkVisibility() && !node.matches(':disabled'))
      controls.push(node);
    if (node instanceof Element && node.shadowRoot) walk(node.shadowRoot);
    for (const child of Array.from(node.childNodes)) walk(child);
  };
  walk(document);
  return controls.map(nameOf);
}
