/**
 * What a person does with a view, for examples and tests: things are found as they are found on screen, by their words.
 * Everything here works inside the view's own tree.
 */

/** How often to look, at most; each look lets the page work. */
const LOOKS = 400;

/** Types `text` into the field labelled `label`, replacing what was there. @throws if there is no such field */
export function fill(view: HTMLElement, label: string, text: string): void {
  const control = controlOf(view, label);
  if (!control || !isField(control)) throw new Error(`no field “${label}”`);
  control.value = text;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Presses the button, link, radio or checkbox called `name`. @throws if there is none */
export function press(view: HTMLElement, name: string): void {
  const target = pressable(view, name);
  if (!target) throw new Error(`nothing to press is called “${name}”; there is: ${screenText(view)}`);
  target.click();
}

/** The control with this label. */
export function controlOf(view: HTMLElement, label: string): HTMLElement | null {
  const found = all(view, 'label').find((element) => textOf(element) === label);
  return found && isLabel(found) ? found.control : null;
}

/** The button, link, summary, radio or checkbox of this name. */
export function pressable(view: HTMLElement, name: string): HTMLElement | undefined {
  const button = all(view, 'button, a, summary').find((element) => textOf(element).startsWith(name));
  return button ?? controlOf(view, name) ?? undefined;
}

/** Everything that can be read in the view, in order. */
export const screenText = (view: HTMLElement): string => textOf(rootOf(view));

/** Waits until `condition` holds. @throws if it does not in time */
export async function until(view: HTMLElement, condition: () => boolean): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`this did not come about: ${condition.toString()}; on screen: ${screenText(view)}`);
}

/** Waits until the view says `text`. */
export const untilSays = (view: HTMLElement, text: string): Promise<void> =>
  until(view, () => screenText(view).includes(text));

// By name, not by class: a view in a frame has classes of its own.
const isField = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element.matches('input, textarea');
const isLabel = (element: Element): element is HTMLLabelElement => element.localName === 'label';

const rootOf = (view: HTMLElement): ParentNode & Node => view.shadowRoot ?? view;
const all = (view: HTMLElement, selector: string): HTMLElement[] => [
  ...rootOf(view).querySelectorAll<HTMLElement>(selector),
];
const textOf = (node: Node): string => (node.textContent ?? '').replace(/\s+/g, ' ').trim();
