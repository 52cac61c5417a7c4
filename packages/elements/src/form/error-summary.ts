import type { Locale } from '@qwy/contract/frame';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { format } from '../base/messages.ts';
import { finishMessages } from './finish-messages.ts';
import type { FieldSpec } from './field-spec.ts';
import type { FormState } from './form-state.ts';
import { problemText } from './problem-text.ts';

/**
 * What was wrong when the citizen wanted to go on, each line leading to its field. A line goes when its field is right; only what
 * comes is announced, not what goes.
 */
export function renderErrorSummary(
  state: FormState,
  locale: Locale,
  onChoose: (spec: FieldSpec) => void,
): TemplateResult | typeof nothing {
  const texts = finishMessages[locale];
  const lines = state.listed.flatMap((pointer) => {
    const spec = state.specs.get(pointer);
    const problem = state.problems.get(pointer);
    return spec && problem ? [{ spec, sentence: problemText(problem, spec, locale) }] : [];
  });
  if (lines.length === 0) return nothing;
  return html`<div
    id="problems"
    class="notice danger"
    role="alert"
    aria-atomic="false"
    aria-relevant="additions"
    tabindex="-1"
    part="problems"
  >
    <p><strong .textContent=${format(texts['problems.title'], { count: lines.length })}></strong></p>
    <p class="muted small" .textContent=${texts['problems.help']}></p>
    <ul>
      ${repeat(
        lines,
        ({ spec }) => spec.pointer,
        ({ spec, sentence }) =>
          html`<li>
            <button type="button" class="link" @click=${() => onChoose(spec)} .textContent=${sentence}></button>
          </li>`,
      )}
    </ul>
  </div>`;
}
