/** What is on screen of an element, across the shadow trees inside it. */

/** Every element of ours below, in the order of the text. Where there is a shadow tree, what stands in the element itself is the page's. */
export function* everything(root: Element | ShadowRoot): Generator<HTMLElement> {
  if (root instanceof Element && root.shadowRoot) return yield* everything(root.shadowRoot);
  for (const child of root.children) {
    if (child instanceof HTMLElement) yield child;
    if (child.localName !== 'svg') yield* everything(child);
  }
}

/** Parent as drawn: slot before host, host before nothing. */
export function above(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** Can be seen: laid out, not transparent; neither decoration nor one of the texts that only screen readers get. */
export function isSeen(element: Element): boolean {
  if (element.closest('.visually-hidden, [aria-hidden=true]')) return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

/** The elements that directly hold text that can be seen. */
export const texts = (view: HTMLElement): HTMLElement[] =>
  [...everything(view)].filter(
    (element) =>
      [...element.childNodes].some((node) => node instanceof Text && (node.nodeValue ?? '').trim() !== '') &&
      !['style', 'script', 'option'].includes(element.localName) &&
      isSeen(element),
  );

/** For messages: which element, by its words. */
export const nameOf = (element: Element): string =>
  `<${element.localName}> “${(element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 24)}”`;
