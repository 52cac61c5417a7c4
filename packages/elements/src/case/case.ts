import { property } from 'lit/decorators.js';
import { FrameHostElement } from '../frame-host/frame-host-element.ts';

/**
 * How far a case is. Opens with the case's number and the code on the receipt, or after signing in; a number alone opens nothing.
 *
 * @summary Follow a case.
 * @fires {CaseOpenedEvent} qwy-case-opened - A case is on screen; says its number and state.
 * @fires {CaseChangedEvent} qwy-case-changed - The open case moved to another state.
 * @fires {LoginStartedEvent} qwy-login-started - The sign-in window was opened.
 * @fires {LoginFinishedEvent} qwy-login-finished - The sign-in ended.
 */
export class CaseElement extends FrameHostElement {
  protected override readonly widget = 'case';

  /** Number of the case, filled in beforehand. Default: the citizen types it. */
  @property() case = '';

  protected override get caseNumber(): string | undefined {
    return this.case || undefined;
  }
}
