/**
 * Registers an element unless its tag is taken. Two copies or versions on one page: the first keeps the tags, a later one
 * yields with a warning, so that a second script never crashes the host page.
 */
export function defineOnce(tag: string, element: CustomElementConstructor): void {
  if (customElements.get(tag)) {
    console.warn(`[qwy] <${tag}> is already defined on this page; this copy leaves it alone.`);
    return;
  }
  customElements.define(tag, element);
}
