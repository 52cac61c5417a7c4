// Written by `npm run manifest` from the doc comments of packages/elements: change those.
import type { LicenseElement } from '@qwy/elements/license';
import type { LicenseElementEventMap } from '@qwy/elements/types/dom';
import { createWrapper } from './create-wrapper.ts';
import type { ElementProps, Wrapper } from './element-props.ts';

export interface LicenseProps extends ElementProps<
  LicenseElement,
  | 'partner'
  | 'gateway'
  | 'tokenEndpoint'
  | 'terminal'
  | 'locale'
  | 'appearance'
  | 'scheme'
  | 'contrast'
  | 'onLicenseShown'
  | 'onLicenseHidden'
  | 'onLoginStarted'
  | 'onLoginFinished'
  | 'onReady'
  | 'onFailed'
> {
  /** Publishable key of the partner, `pk_…`. Default: the provider's or the page's. */
  partner?: LicenseElement['partner'] | undefined;
  /** Origin of the gateway. Default: the provider's, the page's, or where the loader came from. */
  gateway?: LicenseElement['gateway'] | undefined;
  /** Address on the page's own origin that answers embed token requests. Default: the provider's or the page's. */
  tokenEndpoint?: LicenseElement['tokenEndpoint'] | undefined;
  /** `kiosk` on a shared terminal. Default: the provider's, else a visitor's own device. */
  terminal?: LicenseElement['terminal'] | undefined;
  /** Language of the element's texts: `zh-CN` or `en`. Default: the nearest `lang` attribute, else `zh-CN`. */
  locale?: LicenseElement['locale'] | undefined;
  /** `standard`, `elder` (18 px and more, 60 px targets) or `kiosk`. Default `standard`. */
  appearance?: LicenseElement['appearance'] | undefined;
  /** `light`, `dark`, or `auto` for what the reader's system has. Default `light`, as most pages are. */
  scheme?: LicenseElement['scheme'] | undefined;
  /** `standard`, `more`, or `auto` for what the reader's system has. Default `auto`. */
  contrast?: LicenseElement['contrast'] | undefined;
  /** A licence and its code are on screen. */
  onLicenseShown?: ((event: LicenseElementEventMap['qwy-license-shown']) => void) | undefined;
  /** The licence left the screen. */
  onLicenseHidden?: ((event: LicenseElementEventMap['qwy-license-hidden']) => void) | undefined;
  /** The sign-in window was opened. */
  onLoginStarted?: ((event: LicenseElementEventMap['qwy-login-started']) => void) | undefined;
  /** The sign-in ended. */
  onLoginFinished?: ((event: LicenseElementEventMap['qwy-login-finished']) => void) | undefined;
  /** The widget is on screen. */
  onReady?: ((event: LicenseElementEventMap['qwy-ready']) => void) | undefined;
  /** It cannot work; says why, in codes. A sentence and the fallback are on screen. */
  onFailed?: ((event: LicenseElementEventMap['qwy-failed']) => void) | undefined;
}

/** Show an electronic licence. Draws `<qwy-license>`; its children are the fallback, shown until it is ready and whenever it fails. */
export const License: Wrapper<LicenseProps, LicenseElement> = createWrapper({
  tag: 'qwy-license',
  name: 'License',
  load: () => import('@qwy/elements/license/define'),
  attributes: {
    partner: 'partner',
    gateway: 'gateway',
    tokenEndpoint: 'token-endpoint',
    terminal: 'terminal',
    locale: 'locale',
    appearance: 'appearance',
    scheme: 'scheme',
    contrast: 'contrast',
  },
  flags: {},
  properties: [],
  events: {
    onLicenseShown: 'qwy-license-shown',
    onLicenseHidden: 'qwy-license-hidden',
    onLoginStarted: 'qwy-login-started',
    onLoginFinished: 'qwy-login-finished',
    onReady: 'qwy-ready',
    onFailed: 'qwy-failed',
  },
});
