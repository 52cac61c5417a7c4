import type { FrameEventName } from '@qwy/contract/frame';
import type { CaseNumber, ItemCode } from '@qwy/contract/ids';

/**
 * What our elements tell the page they stand in. Every event bubbles and is composed, cannot be cancelled, and carries ids and
 * coarse states only. The same class fires wherever a view is drawn: by the view itself (in its frame, in Storybook), and by the
 * host element when the frame reports it.
 */
export abstract class QwyEvent extends Event {
  constructor(type: `qwy-${string}`) {
    super(type, { bubbles: true, composed: true });
  }
}

/** An event that may cross from the frame to the host page. */
export abstract class ReportedEvent extends QwyEvent {
  readonly name: FrameEventName;
  readonly caseNumber?: CaseNumber;
  readonly itemCode?: ItemCode;
  readonly state?: string;
  constructor(name: FrameEventName) {
    super(`qwy-${name}`);
    this.name = name;
  }
}

/** `qwy-form-started`: the citizen changed the first answer. */
export class FormStartedEvent extends ReportedEvent {
  override readonly itemCode: ItemCode;
  constructor({ itemCode }: { itemCode: ItemCode }) {
    super('form-started');
    this.itemCode = itemCode;
  }
}

/** `qwy-form-submitted`: the gateway received the case; the receipt is on screen. The number alone opens nothing. */
export class FormSubmittedEvent extends ReportedEvent {
  override readonly caseNumber: CaseNumber;
  override readonly itemCode: ItemCode;
  constructor({ caseNumber, itemCode }: { caseNumber: CaseNumber; itemCode: ItemCode }) {
    super('form-submitted');
    this.caseNumber = caseNumber;
    this.itemCode = itemCode;
  }
}

/** `qwy-case-opened`: somebody opened a case with its number and code, or after signing in. */
export class CaseOpenedEvent extends ReportedEvent {
  override readonly caseNumber: CaseNumber;
  /** `received`, `accepted`, … (`CaseState` of the contract; newer gateways may know more). */
  override readonly state: string;
  constructor({ caseNumber, state }: { caseNumber: CaseNumber; state: string }) {
    super('case-opened');
    this.caseNumber = caseNumber;
    this.state = state;
  }
}

/** `qwy-case-changed`: the open case moved to another state, e.g. because the citizen sent a correction. */
export class CaseChangedEvent extends ReportedEvent {
  override readonly caseNumber: CaseNumber;
  override readonly state: string;
  constructor({ caseNumber, state }: { caseNumber: CaseNumber; state: string }) {
    super('case-changed');
    this.caseNumber = caseNumber;
    this.state = state;
  }
}

/** `qwy-rating-submitted`: the gateway accepted the rating. How it was rated is not said. */
export class RatingSubmittedEvent extends ReportedEvent {
  override readonly caseNumber: CaseNumber;
  constructor({ caseNumber }: { caseNumber: CaseNumber }) {
    super('rating-submitted');
    this.caseNumber = caseNumber;
  }
}

/** `qwy-license-shown`: a licence and its code are on screen. Which one is not said. */
export class LicenseShownEvent extends ReportedEvent {
  constructor() {
    super('license-shown');
  }
}

/** `qwy-license-hidden`: the licence left the screen. */
export class LicenseHiddenEvent extends ReportedEvent {
  constructor() {
    super('license-hidden');
  }
}

/** `qwy-login-started`: the sign-in window was opened. */
export class LoginStartedEvent extends ReportedEvent {
  constructor() {
    super('login-started');
  }
}

/** `qwy-login-finished`: the sign-in ended one way or another. */
export class LoginFinishedEvent extends ReportedEvent {
  /** `done`, `failed` or `expired`. */
  override readonly state: string;
  constructor({ state }: { state: string }) {
    super('login-finished');
    this.state = state;
  }
}

/** `qwy-ready`: the element shows its content instead of the slotted fallback. */
export class WidgetReadyEvent extends QwyEvent {
  constructor() {
    super('qwy-ready');
  }
}

/** `qwy-failed`: the element cannot do its work; a sentence is on screen and, on a host page, the slotted fallback. */
export class WidgetFailedEvent extends QwyEvent {
  /** A code of the contract's `ProblemCode`, `ClientErrorCode` or `FrameFailureCode`. */
  readonly code: string;
  /** Number of the failed request, for the operator's logs. */
  readonly requestId: string | undefined;
  constructor({ code, requestId }: { code: string; requestId?: string | undefined }) {
    super('qwy-failed');
    this.code = code;
    this.requestId = requestId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'qwy-form-started': FormStartedEvent;
    'qwy-form-submitted': FormSubmittedEvent;
    'qwy-case-opened': CaseOpenedEvent;
    'qwy-case-changed': CaseChangedEvent;
    'qwy-rating-submitted': RatingSubmittedEvent;
    'qwy-license-shown': LicenseShownEvent;
    'qwy-license-hidden': LicenseHiddenEvent;
    'qwy-login-started': LoginStartedEvent;
    'qwy-login-finished': LoginFinishedEvent;
    'qwy-ready': WidgetReadyEvent;
    'qwy-failed': WidgetFailedEvent;
  }
}
