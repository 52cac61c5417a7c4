import { Appearance, BrandColour, Contrast, Locale, Preset, Scheme } from '@qwy/contract/frame';
import { PublishableKey } from '@qwy/contract/ids';
import type { PageConfig } from '../global.ts';

/** What an element needs to know to find its gateway and its partner. Absent: nobody said it, or it was not usable. */
export interface ElementConfig {
  /** Origin of the gateway, `https://gw.example`. */
  readonly gateway: string | undefined;
  readonly partner: PublishableKey | undefined;
  readonly tokenEndpoint: string | undefined;
  readonly locale: Locale | undefined;
  readonly appearance: Appearance | undefined;
  readonly terminal: 'kiosk' | undefined;
  readonly scheme: Scheme | undefined;
  readonly contrast: Contrast | undefined;
  readonly preset: Preset | undefined;
  /** `#rrggbb` */
  readonly brand: string | undefined;
}

/** Attributes that a `<qwy-provider>` hands down. */
export const PROVIDED = [
  'gateway',
  'partner',
  'token-endpoint',
  'locale',
  'appearance',
  'terminal',
  'scheme',
  'contrast',
  'preset',
  'brand',
] as const;
export type ProvidedName = (typeof PROVIDED)[number];

export const NOTHING_KNOWN: ElementConfig = {
  gateway: undefined,
  partner: undefined,
  tokenEndpoint: undefined,
  locale: undefined,
  appearance: undefined,
  terminal: undefined,
  scheme: undefined,
  contrast: undefined,
  preset: undefined,
  brand: undefined,
};

/** The provider that `node` stands in, also through shadow roots. It need not be defined yet: its attributes count. */
export function closestProvider(node: Node): Element | undefined {
  for (let at: Node | null = node; at;) {
    const here: Element | null = at instanceof Element ? at.closest('qwy-provider') : null;
    if (here) return here;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return undefined;
}

/** What the element itself says; `null` or empty: nothing. */
export type ReadOwn = (name: ProvidedName) => string | null;

/** Own attribute, else the provider's, else the page's. Values that are not usable are reported and left out. */
export function readConfig(own: ReadOwn, provider: Element | undefined, page: PageConfig): ElementConfig {
  const said = (name: ProvidedName) => own(name) || provider?.getAttribute(name) || undefined;
  return {
    gateway: originOf(said('gateway') ?? page.gateway),
    partner: parsed('partner', PublishableKey, said('partner') ?? page.partner),
    tokenEndpoint: said('token-endpoint') ?? page.tokenEndpoint,
    locale: parsed('locale', Locale, said('locale') ?? page.locale),
    appearance: parsed('appearance', Appearance, said('appearance') ?? page.appearance),
    terminal: said('terminal') === 'kiosk' ? 'kiosk' : undefined,
    scheme: parsed('scheme', Scheme, said('scheme')),
    contrast: parsed('contrast', Contrast, said('contrast')),
    preset: parsed('preset', Preset, said('preset')),
    brand: parsed('brand', BrandColour, said('brand')),
  };
}

interface Parser<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

function parsed<T>(name: string, schema: Parser<T>, value: string | undefined): T | undefined {
  if (value === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  console.warn(`[qwy] \`${name}\` cannot be ${JSON.stringify(value)}; it is ignored.`);
  return undefined;
}

function originOf(gateway: string | undefined): string | undefined {
  if (gateway === undefined) return undefined;
  try {
    const { origin, protocol } = new URL(gateway, document.baseURI);
    if (protocol === 'https:' || protocol === 'http:') return origin;
  } catch {
    // Reported below, like every other value that is not usable.
  }
  console.warn(`[qwy] \`gateway\` cannot be ${JSON.stringify(gateway)}; it is ignored.`);
  return undefined;
}
