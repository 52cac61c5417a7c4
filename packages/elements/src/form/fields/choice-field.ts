import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { isTicked } from '../field-value.ts';
import { formMessages } from '../form-messages.ts';
import type { FieldPart } from './field-part.ts';
import { describedBy } from './field-part.ts';
import { renderNotes, renderWords } from './notes.ts';
import { autocomplete } from './text-field.ts';

/** One of a few answers, all in sight. */
export function renderRadios(part: FieldPart): TemplateResult {
  const { spec, value, isRequired, problem } = part;
  return html`<fieldset
    id=${spec.id}
    class="field"
    data-field=${spec.pointer}
    role="radiogroup"
    aria-labelledby="${spec.id}-words"
    aria-required=${String(isRequired)}
    aria-invalid=${String(problem !== undefined)}
    aria-describedby=${describedBy(part) ?? nothing}
  >
    <legend id="${spec.id}-words">${renderWords(part)}</legend>
    ${renderNotes(part)}
    <div class="options">
      ${spec.options.map(
        (option, index) =>
          html`<label class="option ${value === option.value ? 'chosen' : ''}" for="${spec.id}-${index}">
            <input
              id="${spec.id}-${index}"
              type="radio"
              name=${spec.id}
              value=${option.value}
              .checked=${live(value === option.value)}
            />
            <span .textContent=${option.label}></span>
          </label>`,
      )}
    </div>
  </fieldset>`;
}

/** Any number of answers. */
export function renderCheckboxes(part: FieldPart): TemplateResult {
  const { spec, value, problem } = part;
  return html`<fieldset
    id=${spec.id}
    class="field"
    data-field=${spec.pointer}
    aria-describedby=${describedBy(part) ?? nothing}
  >
    <legend>${renderWords(part)}</legend>
    ${renderNotes(part)}
    <div class="options">
      ${spec.options.map((option, index) => {
        const isChosen = isTicked(value, option.value);
        return html`<label class="option ${isChosen ? 'chosen' : ''}" for="${spec.id}-${index}">
          <input
            id="${spec.id}-${index}"
            type="checkbox"
            value=${option.value}
            aria-invalid=${String(problem !== undefined)}
            .checked=${live(isChosen)}
          />
          <span .textContent=${option.label}></span>
        </label>`;
      })}
    </div>
  </fieldset>`;
}

/** Yes or nothing. */
export function renderCheckbox(part: FieldPart): TemplateResult {
  const { spec, value, isRequired, problem } = part;
  return html`<div class="field" data-field=${spec.pointer}>
    ${renderNotes(part)}
    <label class="option ${value === true ? 'chosen' : ''}" for=${spec.id}>
      <input
        id=${spec.id}
        type="checkbox"
        aria-required=${String(isRequired && spec.mustBeTrue)}
        aria-invalid=${String(problem !== undefined)}
        aria-describedby=${describedBy(part) ?? nothing}
        .checked=${live(value === true)}
      />
      <span>${renderWords({ ...part, isRequired: isRequired || !spec.mustBeTrue })}</span>
    </label>
  </div>`;
}

/** One of many answers. */
export function renderSelect(part: FieldPart): TemplateResult {
  const { spec, value, isRequired, problem } = part;
  return html`<div class="field" data-field=${spec.pointer}>
    <label for=${spec.id}>${renderWords(part)}</label>
    ${renderNotes(part)}
    <select
      id=${spec.id}
      autocomplete=${autocomplete(part)}
      aria-required=${String(isRequired)}
      aria-invalid=${String(problem !== undefined)}
      aria-describedby=${describedBy(part) ?? nothing}
    >
      <option value="" .selected=${live(!value)} .textContent=${formMessages[part.locale].choose}></option>
      ${spec.options.map(
        (option) =>
          html`<option
            value=${option.value}
            .selected=${live(value === option.value)}
            .textContent=${option.label}
          ></option>`,
      )}
    </select>
  </div>`;
}
