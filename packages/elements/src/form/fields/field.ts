import type { TemplateResult } from 'lit';
import { renderCheckbox, renderCheckboxes, renderRadios, renderSelect } from './choice-field.ts';
import type { FieldPart } from './field-part.ts';
import { renderTextArea, renderTextField } from './text-field.ts';

/** Draws a field; label, hint, problem and control in one tree. What happens in it is read by `readField`. */
export function renderField(part: FieldPart): TemplateResult {
  switch (part.spec.kind) {
    case 'radio':
      return renderRadios(part);
    case 'checkboxes':
      return renderCheckboxes(part);
    case 'checkbox':
      return renderCheckbox(part);
    case 'select':
      return renderSelect(part);
    case 'textarea':
      return renderTextArea(part);
    case 'text':
    case 'number':
    case 'date':
    case 'phone':
    case 'citizen-id':
      return renderTextField(part);
  }
}
