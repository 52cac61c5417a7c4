import type { Guide, Situation } from '@qwy/contract/guide';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { GuideContext } from './context.ts';
import { section } from './context.ts';

/** Plain questions whose answers narrow everything below. Nothing is chosen beforehand. */
export function renderSituations(
  context: GuideContext,
  questions: Guide['situations'],
  onAnswer: (id: string, value: string) => void,
  onClear: () => void,
): unknown {
  const { say, guide, answers } = context;
  if (questions.length === 0) return nothing;
  const isAnswered = questions.some(({ id }) => answers[id] !== undefined);
  return section(
    'situations',
    say('situations'),
    html`<p class="muted" .textContent=${say('situations.intro')}></p>
      <div class="questions">
        ${repeat(
          questions,
          ({ id }) => id,
          (question) => renderQuestion(question, answers[question.id], onAnswer),
        )}
      </div>
      <p
        class="narrowed"
        role="status"
        .textContent=${isAnswered ? say('situations.narrowed', { count: guide.materials.length }) : ''}
      ></p>
      ${isAnswered ? html`<button type="button" class="link" @click=${onClear} .textContent=${say('situations.clear')}></button>` : nothing}`,
  );
}

function renderQuestion(
  { id, question, help, options }: Situation,
  chosen: string | undefined,
  onAnswer: (id: string, value: string) => void,
): TemplateResult {
  return html`<fieldset class="question" aria-describedby=${help === undefined ? nothing : `situation-${id}-help`}>
    <legend .textContent=${question}></legend>
    ${help === undefined ? nothing : html`<p class="muted" id=${`situation-${id}-help`} .textContent=${help}></p>`}
    <div class="options">
      ${options.map(
        ({ value, label }) =>
          html`<label class="option">
            <input
              type="radio"
              name=${`situation-${id}`}
              value=${value}
              .checked=${chosen === value}
              @change=${() => onAnswer(id, value)}
            />
            <span .textContent=${label}></span>
          </label>`,
      )}
    </div>
  </fieldset>`;
}
