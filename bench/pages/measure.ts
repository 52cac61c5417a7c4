import type { PageResult } from '../result.ts';
import { RESULT_PREFIX } from '../result.ts';

/** When the frame that is being prepared has been handed over: ms since the beginning of the navigation. */
export const painted = (): Promise<number> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      channel.port2.postMessage(undefined);
    });
  });

/** Inserts `element`, watches frame by frame until its content is there, and reports. */
export async function measure(
  element: HTMLElement,
  content: { readonly began: (root: ShadowRoot) => boolean; readonly ended: (root: ShadowRoot) => boolean },
): Promise<void> {
  const inserted = performance.now();
  document.getElementById('root')?.append(element);
  let first: number | undefined;
  for (;;) {
    const now = await painted();
    const root = element.shadowRoot;
    if (!root || !content.began(root)) continue;
    first ??= now;
    if (content.ended(root))
      return report(root, { fromNavigation: first, firstScreen: first - inserted, complete: now - inserted });
  }
}

function report(root: ShadowRoot, times: Pick<PageResult, 'fromNavigation' | 'firstScreen' | 'complete'>): void {
  const result: PageResult = {
    ...times,
    controls: root.querySelectorAll('input, select, textarea').length,
    elements: root.querySelectorAll('*').length,
    characters: textOf(root).length,
  };
  console.log(RESULT_PREFIX + JSON.stringify(result));
}

/** What can be read; style sheets are text, too, where they are not adopted. */
function textOf(root: ShadowRoot): string {
  return [...root.children]
    .filter((child) => child.localName !== 'style')
    .map((child) => child.textContent)
    .join('')
    .replace(/\s+/g, '');
}
