// Written by `npm run manifest` from the doc comments of packages/elements: change those.
import type { HTMLAttributes } from 'svelte/elements';
import type { CaseElement } from '@qwy/elements/case';
import type { FormElement } from '@qwy/elements/form';
import type { GuideElement } from '@qwy/elements/guide';
import type { LicenseElement } from '@qwy/elements/license';
import type { ProviderElement } from '@qwy/elements/provider';
import type { RatingElement } from '@qwy/elements/rating';
import type {
  CaseElementEventMap,
  FormElementEventMap,
  GuideElementEventMap,
  LicenseElementEventMap,
  ProviderElementEventMap,
  RatingElementEventMap,
} from '@qwy/elements/types/dom';

type Listeners<Events> = {
  [Type in keyof Events & string as `on${Type}` | `on:${Type}`]?: ((event: Events[Type]) => void) | null | undefined;
};
type Tag<Element extends HTMLElement, Attributes, Events> = Omit<HTMLAttributes<Element>, keyof Attributes> &
  Attributes &
  Listeners<Events>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'qwy-case': Tag<
      CaseElement,
      {
        case?: CaseElement['case'] | undefined;
        partner?: CaseElement['partner'] | undefined;
        gateway?: CaseElement['gateway'] | undefined;
        'token-endpoint'?: CaseElement['tokenEndpoint'] | undefined;
        terminal?: CaseElement['terminal'] | undefined;
        locale?: CaseElement['locale'] | undefined;
        appearance?: CaseElement['appearance'] | undefined;
        scheme?: CaseElement['scheme'] | undefined;
        contrast?: CaseElement['contrast'] | undefined;
      },
      CaseElementEventMap
    >;
    'qwy-form': Tag<
      FormElement,
      {
        item?: FormElement['item'] | undefined;
        partner?: FormElement['partner'] | undefined;
        gateway?: FormElement['gateway'] | undefined;
        'token-endpoint'?: FormElement['tokenEndpoint'] | undefined;
        terminal?: FormElement['terminal'] | undefined;
        locale?: FormElement['locale'] | undefined;
        appearance?: FormElement['appearance'] | undefined;
        scheme?: FormElement['scheme'] | undefined;
        contrast?: FormElement['contrast'] | undefined;
      },
      FormElementEventMap
    >;
    'qwy-guide': Tag<
      GuideElement,
      {
        item?: GuideElement['item'] | undefined;
        gateway?: GuideElement['gateway'] | undefined;
        terminal?: GuideElement['terminal'] | undefined;
        client?: GuideElement['client'] | undefined;
        timers?: GuideElement['timers'] | undefined;
        locale?: GuideElement['locale'] | undefined;
        appearance?: GuideElement['appearance'] | undefined;
        scheme?: GuideElement['scheme'] | undefined;
        contrast?: GuideElement['contrast'] | undefined;
      },
      GuideElementEventMap
    >;
    'qwy-license': Tag<
      LicenseElement,
      {
        partner?: LicenseElement['partner'] | undefined;
        gateway?: LicenseElement['gateway'] | undefined;
        'token-endpoint'?: LicenseElement['tokenEndpoint'] | undefined;
        terminal?: LicenseElement['terminal'] | undefined;
        locale?: LicenseElement['locale'] | undefined;
        appearance?: LicenseElement['appearance'] | undefined;
        scheme?: LicenseElement['scheme'] | undefined;
        contrast?: LicenseElement['contrast'] | undefined;
      },
      LicenseElementEventMap
    >;
    'qwy-provider': Tag<
      ProviderElement,
      {
        gateway?: ProviderElement['gateway'] | undefined;
        partner?: ProviderElement['partner'] | undefined;
        'token-endpoint'?: ProviderElement['tokenEndpoint'] | undefined;
        locale?: ProviderElement['locale'] | undefined;
        appearance?: ProviderElement['appearance'] | undefined;
        scheme?: ProviderElement['scheme'] | undefined;
        contrast?: ProviderElement['contrast'] | undefined;
        preset?: ProviderElement['preset'] | undefined;
        brand?: ProviderElement['brand'] | undefined;
        terminal?: ProviderElement['terminal'] | undefined;
        'idle-seconds'?: ProviderElement['idleSeconds'] | undefined;
        timers?: ProviderElement['timers'] | undefined;
        theme?: ProviderElement['theme'] | undefined;
      },
      ProviderElementEventMap
    >;
    'qwy-rating': Tag<
      RatingElement,
      {
        case?: RatingElement['case'] | undefined;
        partner?: RatingElement['partner'] | undefined;
        gateway?: RatingElement['gateway'] | undefined;
        'token-endpoint'?: RatingElement['tokenEndpoint'] | undefined;
        terminal?: RatingElement['terminal'] | undefined;
        locale?: RatingElement['locale'] | undefined;
        appearance?: RatingElement['appearance'] | undefined;
        scheme?: RatingElement['scheme'] | undefined;
        contrast?: RatingElement['contrast'] | undefined;
      },
      RatingElementEventMap
    >;
  }
}
