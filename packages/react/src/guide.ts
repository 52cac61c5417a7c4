// Written by `npm run manifest` from the doc comments of packages/elements: change those.
import type { GuideElement } from '@qwy/elements/guide';
import type { GuideElementEventMap } from '@qwy/elements/types/dom';
import { createWrapper } from './create-wrapper.ts';
import type { ElementProps, Wrapper } from './element-props.ts';

export interface GuideProps extends ElementProps<
  GuideElement,
  | 'item'
  | 'gateway'
  | 'terminal'
  | 'client'
  | 'timers'
  | 'locale'
  | 'appearance'
  | 'scheme'
  | 'contrast'
  | 'onStart'
  | 'onReady'
  | 'onFailed'
> {
  /** Code of the item whose guide is shown. Until there is one, only the fallback is shown. */
  item?: GuideElement['item'] | undefined;
  /** Origin of the gateway. Default: the provider's, the page's, or where the loader came from. */
  gateway?: GuideElement['gateway'] | undefined;
  /** `kiosk` on a shared terminal: ticks are kept on screen only, never stored. Default: the provider's, else not shared. */
  terminal?: GuideElement['terminal'] | undefined;
  /** The SDK's client to use instead of the page's own; for npm users and tests. Default: one made for `gateway`. */
  client?: GuideElement['client'] | undefined;
  /** Clock and timers; for tests. Default: the browser's. */
  timers?: GuideElement['timers'] | undefined;
  /** Language of the element's texts: `zh-CN` or `en`. Default: the nearest `lang` attribute, else `zh-CN`. */
  locale?: GuideElement['locale'] | undefined;
  /** `standard`, `elder` (18 px and more, 60 px targets) or `kiosk`. Default `standard`. */
  appearance?: GuideElement['appearance'] | undefined;
  /** `light`, `dark`, or `auto` for what the reader's system has. Default `light`, as most pages are. */
  scheme?: GuideElement['scheme'] | undefined;
  /** `standard`, `more`, or `auto` for what the reader's system has. Default `auto`. */
  contrast?: GuideElement['contrast'] | undefined;
  /** The reader wants to fill in the form; the page decides where. Bubbles, composed. */
  onStart?: ((event: GuideElementEventMap['qwy-start']) => void) | undefined;
  /** The guide is on screen. Bubbles, composed. */
  onReady?: ((event: GuideElementEventMap['qwy-ready']) => void) | undefined;
  /** It could not be loaded; says why, in codes. Bubbles, composed. */
  onFailed?: ((event: GuideElementEventMap['qwy-failed']) => void) | undefined;
}

/** What a citizen needs to know before applying. Draws `<qwy-guide>`; its children are the fallback, shown until it is ready and whenever it fails. */
export const Guide: Wrapper<GuideProps, GuideElement> = createWrapper({
  tag: 'qwy-guide',
  name: 'Guide',
  load: () => import('@qwy/elements/guide/define'),
  attributes: {
    item: 'item',
    gateway: 'gateway',
    terminal: 'terminal',
    locale: 'locale',
    appearance: 'appearance',
    scheme: 'scheme',
    contrast: 'contrast',
  },
  flags: {},
  properties: ['client', 'timers'],
  events: { onStart: 'qwy-start', onReady: 'qwy-ready', onFailed: 'qwy-failed' },
});
