import type { PropertyValues, TemplateResult } from 'lit';
import { html } from 'lit';
import { defineOnce } from '../base/define-once.ts';
import { ServedContent } from '../base/served-content.ts';
import { GuideElement } from './guide.ts';

/** Milliseconds that a day which the server said is kept, until the element knows the calendar as well. */
const CALENDAR_PATIENCE = 3000;

/**
 * `<qwy-guide>` on a page whose server has drawn one (`server/guide.ts`): what the server drew stands until the element has the guide,
 * also while the line is down; then it is replaced within one frame. Not more, because most pages have no such server.
 */
class ServedGuideElement extends GuideElement {
  readonly #served = new ServedContent(this.shadowRoot);
  #resume: (() => void) | undefined;
  /** The guide is here; the calendar, which is asked for after it, need not be. */
  #hasGuide = false;

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.renderOptions.renderBefore = null; // Lit would draw before the first node there, which will be gone
    return root;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.#served.isThere) return;
    const isGone = this.failure?.code === 'not_found';
    if (isGone || (this.guide && (this.#hasGuide || !this.#saysDay()))) this.#resume = this.#served.remove();
    else if (this.guide) this.timers.after(CALENDAR_PATIENCE, () => this.requestUpdate());
    this.#hasGuide = this.guide !== undefined;
  }

  /** Whether the server knew by which day a case is decided (`parts/counting.ts`). */
  #saysDay(): boolean {
    return this.shadowRoot?.querySelector('.instead > .no-print') !== null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#resume?.();
    this.#resume = undefined;
  }

  protected override render(): TemplateResult {
    return this.#served.isThere ? html`` : super.render();
  }
}

defineOnce('qwy-guide', ServedGuideElement);
