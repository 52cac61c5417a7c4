import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { formMessages } from '../form-messages.ts';
import type { FieldPart } from './field-part.ts';

/** The words of a label, with the mark of what may be left out. */
export function renderWords({ spec, isRequired, locale }: FieldPart): TemplateResult {
  return html`<span .textContent=${spec.label}></span>${
      isRequired ? nothing : html`<span class="optional" .textContent=${formMessages[locale].optional}></span>`
    }`;
}

/** Hint and problem, between label and control: seen before the keyboard of a phone covers what is below. */
export function renderNotes({ spec, problem }: FieldPart): TemplateResult {
  return html`${spec.help ? html`<p class="help" id="${spec.id}-help" .textContent=${spec.help}></p>` : nothing}${
    problem ? html`<p class="error" id="${spec.id}-problem" .textContent=${problem}></p>` : nothing
  }`;
}
