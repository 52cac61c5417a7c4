// Written by `npm run manifest` from the doc comments of packages/elements: change those.
import type { FormElement } from '@qwy/elements/form';
import type { FormElementEventMap } from '@qwy/elements/types/dom';
import { createWrapper } from './create-wrapper.ts';
import type { ElementProps, Wrapper } from './element-props.ts';

export interface FormProps extends ElementProps<
  FormElement,
  | 'item'
  | 'partner'
  | 'gateway'
  | 'tokenEndpoint'
  | 'terminal'
  | 'locale'
  | 'appearance'
  | 'scheme'
  | 'contrast'
  | 'onFormStarted'
  | 'onFormSubmitted'
  | 'onLoginStarted'
  | 'onLoginFinished'
  | 'onReady'
  | 'onFailed'
> {
  /** Code of the item whose form is shown. Until there is one, only the fallback is shown. */
  item?: FormElement['item'] | undefined;
  /** Publishable key of the partner, `pk_…`. Default: the provider's or the page's. */
  partner?: FormElement['partner'] | undefined;
  /** Origin of the gateway. Default: the provider's, the page's, or where the loader came from. */
  gateway?: FormElement['gateway'] | undefined;
  /** Address on the page's own origin that answers embed token requests. Default: the provider's or the page's. */
  tokenEndpoint?: FormElement['tokenEndpoint'] | undefined;
  /** `kiosk` on a shared terminal. Default: the provider's, else a visitor's own device. */
  terminal?: FormElement['terminal'] | undefined;
  /** Language of the element's texts: `zh-CN` or `en`. Default: the nearest `lang` attribute, else `zh-CN`. */
  locale?: FormElement['locale'] | undefined;
  /** `standard`, `elder` (18 px and more, 60 px targets) or `kiosk`. Default `standard`. */
  appearance?: FormElement['appearance'] | undefined;
  /** `light`, `dark`, or `auto` for what the reader's system has. Default `light`, as most pages are. */
  scheme?: FormElement['scheme'] | undefined;
  /** `standard`, `more`, or `auto` for what the reader's system has. Default `auto`. */
  contrast?: FormElement['contrast'] | undefined;
  /** The citizen changed the first answer. */
  onFormStarted?: ((event: FormElementEventMap['qwy-form-started']) => void) | undefined;
  /** The case was received; says its number. */
  onFormSubmitted?: ((event: FormElementEventMap['qwy-form-submitted']) => void) | undefined;
  /** The sign-in window was opened. */
  onLoginStarted?: ((event: FormElementEventMap['qwy-login-started']) => void) | undefined;
  /** The sign-in ended. */
  onLoginFinished?: ((event: FormElementEventMap['qwy-login-finished']) => void) | undefined;
  /** The widget is on screen. */
  onReady?: ((event: FormElementEventMap['qwy-ready']) => void) | undefined;
  /** It cannot work; says why, in codes. A sentence and the fallback are on screen. */
  onFailed?: ((event: FormElementEventMap['qwy-failed']) => void) | undefined;
}

/** Fill in and file an application. Draws `<qwy-form>`; its children are the fallback, shown until it is ready and whenever it fails. */
export const Form: Wrapper<FormProps, FormElement> = createWrapper({
  tag: 'qwy-form',
  name: 'Form',
  load: () => import('@qwy/elements/form/define'),
  attributes: {
    item: 'item',
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
    onFormStarted: 'qwy-form-started',
    onFormSubmitted: 'qwy-form-submitted',
    onLoginStarted: 'qwy-login-started',
    onLoginFinished: 'qwy-login-finished',
    onReady: 'qwy-ready',
    onFailed: 'qwy-failed',
  },
});
