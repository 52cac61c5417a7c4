import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { FieldSpec } from './field-spec.ts';
import { isComposing, isLine, pointerOf, readField } from './fields/read-field.ts';
import type { FormHost } from './form-host.ts';
import { formMessages } from './form-messages.ts';
import type { FormState } from './form-state.ts';
import { change, fieldsOf, goTo } from './form-state.ts';
import { LeaveWatch } from './leave-watch.ts';
import { renderPage } from './page.ts';
import type { Rest, RestLoader } from './rest-loader.ts';

/** What the view wants to know of it. */
export interface FillingEvents {
  /** The citizen changed an answer. */
  readonly onChanged: () => void;
  /** The citizen went to another step, or wanted to. */
  readonly onMoved: () => void;
  /** Something that is needed to go on could not be loaded. */
  readonly onUnloaded: () => void;
}

/** The citizen's way through the pages: turns what happens in the fields into the next state, and draws the page they are on. */
export class Filling {
  readonly #host: FormHost;
  readonly #events: FillingEvents;
  readonly #leaving: LeaveWatch;
  readonly #rest: RestLoader;
  #state: FormState;

  constructor(state: FormState, rest: RestLoader, host: FormHost, events: FillingEvents) {
    this.#state = state;
    this.#rest = rest;
    this.#host = host;
    this.#events = events;
    this.#leaving = new LeaveWatch(host.later, (pointer) => this.#onLeave(pointer));
  }

  get state(): FormState {
    return this.#state;
  }

  /** Takes a state that something else than typing led to, and takes the focus there. */
  move(state: FormState): void {
    this.#state = state;
    this.#events.onMoved();
    this.#host.redraw();
    this.#host.focusOn(state.listed.length > 0 ? '#problems' : '#title');
  }

  goTo(step: number): void {
    this.move(goTo(this.#state, step));
  }

  readonly #onInput = (event: Event): void => {
    const pointer = pointerOf(event.target);
    const spec = pointer === undefined ? undefined : this.#state.specs.get(pointer);
    const value = spec && readField(spec, event.target);
    if (!spec || value === undefined) return;
    const before = this.#state;
    const after = change(before, spec.pointer, value);
    if (after === before) return;
    this.#state = (after.problems.has(spec.pointer) && this.#rest.loaded?.recheck(after, spec.pointer)) || after;
    this.#events.onChanged();
    // What a control shows by itself needs no drawing: with hundreds of fields that is what a key would cost.
    const isChoice = spec.options.length > 0 || spec.kind === 'checkbox';
    const { pages, required, problems } = this.#state;
    if (isChoice || pages !== before.pages || required !== before.required || problems !== before.problems)
      this.#host.redraw();
  };

  readonly #onFocusOut = (event: FocusEvent): void => {
    this.#onInput(event); // a date that was begun and not finished says so only now
    this.#leaving.onFocusOut(event);
  };

  #onLeave(pointer: string): void {
    this.#withRest(
      ({ leave, problemText }) => {
        const before = this.#state;
        this.#state = leave(before, pointer);
        if (this.#state === before) return;
        this.#host.redraw();
        const spec = this.#state.specs.get(pointer);
        const problem = this.#state.problems.get(pointer);
        if (spec && problem) this.#host.announce(problemText(problem, spec, this.#host.locale()));
      },
      () => undefined, // going on judges the field anyway, and says what could not be loaded
    );
  }

  /** Does something with the part that loads later, at once if it is there. */
  #withRest(work: (rest: Rest) => void, onUnloaded: () => void): void {
    if (this.#rest.loaded) work(this.#rest.loaded);
    else void this.#rest.load().then(work, onUnloaded);
  }

  /** Enter means "done with this field", unless it ends a word that is being composed. */
  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || isComposing(event) || !isLine(event.target)) return;
    event.preventDefault();
    const here = fieldsOf(this.#state.pages[this.#state.step]);
    const next = here[here.indexOf(pointerOf(event.target) ?? '') + 1];
    const spec = next === undefined ? undefined : this.#state.specs.get(next);
    if (spec) this.#focusField(spec);
    else this.#onNext();
  };

  readonly #onNext = (): void => this.#withRest(({ goOn }) => this.move(goOn(this.#state)), this.#events.onUnloaded);

  readonly #focusField = ({ id, kind }: FieldSpec): void =>
    this.#host.focusOn(kind === 'radio' || kind === 'checkboxes' ? `#${id} input` : `#${id}`);

  /** The page the citizen is on. */
  render(page: FormState['pages'][number]): TemplateResult {
    const state = this.#state;
    const { step, pages } = state;
    const locale = this.#host.locale();
    const texts = formMessages[locale];
    return html`
      ${this.#rest.loaded?.renderErrorSummary(state, locale, this.#focusField) ?? nothing}
      ${step === 0 ? html`<p class="muted" .textContent=${texts.intro}></p>` : nothing}
      <div
        class="page"
        @input=${this.#onInput}
        @change=${this.#onInput}
        @focusout=${this.#onFocusOut}
        @keydown=${this.#onKeyDown}
      >
        ${renderPage(state, page, { locale, isShared: this.#host.isShared(), problemText: this.#rest.loaded?.problemText })}
      </div>
      <p
        class="actions"
        @pointerdown=${this.#leaving.onPointerDown}
        @pointerup=${this.#leaving.onPointerOver}
        @pointerleave=${this.#leaving.onPointerOver}
        @pointercancel=${this.#leaving.onPointerOver}
      >
        <button
          type="button"
          class="primary"
          @click=${this.#onNext}
          .textContent=${step < pages.length - 1 ? texts.next : texts.check}
        ></button>
        ${
          step > 0
            ? html`<button type="button" @click=${() => this.goTo(step - 1)} .textContent=${texts.back}></button>`
            : nothing
        }
      </p>
    `;
  }
}
