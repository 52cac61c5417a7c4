import type { FrameEventName, FrameMessage } from '@qwy/contract/frame';
import type { Scope } from '@qwy/contract/partner';
import type { ReportedEvent } from '../base/view-events.ts';
import {
  CaseChangedEvent,
  CaseOpenedEvent,
  FormStartedEvent,
  FormSubmittedEvent,
  LicenseHiddenEvent,
  LicenseShownEvent,
  LoginFinishedEvent,
  LoginStartedEvent,
  RatingSubmittedEvent,
} from '../base/view-events.ts';

type EventMessage = Extract<FrameMessage, { type: 'event' }>;

/** What the frame of each widget has to report; from another's frame it is not believed. */
const REPORTED: Readonly<Record<Scope, readonly FrameEventName[]>> = {
  form: ['form-started', 'form-submitted'],
  case: ['case-opened', 'case-changed'],
  rating: ['rating-submitted'],
  license: ['license-shown', 'license-hidden', 'login-started', 'login-finished'],
};

/**
 * The event that a message of a widget's frame stands for. `undefined` if that widget has no such event, or what belongs to it is
 * missing: then nothing is fired.
 */
export function eventOf({ name, caseNumber, itemCode, state }: EventMessage, widget: Scope): ReportedEvent | undefined {
  if (!REPORTED[widget].includes(name)) return undefined;
  switch (name) {
    case 'form-started':
      return itemCode && new FormStartedEvent({ itemCode });
    case 'form-submitted':
      return caseNumber && itemCode && new FormSubmittedEvent({ caseNumber, itemCode });
    case 'case-opened':
      return caseNumber && state ? new CaseOpenedEvent({ caseNumber, state }) : undefined;
    case 'case-changed':
      return caseNumber && state ? new CaseChangedEvent({ caseNumber, state }) : undefined;
    case 'rating-submitted':
      return caseNumber && new RatingSubmittedEvent({ caseNumber });
    case 'license-shown':
      return new LicenseShownEvent();
    case 'license-hidden':
      return new LicenseHiddenEvent();
    case 'login-started':
      return new LoginStartedEvent();
    case 'login-finished':
      return state ? new LoginFinishedEvent({ state }) : undefined;
  }
}
