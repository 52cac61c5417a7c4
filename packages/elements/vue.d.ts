// Written by `npm run manifest` from the doc comments of packages/elements: change those.
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
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

type Tag<Element extends HTMLElement, Props extends keyof Element, Events> = new () => Element & {
  /** For templates only: an element has no such property. */
  $props: HTMLAttributes & Partial<Pick<Element, Props>> & PublicProps;
  /** For templates only. */
  $emit: EmitFn<{ [Type in keyof Events]: (event: Events[Type]) => void }>;
};

declare module 'vue' {
  interface GlobalComponents {
    'qwy-case': Tag<
      CaseElement,
      'case' | 'partner' | 'gateway' | 'tokenEndpoint' | 'terminal' | 'locale' | 'appearance' | 'scheme' | 'contrast',
      CaseElementEventMap
    >;
    'qwy-form': Tag<
      FormElement,
      'item' | 'partner' | 'gateway' | 'tokenEndpoint' | 'terminal' | 'locale' | 'appearance' | 'scheme' | 'contrast',
      FormElementEventMap
    >;
    'qwy-guide': Tag<
      GuideElement,
      'item' | 'gateway' | 'terminal' | 'client' | 'timers' | 'locale' | 'appearance' | 'scheme' | 'contrast',
      GuideElementEventMap
    >;
    'qwy-license': Tag<
      LicenseElement,
      'partner' | 'gateway' | 'tokenEndpoint' | 'terminal' | 'locale' | 'appearance' | 'scheme' | 'contrast',
      LicenseElementEventMap
    >;
    'qwy-provider': Tag<
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
      | 'theme',
      ProviderElementEventMap
    >;
    'qwy-rating': Tag<
      RatingElement,
      'case' | 'partner' | 'gateway' | 'tokenEndpoint' | 'terminal' | 'locale' | 'appearance' | 'scheme' | 'contrast',
      RatingElementEventMap
    >;
  }
}
