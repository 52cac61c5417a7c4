// Prevents: stories that show only the default language and size. Writes the toolbar's choices where a host page would:
// `lang` on the page, `locale` and `appearance` on each of our elements that does not say its own.
import type { Decorator } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';

type Settings = Readonly<Record<'locale' | 'appearance', string>>;

/** Which attributes of an element came from the toolbar; those may be written again, a story's own may not. */
const written = new WeakMap<Element, Set<string>>();

export const withSettings: Decorator = (story, { globals }) => {
  const settings: Settings = {
    locale: String(globals['locale'] ?? 'zh-CN'),
    appearance: String(globals['appearance'] ?? 'standard'),
  };
  document.documentElement.lang = settings.locale;
  // The marker comes after the story, so its callback sees the story's elements before their first update.
  return html`<div class="qwy-story" lang=${settings.locale} data-appearance=${settings.appearance}>
    ${story()}<span hidden ${ref((marker) => apply(settings, marker?.parentElement))}></span>
  </div>`;
};

function apply(settings: Settings, root: Element | null | undefined): void {
  for (const element of root?.querySelectorAll('*') ?? []) {
    if (element.localName.startsWith('qwy-')) applyTo(element, settings);
  }
}

function applyTo(element: Element, settings: Settings): void {
  const ours = written.get(element) ?? new Set<string>();
  written.set(element, ours);
  for (const [name, value] of Object.entries(settings)) {
    if (element.hasAttribute(name) && !ours.has(name)) continue;
    ours.add(name);
    element.setAttribute(name, value);
  }
}
