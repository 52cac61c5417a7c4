import type { CaseKey, CaseView } from '@qwy/contract/case';
import type { RatingTaxonomy } from '@qwy/contract/rating';
import type { Client } from '@qwy/sdk';
import { isQwyError } from '@qwy/sdk/errors';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { EmblemName } from '../base/emblem.ts';
import { emblem, emblemStyles } from '../base/emblem.ts';
import type { Failure } from '../base/failure.ts';
import { RepeatKey } from '../base/repeat-key.ts';
import { RatingSubmittedEvent } from '../base/view-events.ts';
import { ViewElement } from '../base/view-element.ts';
import { CaseKeyFields } from '../case/case-key-fields.ts';
import { caseKeyFieldsStyles } from '../case/case-key-fields.styles.ts';
import { stateText } from '../case/case-state-messages.ts';
import type { RatingDraft } from './rating-draft.ts';
import { EMPTY_DRAFT, charactersLeft, isBad, submissionOf } from './rating-draft.ts';
import { renderAnonymous, renderComment, renderLevels, renderTags } from './rating-parts.ts';
import type { RatingViewMessageKey } from './rating-view-messages.ts';
import { ratingViewMessages } from './rating-view-messages.ts';
import { ratingViewStyles } from './rating-view.styles.ts';

/** A case that can be rated, and with what. */
interface Rateable {
  readonly key: CaseKey;
  readonly subject: CaseView;
  readonly taxonomy: RatingTaxonomy;
}

type Step =
  | { readonly name: 'ask' }
  | ({ readonly name: 'rate' } & Rateable)
  | { readonly name: 'early'; readonly state: string }
  | { readonly name: 'already' }
  | { readonly name: 'thanks'; readonly isBad: boolean };

/** Room left in the comment from which on it is also spoken. */
const SPOKEN_FROM = 20;

/**
 * Lets a citizen rate how a case was handled (好差评): five levels, official reasons, a few words, once. Nothing is chosen
 * beforehand and no level stands out. Keyboard: arrow keys move among the levels; all else are native controls.
 *
 * @summary Rating of a case, as drawn in its frame.
 * @fires {RatingSubmittedEvent} qwy-rating-submitted - The gateway accepted it. Bubbles, composed.
 * @fires {WidgetFailedEvent} qwy-failed - Something else went wrong than a wrong number or code. Bubbles, composed.
 * @csspart levels - The five levels.
 * @csspart tags - The reasons.
 * @csspart comment - The comment with its counter.
 * @csspart anonymous - The choice to stay unnamed.
 * @csspart failure - A failure's sentence.
 */
export class RatingView extends ViewElement {
  static override styles: CSSResultGroup = [ViewElement.styles, emblemStyles, caseKeyFieldsStyles, ratingViewStyles];

  /** Number to fill in beforehand. Default: the citizen types it. */
  @property({ attribute: 'case-number' }) caseNumber = '';

  @state() private step: Step = { name: 'ask' };
  @state() private draft: RatingDraft = EMPTY_DRAFT;
  @state() private isBusy = false;
  @state() private isTried = false;
  @state() private isOpen = false;
  @state() private failure: Failure | undefined;
  @state() private isUnknown = false;

  readonly #fields = new CaseKeyFields(this);
  readonly #repeat = new RepeatKey();

