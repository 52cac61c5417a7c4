// Written by `npm run manifest` from the doc comments of packages/elements: change those.
import type { ProviderElement } from '@qwy/elements/provider';
import type { ProviderElementEventMap } from '@qwy/elements/types/dom';
import { createWrapper } from './create-wrapper.ts';
import type { ElementProps, Wrapper } from './element-props.ts';

export interface ProviderProps extends ElementProps<
  ProviderElement,
  | 'gateway'
  | 'partner'
  | 'tokenEndpoint'
  | 'locale'
  | 'appearance'
  | 'scheme'
  | 'contrast'
  | 'preset'
  | 'brand'
  | 'terminal'
  | 'idleSeconds'
  | 'timers'
  | 'theme'
  | 'onSessionEnded'
> {
  /** Origin of the gateway. Default: where the loader came from. */
  gateway?: ProviderElement['gateway'] | undefined;
  /** Publishable key of the partner, `pk_…`. */
  partner?: ProviderElement['partner'] | undefined;
  /** Address on the page's own origin that answers embed token requests. */
  tokenEndpoint?: ProviderElement['tokenEndpoint'] | undefined;
  /** `zh-CN` or `en`. Default: the nearest `lang` attribute of each element. */
  locale?: ProviderElement['locale'] | undefined;
  /** `standard`, `elder` or `kiosk`. Default: each element's own. */
  appearance?: ProviderElement['appearance'] | undefined;
  /** `light`, `dark` or `auto`. Default: each element's own. */
  scheme?: ProviderElement['scheme'] | undefined;
  /** `standard`, `more` or `auto`. Default: each element's own. */
  contrast?: ProviderElement['contrast'] | undefined;
  /** Kind of partner, for its usual colour: `government`, `bank`, `post` or `telecom`. Default: none, which is `government`. */
  preset?: ProviderElement['preset'] | undefined;
  /** Brand colour, `#rrggbb`. Default: the preset's, else `--qwy-brand` of the page's style sheets. */
  brand?: ProviderElement['brand'] | undefined;
  /** `kiosk` on a shared terminal. Default: a visitor's own device. */
  terminal?: ProviderElement['terminal'] | undefined;
  /** Seconds without activity before the warning, 5 or more. Default 60. */
  idleSeconds?: ProviderElement['idleSeconds'] | undefined;
  /** Clock and timers; for tests. Default: the browser's. */
  timers?: ProviderElement['timers'] | undefined;
  /** Brand colour, preset, scheme and contrast in one object: the four attributes of these names. What it leaves out is taken back. */
  theme?: ProviderElement['theme'] | undefined;
  /** A visit was wiped; show the start screen. */
  onSessionEnded?: ((event: ProviderElementEventMap['qwy-session-ended']) => void) | undefined;
}

/** Configuration for the elements inside it; the guard of a shared terminal. Draws `<qwy-provider>`; its children are the fallback, shown until it is ready and whenever it fails. */
export const Provider: Wrapper<ProviderProps, ProviderElement> = createWrapper({
  tag: 'qwy-provider',
  name: 'Provider',
  load: () => import('@qwy/elements/provider/define'),
  attributes: {
    gateway: 'gateway',
    partner: 'partner',
    tokenEndpoint: 'token-endpoint',
    locale: 'locale',
    appearance: 'appearance',
    scheme: 'scheme',
    contrast: 'contrast',
    preset: 'preset',
    brand: 'brand',
    terminal: 'terminal',
    idleSeconds: 'idle-seconds',
  },
  flags: {},
  properties: ['timers', 'theme'],
  events: { onSessionEnded: 'qwy-session-ended' },
});
