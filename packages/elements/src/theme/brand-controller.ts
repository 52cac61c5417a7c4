import type { Theme } from '@qwy/contract/frame';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { brandFromStyle } from './brand-from-style.ts';
import { brandOf, brandProperties, setTheme } from './theme-properties.ts';

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Keeps the colours that follow from a brand colour set on an element, from where everything below it inherits them: as rules of
 * a sheet in its shadow tree, which no page sees; where browsers lack those (before Safari 16.4), on the element itself.
 */
export class BrandController implements ReactiveController {
  readonly #host: Host;
  readonly #theme: () => Theme;
  #style: CSSStyleDeclaration | undefined;

  constructor(host: Host, theme: () => Theme) {
    this.#host = host;
    this.#theme = theme;
    host.addController(this);
  }

  hostUpdated(): void {
    this.refresh();
  }

  readonly refresh = (): void => {
    const style = (this.#style ??= styleOf(this.#host));
    const given = brandOf(this.#theme());
    // Ours must not be taken for the page's.
    if (given === undefined) style.removeProperty('--qwy-brand');
    const properties = new Map(brandProperties(given ?? brandFromStyle(this.#host)));
    if (given === undefined) properties.delete('--qwy-brand');
    setTheme(style, properties);
  };
}

function styleOf(host: Host): CSSStyleDeclaration {
  const { shadowRoot } = host;
  if (!shadowRoot || !('adoptedStyleSheets' in shadowRoot)) return host.style;
  const sheet = new CSSStyleSheet();
  sheet.insertRule(':host {}');
  shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
  const [rule] = sheet.cssRules;
  return rule instanceof CSSStyleRule ? rule.style : host.style;
}
