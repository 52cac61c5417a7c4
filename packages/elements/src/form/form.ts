import { property } from 'lit/decorators.js';
import { FrameHostElement } from '../frame-host/frame-host-element.ts';

/**
 * The application form of a service item, with its receipt. Needs a token endpoint or provider once something is filed.
 *
 * @summary Fill in and file an application.
 * @fires {FormStartedEvent} qwy-form-started - The citizen changed the first answer.
 * @fires {FormSubmittedEvent} qwy-form-submitted - The case was received; says its number.
 * @fires {LoginStartedEvent} qwy-login-started - The sign-in window was opened.
 * @fires {LoginFinishedEvent} qwy-login-finished - The sign-in ended.
 */
export class FormElement extends FrameHostElement {
  protected override readonly widget = 'form';

  /** Code of the item whose form is shown. Until there is one, only the fallback is shown. */
  @property() item = '';

  protected override get itemCode(): string | undefined {
    return this.item || undefined;
  }

  protected override get awaited(): string | undefined {
    return this.item ? undefined : 'item';
  }
}
