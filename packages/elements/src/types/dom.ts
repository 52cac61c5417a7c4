// Written by `npm run manifest` from the doc comments of packages/elements: change those.

import type {
  CaseChangedEvent,
  CaseOpenedEvent,
  FormStartedEvent,
  FormSubmittedEvent,
  LicenseHiddenEvent,
  LicenseShownEvent,
  LoginFinishedEvent,
  LoginStartedEvent,
  RatingSubmittedEvent,
  WidgetFailedEvent,
  WidgetReadyEvent,
} from '../base/view-events.ts';
import type { CaseElement } from '../case/case.ts';
import type { FormElement } from '../form/form.ts';
import type { GuideElement } from '../guide/guide.ts';
import type { StartApplicationEvent } from '../guide/start-application-event.ts';
import type { SessionEndedEvent } from '../kiosk/session-ended-event.ts';
import type { LicenseElement } from '../license/license.ts';
import type { ProviderElement } from '../provider/provider.ts';
import type { RatingElement } from '../rating/rating.ts';

/** Events of `<qwy-case>` by name. */
export interface CaseElementEventMap {
  /** A case is on screen; says its number and state. */
  'qwy-case-opened': CaseOpenedEvent;
  /** The open case moved to another state. */
  'qwy-case-changed': CaseChangedEvent;
  /** The sign-in window was opened. */
  'qwy-login-started': LoginStartedEvent;
  /** The sign-in ended. */
  'qwy-login-finished': LoginFinishedEvent;
  /** The widget is on screen. */
  'qwy-ready': WidgetReadyEvent;
  /** It cannot work; says why, in codes. A sentence and the fallback are on screen. */
  'qwy-failed': WidgetFailedEvent;
}