  protected override forget(): void {
    this.#fields.clear();
    this.#fields.prefill(this.caseNumber);
    this.#repeat.forget();
    this.step = { name: 'ask' };
    this.draft = EMPTY_DRAFT;
    this.isBusy = false;
    this.isTried = false;
    this.isOpen = false;
    this.failure = undefined;
    this.isUnknown = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('caseNumber') && this.step.name === 'ask') this.#fields.prefill(this.caseNumber);
  }

  readonly #onLookUp = (event: Event): void => {
    event.preventDefault();
    const key = this.#fields.read();
    if (key) void this.#act((client, signal) => this.#lookUp(client, key, signal));
    else this.focusOn(this.#fields.firstOpen);
  };

  async #lookUp({ cases, ratings }: Client, key: CaseKey, signal: AbortSignal): Promise<void> {
    const [subject, taxonomy] = await Promise.all([
      cases.lookUpCase(key, { signal }),
      ratings.getRatingTaxonomy({ signal }),
    ]);
    if (signal.aborted) return;
    if (subject.rated) this.#go({ name: 'already' });
    else if (!subject.rateable) this.#go({ name: 'early', state: subject.state });
    else this.#go({ name: 'rate', key, subject, taxonomy });
  }

  #onSubmit(event: Event, { key, taxonomy }: Rateable): void {
    event.preventDefault();
    this.isTried = true;
    const submission = submissionOf(this.draft, key);
    if (!submission) return this.focusOn(this.draft.level === undefined ? '[name=level]' : '#comment');
    void this.#act(async ({ ratings }, signal) => {
      // The same key until the citizen changes something: whatever became of an earlier try, it counts once.
      await ratings.submitRating(submission, { signal, idempotencyKey: this.#repeat.for(submission) });
      if (signal.aborted) return;
      this.dispatchEvent(new RatingSubmittedEvent({ caseNumber: key.number }));
      this.#go({ name: 'thanks', isBad: isBad(taxonomy, submission.level) });
    });
  }

  /** Does one thing at a time; shows what went wrong. */
  async #act(work: (client: Client, signal: AbortSignal) => Promise<void>): Promise<void> {
    const { client, visit } = this;
    if (this.isBusy || !client) return;
    this.isBusy = true;
    this.failure = undefined;
    this.isUnknown = false;
    try {
      await work(client, visit);
    } catch (error) {
      if (!visit.aborted) this.#onError(error);
    }
    if (!visit.aborted) this.isBusy = false;
  }

  #onError(error: unknown): void {
    const code = isQwyError(error) ? error.code : undefined;
    if (code === 'already_rated') this.#go({ name: 'already' });
    else if (code === 'not_found') this.#onUnknown();
    else this.failure = this.failed(error);
  }

  #onUnknown(): void {
    this.isUnknown = true;
    this.step = { name: 'ask' };
  }

  #go(step: Step): void {
    this.step = step;
    this.failure = undefined;
    if (step.name !== 'rate') this.draft = EMPTY_DRAFT;
    this.focusOn('#title');
  }

  readonly #onChange = (draft: RatingDraft): void => {
    this.draft = draft;
    const left = charactersLeft(draft.comment);
    if (left <= SPOKEN_FROM)
      this.announce(
        left < 0 ? this.#say('comment.over', { count: -left }) : this.#say('comment.left', { count: left }),
      );
  };

  readonly #onToggleTags = (): void => {
    this.isOpen = !this.isOpen;
  };

  readonly #onAnother = (): void => {
    this.startOver();
    this.focusOn(this.#fields.firstOpen);
  };

  #say(key: RatingViewMessageKey, params?: Readonly<Record<string, string | number>>): string {
    return this.text(ratingViewMessages, key, params);
  }

  protected override render(): TemplateResult {
    return html`${this.renderAnnouncement()}${this.#renderStep()}`;
  }

  #renderStep(): TemplateResult {
    const { step } = this;
    switch (step.name) {
      case 'ask':
        return this.#renderAsk();
      case 'rate':
        return this.#renderQuestions(step);
      case 'early':
        return this.#renderEnd(
          'clock',
          'early.title',
          this.#say('early.text', { state: stateText(step.state, this.language) }),
        );
      case 'already':
        return this.#renderEnd('done', 'already.title', this.#say('already.text'));
      case 'thanks':
        return this.#renderEnd('done', 'thanks.title', this.#say(step.isBad ? 'thanks.bad' : 'thanks.good'));
    }
  }

  #renderAsk(): TemplateResult {
    return html`<form
      class="ask"
      novalidate
      @submit=${this.#onLookUp}
      aria-labelledby="title"
      aria-busy=${this.isBusy ? 'true' : 'false'}
    >
      ${emblem('speech')}
      <h2 id="title" tabindex="-1" .textContent=${this.#say('ask.title')}></h2>
      <p class="muted" .textContent=${this.#say('ask.intro')}></p>
      ${this.isUnknown ? html`<p class="notice danger" role="alert" .textContent=${this.#say('ask.not_found')}></p>` : nothing}
      ${this.failure ? this.renderFailure(this.failure) : nothing} ${this.#fields.render(this.language)}
      <p class="actions">${this.#renderSubmit('ask.submit', 'ask.busy')}</p>
    </form>`;
  }

  #renderQuestions(rateable: Rateable): TemplateResult {
    const { subject, taxonomy } = rateable;
    const part = {
      taxonomy,
      draft: this.draft,
      locale: this.language,
      isTried: this.isTried,
      onChange: this.#onChange,
    };
    return html`<form
      class="rate"
      novalidate
      @submit=${(event: Event) => this.#onSubmit(event, rateable)}
      aria-labelledby="title"
      aria-busy=${this.isBusy ? 'true' : 'false'}
    >
      <header>
        <p class="muted">
          <span .textContent=${subject.authority}></span> · <span translate="no" .textContent=${subject.number}></span>
        </p>
        <h2 id="title" tabindex="-1">
          <span .textContent=${subject.itemName}></span> ${subject.sample ? this.renderSample() : nothing}
        </h2>
      </header>
      ${renderLevels(part)} ${renderTags(part, this.isOpen, this.#onToggleTags)} ${renderComment(part)}
      ${renderAnonymous(part)} ${this.failure ? this.renderFailure(this.failure) : nothing}
      <p class="actions">
        ${this.#renderSubmit('submit', 'submit.busy')}
        <button type="button" @click=${this.#onAnother} .textContent=${this.#say('back')}></button>
      </p>
    </form>`;
  }

  #renderEnd(drawing: EmblemName, title: RatingViewMessageKey, text: string): TemplateResult {
    return html`<section class="end" aria-labelledby="title">
      ${emblem(drawing)}
      <h2 id="title" tabindex="-1" .textContent=${this.#say(title)}></h2>
      <p .textContent=${text}></p>
      <p class="actions">
        <button
          type="button"
          @click=${this.#onAnother}
          .textContent=${this.#say(this.terminal === 'kiosk' ? 'finish' : 'another')}
        ></button>
      </p>
    </section>`;
  }

  #renderSubmit(idle: RatingViewMessageKey, busy: RatingViewMessageKey): TemplateResult {
    const { isBusy } = this;
    return html`<button
      type="submit"
      class="primary"
      aria-disabled=${isBusy ? 'true' : 'false'}
      .textContent=${this.#say(isBusy ? busy : idle)}
    ></button>`;
  }
}
