import type { CaseEvent, CaseView } from '@qwy/contract/case';
import type { Locale } from '@qwy/contract/frame';
import { isTerminal, stopsClock } from '@qwy/contract/rules/case-states';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { dayText, instantText, limitText } from '../base/value-text.ts';
import { nextText, stateText } from './case-state-messages.ts';
import { caseViewMessages } from './case-view-messages.ts';
import { stateIcon } from './state-icon.ts';

/** What the parts of an open case draw from. */
export interface CasePart {
  readonly current: CaseView;
  readonly locale: Locale;
}

/** Name of the matter, its state in large type, number and authority. */
export function renderHead({ current, locale }: CasePart, sample: unknown): TemplateResult {
  const texts = caseViewMessages[locale];
  return html`<header class="head ${tone(current.state)}" part="head">
    <p class="state" part="state">
      ${stateIcon(current.state)}<strong .textContent=${stateText(current.state, locale)}></strong>
    </p>
    <h2 id="title" tabindex="-1">
      <span .textContent=${current.itemName}></span> ${current.sample ? sample : nothing}
    </h2>
    <dl class="facts">
      <div>
        <dt .textContent=${texts.number}></dt>
        <dd class="code" translate="no" .textContent=${current.number}></dd>
      </div>
      <div>
        <dt .textContent=${texts.authority}></dt>
        <dd .textContent=${current.authority}></dd>
      </div>
    </dl>
  </header>`;
}

/** What the citizen has to do now, with what the counter wrote about it, and until when it will be done. */
export function renderNext({ current, locale }: CasePart): TemplateResult {
  const texts = caseViewMessages[locale];
  const [latest] = newestFirst(current.history);
  return html`<section class="next" part="next" aria-labelledby="next-title">
    <h3 id="next-title" .textContent=${texts.next}></h3>
    <p .textContent=${nextText(current.state, locale)}></p>
    ${latest?.note ? renderNote(latest.note, locale) : nothing} ${renderDue(current, locale)}
  </section>`;
}

function renderDue({ due, state }: CaseView, locale: Locale): TemplateResult | typeof nothing {
  const isOver = isTerminal(state) || state === 'decided';
  if (!due || isOver) return nothing;
  const texts = caseViewMessages[locale];
  const limit =
    due.limit.value === 0
      ? texts['due.immediate']
      : texts['due.limit'].replace('{limit}', limitText(due.limit, locale));
  return html`<dl class="due" part="due">
    <dt .textContent=${texts.due}></dt>
    <dd><span translate="no" .textContent=${limit}></span></dd>
    ${due.day && !stopsClock(state) ? html`<dd><strong translate="no" .textContent=${texts['due.day'].replace('{day}', dayText(due.day, locale))}></strong></dd>` : nothing}
    ${stopsClock(state) ? html`<dd class="muted" .textContent=${texts['due.paused']}></dd>` : nothing}
  </dl>`;
}

/** The record, newest first: state, time in Shanghai, note; the newest note stands above already. */
export function renderHistory({ current, locale }: CasePart): TemplateResult {
  return html`<section part="history" aria-labelledby="history-title">
    <h3 id="history-title" .textContent=${caseViewMessages[locale].history}></h3>
    <ol class="timeline">
      ${newestFirst(current.history).map((event, index) => renderEvent(event, index === 0, locale))}
    </ol>
  </section>`;
}

function renderEvent({ state, at, note }: CaseEvent, isCurrent: boolean, locale: Locale): TemplateResult {
  return html`<li class=${isCurrent ? `current ${tone(state)}` : ''} aria-current=${isCurrent ? 'step' : nothing}>
    <span class="what" .textContent=${stateText(state, locale)}></span>
    <time class="muted" datetime=${at} translate="no" .textContent=${instantText(at, locale)}></time>
    ${note && !isCurrent ? renderNote(note, locale) : nothing}
  </li>`;
}

const renderNote = (note: string, locale: Locale): TemplateResult =>
  html`<p class="note">
    <span class="muted" .textContent=${caseViewMessages[locale].note}></span><span .textContent=${note}></span>
  </p>`;

function newestFirst(history: readonly CaseEvent[]): readonly CaseEvent[] {
  return [...history].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** Colour of a state; icon and words say the same. */
function tone(state: string): 'good' | 'attention' | 'closed' | 'going' {
  switch (state) {
    case 'decided':
    case 'delivered':
      return 'good';
    case 'correcting':
      return 'attention';
    case 'withdrawn':
    case 'rejected':
      return 'closed';
    default:
      return 'going';
  }
}
