import type { FrameMessage } from '@qwy/contract/frame';
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

/** The event that a frame's message stands for; `undefined` if what belongs to it is missing: then nothing is fired. */
export function eventOf({ name, caseNumber, itemCode, state }: EventMessage): ReportedEvent | undefined {
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
