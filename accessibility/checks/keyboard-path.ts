import { background, colour, over, ratio } from './contrast.ts';
import { everything, isSeen, nameOf } from './tree.ts';

const STOPS = 'a[href], button, input, select, textarea, summary, iframe, [tabindex]';

/** What the Tab key should reach, in the order of the text; of a group of radio buttons, one. */
export function stops(view: HTMLElement): HTMLElement[] {
  const groups = new Set<string>();
  return [...everything(view)].filter((element) => {
    if (!element.matches(STOPS) || element.tabIndex < 0 || !isReachable(element)) return false;
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.name === '') return true;
    // A group is entered at what is chosen, else at its first.
    const group = radios(view, element.name);
    const entry = group.find(({ checked }) => checked) ?? group[0];
    if (entry !== element || groups.has(element.name)) return false;
    groups.add(element.name);
    return true;
  });
}

const radios = (view: HTMLElement, name: string): HTMLInputElement[] =>
  [...everything(view)].filter(
    (element): element is HTMLInputElement =>
      element instanceof HTMLInputElement && element.type === 'radio' && element.name === name,
  );

/** Boxes and radio buttons of ours are drawn by their labels: they are there without being seen. */
const isReachable = (element: HTMLElement): boolean =>
  !element.matches(':disabled') &&
  element.checkVisibility({ visibilityProperty: true }) &&
  element.getClientRects().length > 0;

/** The element that has the focus, however deep. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** WCAG 2.4.7, 2.4.11, 1.4.11: what has the focus shows it by a ring of 2 px and 3:1, and nothing covers it. */
export function focusProblems(element: HTMLElement): string[] {
  const shown = [element, ...ringHolders(element)].find((holder) => isSeen(holder) && hasRing(holder));
  const problems = shown ? [] : [`${nameOf(element)} does not show its focus`];
  const seen = [element, ...ringHolders(element)].find(isSeen) ?? element;
  return isCovered(seen) ? [...problems, `${nameOf(seen)} is covered while it has the focus`] : problems;
}

/** A hidden box shows its focus on its label, or on what its label draws. */
function ringHolders(element: HTMLElement): HTMLElement[] {
  const label = element.closest('label');
  const next = element.nextElementSibling;
  return [label, label?.querySelector<HTMLElement>('span'), next, element.parentElement].filter(
    (holder): holder is HTMLElement => holder instanceof HTMLElement,
  );
}

function hasRing(element: HTMLElement): boolean {
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) return false;
  const ground = background(element.parentElement ?? element);
  return ratio(over(colour(outlineColor), ground), ground) >= 3;
}

function isCovered(element: HTMLElement): boolean {
  element.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const root = element.getRootNode();
  const at =
    root instanceof ShadowRoot || root instanceof Document
      ? root.elementFromPoint(left + width / 2, top + height / 2)
      : null;
  return (
    at !== null && !element.contains(at) && !at.contains(element) && element.closest('label') !== at.closest('label')
  );
}
