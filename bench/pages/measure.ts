import type { PageResult } from '../result.ts';
import { RESULT_PREFIX } from '../result.ts';

/** Widgets on a page that has many. */
export const MANY = 50;

/** When the frame that is being prepared has been handed over: ms since the beginning of the navigation. */
export const painted = (): Promise<number> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      channel.port2.postMessage(undefined);
    });
  });

interface Content {
  readonly began: (root: ShadowRoot) => boolean;
  readonly ended: (root: ShadowRoot) => boolean;
}

/** Inserts the elements at once, watches frame by frame until the content of all is there, and reports. */
export async function measure(elements: readonly HTMLElement[], content: Content): Promise<void> {
  const inserted = performance.now();
  document.getElementById('root')?.append(...elements);
  let first: number | undefined;
  for (;;) {
    const now = await painted();
    const roots = elements.flatMap(({ shadowRoot }) => shadowRoot ?? []);
    if (!roots.some(content.began)) continue;
    first ??= now;
    if (roots.length === elements.length && roots.every(content.ended))
      return report(roots, { fromNavigation: first, firstScreen: first - inserted, complete: now - inserted });
  }
}

function report(
  roots: readonly ShadowRoot[],
  times: Pick<PageResult, 'fromNavigation' | 'firstScreen' | 'complete'>,
): void {
  const count = (selector: string): number =>
    roots.reduce((sum, root) => sum + root.querySelectorAll(selector).length, 0);
  const result: PageResult = {
    ...times,
    controls: count('input, select, textarea'),
    elements: count('*'),
    characters: roots.reduce((sum, root) => sum + textOf(root).length, 0),
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
