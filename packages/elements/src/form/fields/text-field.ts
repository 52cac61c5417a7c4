import type { TemplateResult } from 'lit';
import { html, noChange, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FieldKind } from '../field-spec.ts';
import { UNFINISHED_DATE } from '../field-value.ts';
import type { FieldPart } from './field-part.ts';
import { describedBy } from './field-part.ts';
import { renderNotes, renderWords } from './notes.ts';

interface InputTraits {
  readonly type: string;
  /** The keyboard a phone shows. */
  readonly mode?: string;
  /** Width by what fits in: the field tells how much is expected. */
  readonly size: 'short' | 'code' | 'full';
}

const TRAITS: Readonly<Partial<Record<FieldKind, InputTraits>>> = {
  // Not type="number": that loses what is not a number, and scrolls it away.
  number: { type: 'text', mode: 'decimal', size: 'short' },
  date: { type: 'date', size: 'code' },
  phone: { type: 'tel', mode: 'tel', size: 'code' },
  // A keyboard of digits has no X.
  'citizen-id': { type: 'text', size: 'code' },
};
const PLAIN: InputTraits = { type: 'text', size: 'full' };

/** One line of text, a number, a date, a phone number or a code. */
export function renderTextField(part: FieldPart): TemplateResult {
  const { spec, value, isRequired, problem } = part;
  const { type, mode, size } = TRAITS[spec.kind] ?? PLAIN;
  const isCode = spec.kind === 'citizen-id';
  return html`<div class="field" data-field=${spec.pointer}>
    <label for=${spec.id}>${renderWords(part)}</label>
    ${renderNotes(part)}
    <input
      id=${spec.id}
      class=${size}
      type=${type}
      inputmode=${spec.isWhole ? 'numeric' : (mode ?? nothing)}
      enterkeyhint="next"
      autocomplete=${autocomplete(part)}
      autocapitalize=${isCode ? 'characters' : nothing}
      spellcheck=${size === 'full' ? nothing : 'false'}
      translate="no"
      aria-required=${String(isRequired)}
      aria-invalid=${String(problem !== undefined)}
      aria-describedby=${describedBy(part) ?? nothing}
      .value=${value === UNFINISHED_DATE ? noChange : live(typeof value === 'string' ? value : '')}
    />
  </div>`;
}

/** Several lines of text. */
export function renderTextArea(part: FieldPart): TemplateResult {
  const { spec, value, isRequired, problem } = part;
  return html`<div class="field" data-field=${spec.pointer}>
    <label for=${spec.id}>${renderWords(part)}</label>
    ${renderNotes(part)}
    <textarea
      id=${spec.id}
      rows="4"
      autocomplete=${autocomplete(part)}
      translate="no"
      aria-required=${String(isRequired)}
      aria-invalid=${String(problem !== undefined)}
      aria-describedby=${describedBy(part) ?? nothing}
      .value=${live(typeof value === 'string' ? value : '')}
    ></textarea>
  </div>`;
}

/** The author's token; nothing is offered or kept on a machine that others use. */
export function autocomplete({ spec, isShared }: FieldPart): string | typeof nothing {
  return isShared ? 'off' : (spec.autocomplete ?? nothing);
}
