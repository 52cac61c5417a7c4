// Written by `npm run manifest` from the doc comments of packages/elements: change those.
import type { ProviderElement } from '@qwy/elements/provider/provider';
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
  | 'terminal'
  | 'idleSeconds'
  | 'timers'
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
  /** `kiosk` on a shared terminal. Default: a visitor's own device. */
  terminal?: ProviderElement['terminal'] | undefined;
  /** Seconds without activity before the warning, 5 or more. Default 60. */
  idleSeconds?: ProviderElement['idleSeconds'] | undefined;
  /** Clock and timers; for tests. Default: the browser's. */
  timers?: ProviderElement['timers'] | undefined;
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
    terminal: 'terminal',
    idleSeconds: 'idle-seconds',
  },
  flags: {},
  properties: ['timers'],
  events: { onSessionEnded: 'qwy-session-ended' },
});
