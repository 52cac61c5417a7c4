// The floor: the same label, hint and error markup in plain Lit, without `<form>`, without rules, answers or a gateway.
import { formViewStyles } from '@qwy/elements/form/form-view.styles';
import { controls } from '@qwy/elements/base/controls.styles';
import { tokens } from '@qwy/elements/base/tokens.styles';
import type { TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import type { BenchField } from './form-definition.ts';
import { FIELDS, benchFields, benchForm } from './form-definition.ts';
import { measure } from './measure.ts';

class FormFloor extends LitElement {
  static override styles = [tokens, controls, formViewStyles];

  override render(): TemplateResult {
    return html`<article class="form">
      <header class="head"><h2>${benchForm.title}</h2></header>
      ${benchFields.map((field) => renderField(field, ''))}
    </article>`;
  }
}

/** Once drawn, nothing here would change but the value and the problem. */
function renderField(field: BenchField, problem: string): TemplateResult {
  return field.kind === 'radio' ? renderRadios(field, problem) : renderLine(field, problem);
}

function renderLine(field: BenchField, problem: string): TemplateResult {
  const { pointer, label } = field;
  return html`<div class="field" data-field=${pointer}>
    <label for=${pointer}><span>${label}</span>${renderOptional(field)}</label>
    ${renderNotes(field, problem)} ${renderControl(field, problem)}
  </div>`;
}

function renderRadios(field: BenchField, problem: string): TemplateResult {
  const { pointer, label, options, isRequired } = field;
  return html`<fieldset class="field" data-field=${pointer} role="radiogroup" aria-required=${String(isRequired)}>
    <legend><span>${label}</span>${renderOptional(field)}</legend>
    ${renderNotes(field, problem)}
    <div class="options">
      ${options.map(
        (option) =>
          html`<label class="option"
            ><input type="radio" name=${pointer} value=${option} /><span>${option}</span></label
          >`,
      )}
    </div>
  </fieldset>`;
}

function renderControl({ kind, pointer, options, isRequired }: BenchField, problem: string): TemplateResult {
  const required = String(isRequired);
  const invalid = String(problem !== '');
  if (kind === 'textarea')
    return html`<textarea id=${pointer} rows="4" aria-required=${required} aria-invalid=${invalid}></textarea>`;
  if (kind === 'select') {
    return html`<select id=${pointer} aria-required=${required} aria-invalid=${invalid}>
      <option value="">请选择</option>
      ${options.map((option) => html`<option value=${option}>${option}</option>`)}
    </select>`;
  }
  const type = kind === 'phone' ? 'tel' : kind === 'date' ? 'date' : 'text';
  return html`<input id=${pointer} type=${type} .value=${''} aria-required=${required} aria-invalid=${invalid} />`;
}

const renderOptional = ({ isRequired }: BenchField): TemplateResult | typeof nothing =>
  isRequired ? nothing : html`<span class="optional">（选填）</span>`;

const renderNotes = ({ pointer, help }: BenchField, problem: string): TemplateResult =>
  html`${help === undefined ? nothing : html`<p class="help" id=${`${pointer}-help`}>${help}</p>`}${
    problem === '' ? nothing : html`<p class="error" id=${`${pointer}-problem`}>${problem}</p>`
  }`;

customElements.define('form-floor', FormFloor);

const fieldsIn = (root: ShadowRoot): number => root.querySelectorAll('[data-field]').length;
void measure([document.createElement('form-floor')], {
  began: (root) => fieldsIn(root) > 0,
  ended: (root) => fieldsIn(root) === FIELDS,
});
