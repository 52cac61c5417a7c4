// Written by `npm run manifest` from the doc comments of packages/elements: change those.
import type { RatingElement } from '@qwy/elements/rating';
import type { RatingElementEventMap } from '@qwy/elements/types/dom';
import { createWrapper } from './create-wrapper.ts';
import type { ElementProps, Wrapper } from './element-props.ts';

export interface RatingProps extends ElementProps<
  RatingElement,
  | 'case'
  | 'partner'
  | 'gateway'
  | 'tokenEndpoint'
  | 'terminal'
  | 'locale'
  | 'appearance'
  | 'scheme'
  | 'contrast'
  | 'onRatingSubmitted'
  | 'onReady'
  | 'onFailed'
> {
  /** Number of the case that is rated. Default: the citizen types it. */
  case?: RatingElement['case'] | undefined;
  /** Publishable key of the partner, `pk_…`. Default: the provider's or the page's. */
  partner?: RatingElement['partner'] | undefined;
  /** Origin of the gateway. Default: the provider's, the page's, or where the loader came from. */
  gateway?: RatingElement['gateway'] | undefined;
  /** Address on the page's own origin that answers embed token requests. Default: the provider's or the page's. */
  tokenEndpoint?: RatingElement['tokenEndpoint'] | undefined;
  /** `kiosk` on a shared terminal. Default: the provider's, else a visitor's own device. */
  terminal?: RatingElement['terminal'] | undefined;
  /** Language of the element's texts: `zh-CN` or `en`. Default: the nearest `lang` attribute, else `zh-CN`. */
  locale?: RatingElement['locale'] | undefined;
  /** `standard`, `elder` (18 px and more, 60 px targets) or `kiosk`. Default `standard`. */
  appearance?: RatingElement['appearance'] | undefined;
  /** `light`, `dark`, or `auto` for what the reader's system has. Default `light`, as most pages are. */
  scheme?: RatingElement['scheme'] | undefined;
  /** `standard`, `more`, or `auto` for what the reader's system has. Default `auto`. */
  contrast?: RatingElement['contrast'] | undefined;
  /** The rating was accepted; how it was rated is not said. */
  onRatingSubmitted?: ((event: RatingElementEventMap['qwy-rating-submitted']) => void) | undefined;
  /** The widget is on screen. */
  onReady?: ((event: RatingElementEventMap['qwy-ready']) => void) | undefined;
  /** It cannot work; says why, in codes. A sentence and the fallback are on screen. */
  onFailed?: ((event: RatingElementEventMap['qwy-failed']) => void) | undefined;
}

/** Rate a service. Draws `<qwy-rating>`; its children are the fallback, shown until it is ready and whenever it fails. */
export const Rating: Wrapper<RatingProps, RatingElement> = createWrapper({
  tag: 'qwy-rating',
  name: 'Rating',
  load: () => import('@qwy/elements/rating/define'),
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
  events: { onRatingSubmitted: 'qwy-rating-submitted', onReady: 'qwy-ready', onFailed: 'qwy-failed' },
});
