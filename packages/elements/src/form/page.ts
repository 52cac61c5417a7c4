import type { FormPage } from '@qwy/contract/form';
import type { Locale } from '@qwy/contract/frame';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { renderField } from './fields/field.ts';
import type { FormState } from './form-state.ts';
import type { Rest } from './rest-loader.ts';

/** What a page is drawn from besides the state. */
export interface PageOptions {
  readonly locale: Locale;
  readonly isShared: boolean;
  /** Loads later; until then there are no problems. */
  readonly problemText: Rest['problemText'] | undefined;
}

/**
 * The sections and fields of one page. Not inside a `<form>`: Chromium needs quadratic time to insert controls into one, and
 * nothing here is sent by it.
 */
export function renderPage(state: FormState, page: FormPage, options: PageOptions): TemplateResult {
  return html`${repeat(page.sections, sectionKey, (section) => renderSection(state, section, options))}`;
}

type Section = FormPage['sections'][number];

/** A section is the one that its first visible field is in, however many others appear before it. */
const sectionKey = ({ fields }: Section): string => fields[0]?.pointer ?? '';

function renderSection(state: FormState, { title, help, fields }: Section, options: PageOptions): TemplateResult {
  return html`<div class="section">
    ${title ? html`<h4 .textContent=${title}></h4>` : nothing}
    ${help ? html`<p class="help" .textContent=${help}></p>` : nothing}
    ${repeat(
      fields,
      ({ pointer }) => pointer,
      ({ pointer }) => renderOne(state, pointer, options),
    )}
  </div>`;
}

function renderOne(
  { specs, values, required, problems }: FormState,
  pointer: string,
  { locale, isShared, problemText }: PageOptions,
): TemplateResult | typeof nothing {
  const spec = specs.get(pointer);
  if (!spec) return nothing;
  const problem = problems.get(pointer);
  return renderField({
    spec,
    value: values.get(pointer),
    isRequired: required.has(pointer),
    problem: problem && problemText?.(problem, spec, locale),
    locale,
    isShared,
  });
}
