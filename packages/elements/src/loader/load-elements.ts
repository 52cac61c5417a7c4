import { LoadFailedEvent } from './load-failed-event.ts';

export interface LoaderOptions {
  /** Where to look, now and from now on. */
  readonly root: Document | Element;
  readonly tags: readonly string[];
  /** Imports the module that defines a tag. */
  readonly load: (tag: string) => Promise<unknown>;
}

/**
 * Loads the module of each known element that is in `root` or comes into it later, once. Elements inside other components'
 * shadow roots are not seen from here: import `e/<tag>.js` there.
 * @returns stops looking
 */
export function loadElements({ root, tags, load }: LoaderOptions): () => void {
  const selector = tags.map((tag) => `${tag}:not(:defined)`).join(',');
  const begun = new Set<string>();

  const need = (tag: string): void => {
    if (begun.has(tag) || customElements.get(tag)) return;
    begun.add(tag);
    load(tag).catch((error: unknown) => {
      begun.delete(tag);
      console.warn(`[qwy] <${tag}> could not be loaded; its fallback stays.`, error);
      for (const element of Array.from(root.querySelectorAll(tag))) element.dispatchEvent(new LoadFailedEvent(tag));
    });
  };
  const scan = (within: ParentNode): void => {
    for (const element of Array.from(within.querySelectorAll(selector))) need(element.localName);
  };

  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of Array.from(addedNodes)) {
        if (!(node instanceof Element)) continue;
        if (node.matches(selector)) need(node.localName);
        scan(node);
      }
    }
  });
  observer.observe(root, { childList: true, subtree: true });
  const scanAll = (): void => scan(root);
  addEventListener('online', scanAll);
  scanAll();
  return () => {
    observer.disconnect();
    removeEventListener('online', scanAll);
  };
}