declare module '../case/case.ts' {
  interface CaseElement {
    addEventListener<K extends keyof (CaseElementEventMap & HTMLElementEventMap)>(
      type: K,
      listener: (this: CaseElement, event: (CaseElementEventMap & HTMLElementEventMap)[K]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject | null,
      options?: boolean | AddEventListenerOptions,
    ): void;
    removeEventListener<K extends keyof (CaseElementEventMap & HTMLElementEventMap)>(
      type: K,
      listener: (this: CaseElement, event: (CaseElementEventMap & HTMLElementEventMap)[K]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject | null,
      options?: boolean | EventListenerOptions,
    ): void;
  }
}

/** Events of `<qwy-form>` by name. */
export interface FormElementEventMap {
  /** The citizen changed the first answer. */
  'qwy-form-started': FormStartedEvent;
  /** The case was received; says its number. */
  'qwy-form-submitted': FormSubmittedEvent;
  /** The sign-in window was opened. */
  'qwy-login-started': LoginStartedEvent;
  /** The sign-in ended. */
  'qwy-login-finished': LoginFinishedEvent;
  /** The widget is on screen. */
  'qwy-ready': WidgetReadyEvent;
  /** It cannot work; says why, in codes. A sentence and the fallback are on screen. */
  'qwy-failed': WidgetFailedEvent;
}

declare module '../form/form.ts' {
  interface FormElement {
    addEventListener<K extends keyof (FormElementEventMap & HTMLElementEventMap)>(
      type: K,
      listener: (this: FormElement, event: (FormElementEventMap & HTMLElementEventMap)[K]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject | null,
      options?: boolean | AddEventListenerOptions,
    ): void;
    removeEventListener<K extends keyof (FormElementEventMap & HTMLElementEventMap)>(
      type: K,
      listener: (this: FormElement, event: (FormElementEventMap & HTMLElementEventMap)[K]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject | null,
      options?: boolean | EventListenerOptions,
    ): void;
  }
}

/** Events of `<qwy-guide>` by name. */
export interface GuideElementEventMap {
  /** The reader wants to fill in the form; the page decides where. Bubbles, composed. */
  'qwy-start': StartApplicationEvent;
  /** The guide is on screen. Bubbles, composed. */
  'qwy-ready': WidgetReadyEvent;
  /** It could not be loaded; says why, in codes. Bubbles, composed. */
  'qwy-failed': WidgetFailedEvent;
}

declare module '../guide/guide.ts' {
  interface GuideElement {
    addEventListener<K extends keyof (GuideElementEventMap & HTMLElementEventMap)>(
      type: K,
      listener: (this: GuideElement, event: (GuideElementEventMap & HTMLElementEventMap)[K]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject | null,
      options?: boolean | AddEventListenerOptions,
    ): void;
    removeEventListener<K extends keyof (GuideElementEventMap & HTMLElementEventMap)>(
      type: K,
      listener: (this: GuideElement, event: (GuideElementEventMap & HTMLElementEventMap)[K]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject | null,
      options?: boolean | EventListenerOptions,
    ): void;
  }
}

/** Events of `<qwy-license>` by name. */
export interface LicenseElementEventMap {
  /** A licence and its code are on screen. */
  'qwy-license-shown': LicenseShownEvent;
  /** The licence left the screen. */
  'qwy-license-hidden': LicenseHiddenEvent;
  /** The sign-in window was opened. */
  'qwy-login-started': LoginStartedEvent;
  /** The sign-in ended. */
  'qwy-login-finished': LoginFinishedEvent;
  /** The widget is on screen. */
  'qwy-ready': WidgetReadyEvent;
  /** It cannot work; says why, in codes. A sentence and the fallback are on screen. */
  'qwy-failed': WidgetFailedEvent;
}

declare module '../license/license.ts' {
  interface LicenseElement {
    addEventListener<K extends keyof (LicenseElementEventMap & HTMLElementEventMap)>(
      type: K,
      listener: (this: LicenseElement, event: (LicenseElementEventMap & HTMLElementEventMap)[K]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject | null,
      options?: boolean | AddEventListenerOptions,
    ): void;
    removeEventListener<K extends keyof (LicenseElementEventMap & HTMLElementEventMap)>(
      type: K,
      listener: (this: LicenseElement, event: (LicenseElementEventMap & HTMLElementEventMap)[K]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject | null,
      options?: boolean | EventListenerOptions,
    ): void;
  }
}

/** Events of `<qwy-provider>` by name. */
export interface ProviderElementEventMap {
  /** A visit was wiped; show the start screen. */
  'qwy-session-ended': SessionEndedEvent;
}

declare module '../provider/provider.ts' {
  interface ProviderElement {
    addEventListener<K extends keyof (ProviderElementEventMap & HTMLElementEventMap)>(
      type: K,
      listener: (this: ProviderElement, event: (ProviderElementEventMap & HTMLElementEventMap)[K]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject | null,
      options?: boolean | AddEventListenerOptions,
    ): void;
    removeEventListener<K extends keyof (ProviderElementEventMap & HTMLElementEventMap)>(
      type: K,
      listener: (this: ProviderElement, event: (ProviderElementEventMap & HTMLElementEventMap)[K]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject | null,
      options?: boolean | EventListenerOptions,
    ): void;
  }
}

/** Events of `<qwy-rating>` by name. */
export interface RatingElementEventMap {
  /** The rating was accepted; how it was rated is not said. */
  'qwy-rating-submitted': RatingSubmittedEvent;
  /** The widget is on screen. */
  'qwy-ready': WidgetReadyEvent;
  /** It cannot work; says why, in codes. A sentence and the fallback are on screen. */
  'qwy-failed': WidgetFailedEvent;
}

declare module '../rating/rating.ts' {
  interface RatingElement {
    addEventListener<K extends keyof (RatingElementEventMap & HTMLElementEventMap)>(
      type: K,
      listener: (this: RatingElement, event: (RatingElementEventMap & HTMLElementEventMap)[K]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject | null,
      options?: boolean | AddEventListenerOptions,
    ): void;
    removeEventListener<K extends keyof (RatingElementEventMap & HTMLElementEventMap)>(
      type: K,
      listener: (this: RatingElement, event: (RatingElementEventMap & HTMLElementEventMap)[K]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject | null,
      options?: boolean | EventListenerOptions,
    ): void;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'qwy-case': CaseElement;
    'qwy-form': FormElement;
    'qwy-guide': GuideElement;
    'qwy-license': LicenseElement;
    'qwy-provider': ProviderElement;
    'qwy-rating': RatingElement;
  }
}
