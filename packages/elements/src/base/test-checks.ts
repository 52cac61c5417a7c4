import axe from 'axe-core';

/** What axe finds wrong in `element`, one line each: rule and place. Hidden or not, everything below it is looked at. */
export async function axeProblems(element: Element): Promise<readonly string[]> {
  const { violations } = await axe.run(element, { resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

/**
 * Does to a page what translators do: wraps every text in a `font` element, so that whoever kept a text node keeps one that is
 * no longer seen. Texts marked `translate="no"` are left alone, as translators do.
 */
export function translateAll(element: Element): void {
  const root = element.shadowRoot ?? element;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Node[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    if (!text.textContent?.trim() || text.parentElement?.closest('[translate=no], style')) continue;
    const font = document.createElement('font');
    text.parentNode?.replaceChild(font, text);
    font.append(text);
  }
}

/** What sticks out of `element` to the side, in pixels. */
export function overflow(element: Element): number {
  const { left, right } = element.getBoundingClientRect();
  const boxes = [...(element.shadowRoot ?? element).querySelectorAll('*')]
    .filter((child) => !child.closest('.visually-hidden, [aria-hidden=true], svg'))
    .map((child) => child.getBoundingClientRect());
  return Math.max(0, ...boxes.map((box) => Math.max(box.right - right, left - box.left)));
}

/** Things to press that are smaller than `size` pixels in height, by their words. Links within a sentence are exempt. */
export function smallTargets(element: Element, size: number): readonly string[] {
  const root = element.shadowRoot ?? element;
  return [
    ...root.querySelectorAll(
      'button, a.button, summary, select, textarea, input:not([type=radio], [type=checkbox]), label',
    ),
  ]
    .filter((target) => target.localName !== 'label' || target.querySelector('input'))
    .filter((target) => Math.round(target.getBoundingClientRect().height) < size)
    .map((target) => `${target.localName} ${target.textContent?.trim() ?? ''}`);
}

/** `style` attributes in `element`'s tree; a strict CSP would block them. */
export const inlineStyles = (element: Element): number =>
  (element.shadowRoot ?? element).querySelectorAll('[style]').length;
