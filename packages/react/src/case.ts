// Written by `npm run manifest` from the doc comments of packages/elements: change those.
import type { CaseElement } from '@qwy/elements/case';
import type { CaseElementEventMap } from '@qwy/elements/types/dom';
import { createWrapper } from './create-wrapper.ts';
import type { ElementProps, Wrapper } from './element-props.ts';

export interface CaseProps extends ElementProps<
  CaseElement,
  | 'case'
  | 'partner'
  | 'gateway'
  | 'tokenEndpoint'
  | 'terminal'
  | 'locale'
  | 'appearance'
  | 'scheme'
  | 'contrast'
  | 'onCaseOpened'
  | 'onCaseChanged'
  | 'onLoginStarted'
  | 'onLoginFinished'
  | 'onReady'
  | 'onFailed'
> {
  /** Number of the case, filled in beforehand. Default: the citizen types it. */
  case?: CaseElement['case'] | undefined;
  /** Publishable key of the partner, `pk_…`. Default: the provider's or the page's. */
  partner?: CaseElement['partner'] | undefined;
  /** Origin of the gateway. Default: the provider's, the page's, or where the loader came from. */
  gateway?: CaseElement['gateway'] | undefined;
  /** Address on the page's own origin that answers embed token requests. Default: the provider's or the page's. */
  tokenEndpoint?: CaseElement['tokenEndpoint'] | undefined;
  /** `kiosk` on a shared terminal. Default: the provider's, else a visitor's own device. */
  terminal?: CaseElement['terminal'] | undefined;
  /** Language of the element's texts: `zh-CN` or `en`. Default: the nearest `lang` attribute, else `zh-CN`. */
  locale?: CaseElement['locale'] | undefined;
  /** `standard`, `elder` (18 px and more, 60 px targets) or `kiosk`. Default `standard`. */
  appearance?: CaseElement['appearance'] | undefined;
  /** `light`, `dark`, or `auto` for what the reader's system has. Default `light`, as most pages are. */
  scheme?: CaseElement['scheme'] | undefined;
  /** `standard`, `more`, or `auto` for what the reader's system has. Default `auto`. */
  contrast?: CaseElement['contrast'] | undefined;
  /** A case is on screen; says its number and state. */
  onCaseOpened?: ((event: CaseElementEventMap['qwy-case-opened']) => void) | undefined;
  /** The open case moved to another state. */
  onCaseChanged?: ((event: CaseElementEventMap['qwy-case-changed']) => void) | undefined;
  /** The sign-in window was opened. */
  onLoginStarted?: ((event: CaseElementEventMap['qwy-login-started']) => void) | undefined;
  /** The sign-in ended. */
  onLoginFinished?: ((event: CaseElementEventMap['qwy-login-finished']) => void) | undefined;
  /** The widget is on screen. */
  onReady?: ((event: CaseElementEventMap['qwy-ready']) => void) | undefined;
  /** It cannot work; says why, in codes. A sentence and the fallback are on screen. */
  onFailed?: ((event: CaseElementEventMap['qwy-failed']) => void) | undefined;
}

/** Follow a case. Draws `<qwy-case>`; its children are the fallback, shown until it is ready and whenever it fails. */
export const Case: Wrapper<CaseProps, CaseElement> = createWrapper({
  tag: 'qwy-case',
  name: 'Case',
  load: () => import('@qwy/elements/case/define'),
  attributes: {
    case: 'case',
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
    onCaseOpened: 'qwy-case-opened',
    onCaseChanged: 'qwy-case-changed',
    onLoginStarted: 'qwy-login-started',
    onLoginFinished: 'qwy-login-finished',
    onReady: 'qwy-ready',
    onFailed: 'qwy-failed',
  },
});
