import { nothing } from 'lit';
import { PartType } from 'lit/directive.js';
import { TemplateResultType, getDirectiveClass, isTemplateResult } from 'lit/directive-helpers.js';

/**
 * What a template of ours draws, as markup. Knows what our templates are written in: children, unquoted attributes, `?flags`,
 * `.textContent`, `.value`, `.checked`, directives that only choose or repeat; listeners are left out. `@lit-labs/ssr` would draw
 * no `.textContent`, which all our texts are: see docs/decisions/0029.
 * @throws {TypeError} for a template that holds anything else
 */
export function markupOf(value: unknown): string {
  if (value === undefined || value === null || value === nothing) return '';
  if (isTemplateResult(value, TemplateResultType.HTML)) return new Drawing().draw(value.strings, value.values);
  const Directive = getDirectiveClass(value);
  if (Directive && hasValues(value)) return markupOf(new Directive({ type: PartType.CHILD }).render(...value.values));
  if (Array.isArray(value)) return value.map(markupOf).join('');
  return escaped(String(value));
}

const hasValues = (value: unknown): value is { readonly values: readonly unknown[] } =>
  typeof value === 'object' && value !== null && 'values' in value && Array.isArray(value.values);

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** A name at the end of a tag so far, which waits for its value: ` .textContent=`. */
const BINDING = /\s([.?@]?)([^\s"'<>=/]+)=$/;

/** One template on its way into markup. */
class Drawing {
  #markup = '';
  #isInTag = false;
  #quote = '';
  /** Goes behind the end of the tag that is being written. */
  #text = '';

  draw(strings: readonly string[], values: readonly unknown[]): string {
    for (const [index, fixed] of strings.entries()) {
      this.#write(fixed);
      if (index === values.length) break;
      if (!this.#isInTag) {
        this.#markup += markupOf(values[index]);
        continue;
      }
      const binding = BINDING.exec(fixed);
      if (!binding) throw new TypeError(`A template binds what no server can draw, after ${fixed.slice(-40)}`);
      this.#markup = this.#markup.slice(0, binding.index - fixed.length);
      this.#bind(binding[1] ?? '', binding[2] ?? '', values[index]);
    }
    return this.#markup;
  }

  #write(fixed: string): void {
    for (const sign of fixed) {
      this.#markup += sign;
      if (this.#quote) this.#quote = sign === this.#quote ? '' : this.#quote;
      else if (this.#isInTag && (sign === '"' || sign === "'")) this.#quote = sign;
      else if (sign === '<') this.#isInTag = true;
      else if (sign === '>') this.#endTag();
    }
  }

  #endTag(): void {
    this.#isInTag = false;
    this.#markup += this.#text;
    this.#text = '';
  }

  #bind(kind: string, name: string, value: unknown): void {
    const isThere = value !== undefined && value !== null && value !== nothing;
    if (kind === '@') return;
    if (kind === '.' && name === 'textContent') this.#text = isThere ? escaped(String(value)) : '';
    else if (kind === '?' || (kind === '.' && name === 'checked')) this.#markup += value ? ` ${name}` : '';
    else if (kind === '' || name === 'value') this.#markup += isThere ? ` ${name}="${escaped(String(value))}"` : '';
    else throw new TypeError(`No server can draw the property ${name}.`);
  }
}
