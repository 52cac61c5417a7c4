import type { Client } from '@qwy/sdk';
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Failure } from './failure.ts';
import { failureOf } from './failure.ts';
import { QwyElement } from './qwy-element.ts';
import type { Timers } from './timers.ts';
import { systemTimers } from './timers.ts';
import { WidgetFailedEvent } from './view-events.ts';

/**
 * A view: what a frame (or a story) shows. It works with a `client` alone, tells what happened by events, and forgets everything
 * when it leaves the page: removing it is how a kiosk wipes it.
 */
export abstract class ViewElement extends QwyElement {
  /** The SDK's client. Nothing is asked before it is there. */
  @property({ attribute: false }) client: Client | undefined;

  /** `kiosk` on a shared terminal. Default: not shared. */
  @property({ reflect: true }) terminal: 'kiosk' | undefined;

  /** Clock and timers; for tests. Default: the browser's. */
  @property({ attribute: false }) timers: Timers = systemTimers;

  @state() private announcement = '';
  #visit = new AbortController();

  /** Aborted when the visit ends: pass it to every request, and drop answers that come after. */
  protected get visit(): AbortSignal {
    return this.#visit.signal;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.startOver();
  }

  /** Ends the visit: aborts what is under way and forgets everything, so that the next citizen finds the first screen. */
  protected startOver(): void {
    this.#visit.abort();
    this.#visit = new AbortController();
    this.announcement = '';
    this.forget();
  }

  /** Sets every field back to how it was before the visit. */
  protected abstract forget(): void;

  /** Says something to those who do not see the screen; the same words are said once. */
  protected announce(text: string): void {
    this.announcement = text;
  }

  /** The region that `announce` speaks through. Belongs into every state of the view, because a region must exist before it speaks. */
  protected renderAnnouncement(): TemplateResult {
    return html`<p class="visually-hidden" role="status" .textContent=${this.announcement}></p>`;
  }

  /**
   * After the next drawing, moves the focus to `selector`, so that keyboard and screen reader follow what happened. Not while the
   * citizen is elsewhere on the page around the frame: what happens here by itself must not pull them back.
   */
  protected focusOn(selector: string): void {
    if (!document.hasFocus()) return;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  /** Reports a failure that stops the view from doing its work, and chooses its sentence. */
  protected failed(error: unknown): Failure {
    const failure = failureOf(error);
    this.dispatchEvent(new WidgetFailedEvent(failure));
    return failure;
  }
}
