/** What a person looks for: a control or heading by its name, or a text. */
export interface Target {
  /** Absent: any text on screen. `field`: whatever takes text or a choice, by its label. */
  readonly role?: 'button' | 'link' | 'heading' | 'radio' | 'checkbox' | 'group' | 'field';
  /** The name, or a part of it. */
  readonly name: string;
  /** Default false. */
  readonly exact?: boolean;
  /** Look only inside this. */
  readonly within?: Target;
}

/** What to look for, as data: a pattern is a regular expression that the whole text must match. */
export interface Search {
  readonly target?: Target;
  readonly pattern?: string;
  /**
   * `reveal`: scroll it into the middle. `arm`: watch whether a press reaches it. `select`: mark its whole text, to be typed
   * over. `set`: give it a value as a picker does.
   */
  readonly act?: 'reveal' | 'arm' | 'select' | { readonly set: string };
}

/** Where it is and what it says. */
export interface Located {
  readonly text: string;
  readonly value: string;
  readonly kind: string;
  readonly isChecked: boolean;
  /** A press has reached it since it was armed. */
  readonly isPressed: boolean;
  /** The point to press, inside its own document; undefined while something covers it or it is switched off. */
  readonly at: readonly [x: number, y: number] | undefined;
}

/**
 * Runs in the page, in every engine, so it stands alone and is as old as Chromium 83. Looks through open shadow roots, takes
 * what is drawn only, and of nested matches the innermost.
 */
export function locate({ target, pattern, act }: Search): Located | undefined {
  const SELECTORS = {
    button: 'button,input[type=submit],[role=button]',
    link: 'a[href]',
    heading: 'h1,h2,h3,h4,h5,h6',
    radio: 'input[type=radio]',
    checkbox: 'input[type=checkbox]',
    group: 'fieldset,[role=group],[role=radiogroup]',
    field: 'input,select,textarea',
  };
  const tidy = (text: string | null | undefined): string => (text || '').replace(/\s+/g, ' ').trim();
  const walk = (root: ParentNode): Element[] =>
    Array.from(root.querySelectorAll('*')).reduce<Element[]>(
      (all, element) => all.concat(element, element.shadowRoot ? walk(element.shadowRoot) : []),
      root instanceof Element && root.shadowRoot ? walk(root.shadowRoot) : [],
    );
  const isDrawn = (element: Element): boolean =>
    element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
  const labelsOf = (element: Element): Element[] =>
    'labels' in element && element.labels instanceof NodeList
      ? Array.from<Element>(element.labels as NodeListOf<Element>)
      : [];
  const named = (element: Element): string => {
    const root = element.getRootNode() as Document | ShadowRoot;
    const ids = tidy(element.getAttribute('aria-labelledby')).split(' ').filter(Boolean);
    if (ids.length > 0) return tidy(ids.map((id) => root.getElementById(id)?.textContent).join(' '));
    const label = element.getAttribute('aria-label');
    if (label) return tidy(label);
    if (element.localName === 'fieldset') return tidy(element.querySelector('legend')?.textContent);
    const labels = labelsOf(element);
    if (labels.length > 0) return tidy(labels.map(({ textContent }) => textContent).join(' '));
    return tidy(element.textContent) || tidy(element.getAttribute('value'));
  };
  const fits = (text: string, { name, exact = false }: Target): boolean =>
    exact ? text === name : text.includes(name);
  const find = (wanted: Target): Element | undefined => {
    const root = wanted.within ? find(wanted.within) : document;
    if (!root) return undefined;
    const { role } = wanted;
    const found = walk(root).filter((element) =>
      role ? element.matches(SELECTORS[role]) && fits(named(element), wanted) : fits(tidy(element.textContent), wanted),
    );
    return innermost(found.filter(isDrawn));
  };
  const innermost = (found: Element[]): Element | undefined =>
    found.find((element) => !found.some((other) => other !== element && element.contains(other)));
  const matching = (source: string): Element | undefined => {
    const expression = new RegExp(`^(?:${source})$`);
    return innermost(
      walk(document).filter((element) => expression.test(tidy(element.textContent)) && isDrawn(element)),
    );
  };

  const element = target ? find(target) : pattern ? matching(pattern) : undefined;
  if (!element) return undefined;
  if (act === 'reveal') element.scrollIntoView({ block: 'center', inline: 'nearest' });
  const PRESSED = Symbol.for('qwy-pressed');
  if (act === 'arm') {
    Reflect.set(element, PRESSED, false);
    element.addEventListener('click', () => Reflect.set(element, PRESSED, true), { capture: true, once: true });
  }
  if (act === 'select' && (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement))
    element.select();
  if (typeof act === 'object' && (element instanceof HTMLInputElement || element instanceof HTMLSelectElement)) {
    const options = element instanceof HTMLSelectElement ? Array.from(element.options) : [];
    element.value = options.find(({ label }) => tidy(label) === act.set)?.value ?? act.set;
    for (const type of ['input', 'change'])
      element.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
  }

  /** The element that is drawn on top there, in whatever shadow root. */
  const topmost = (x: number, y: number): Element | null => {
    let top = document.elementFromPoint(x, y);
    for (let next = top; next && next.shadowRoot;) {
      next = next.shadowRoot.elementFromPoint(x, y);
      if (!next || next === top) break;
      top = next;
    }
    return top;
  };
  const points = [element, ...labelsOf(element)].map((one): [number, number] | undefined => {
    const { left, top, width, height } = one.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const hit = width > 0 && height > 0 ? topmost(x, y) : null;
    return hit && (hit === one || one.contains(hit) || hit.contains(one)) ? [x, y] : undefined;
  });
  return {
    text: tidy(element instanceof HTMLElement ? element.innerText : element.textContent),
    value: 'value' in element ? String(element.value) : '',
    kind: element instanceof HTMLInputElement ? element.type : element.localName,
    isChecked: element instanceof HTMLInputElement && element.checked,
    isPressed: Reflect.get(element, PRESSED) === true,
    at: element.matches(':disabled') ? undefined : points.find((point) => point !== undefined),
  };
}
