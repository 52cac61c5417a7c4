/**
 * Sets what was chosen in the controls: custom properties and attributes by their names, slots by a text in them. Names without a value
 * are left alone, so that an example keeps what it is about.
 */
export function applyArgs(view: HTMLElement, args: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(args)) {
    if (value === undefined || value === '') continue;
    const [, slot] = /^slot:(.*)$/.exec(name) ?? [];
    if (slot !== undefined) view.append(slotted(slot, String(value)));
    else if (name.startsWith('--')) view.style.setProperty(name, String(value));
    else view.setAttribute(name, String(value));
  }
}

function slotted(slot: string, text: string): HTMLElement {
  const element = document.createElement('span');
  if (slot) element.slot = slot;
  element.textContent = text;
  return element;
}
