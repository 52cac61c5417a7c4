import { property } from 'lit/decorators.js';
import { FrameHostElement } from '../frame-host/frame-host-element.ts';

/**
 * 好差评: rates the handling of one case, in five levels. No level is chosen beforehand.
 *
 * @summary Rate a service.
 * @fires {RatingSubmittedEvent} qwy-rating-submitted - The rating was accepted; how it was rated is not said.
 */
export class RatingElement extends FrameHostElement {
  protected override readonly widget = 'rating';

  /** Number of the case that is rated. Default: the citizen types it. */
  @property() case = '';

  protected override get caseNumber(): string | undefined {
    return this.case || undefined;
  }
}
