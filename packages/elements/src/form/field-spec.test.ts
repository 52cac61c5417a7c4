import { FormDefinition } from '@qwy/contract/form';
import { prepareForm } from '@qwy/contract/rules/prepared-form';
import { describe, expect, it } from 'vitest';
import { fieldSpecs } from './field-spec.ts';
import { answerOf, fits, tidied } from './field-value.ts';
import { sampleForm } from './sample-forms.examples.ts';

/** The spec of a field `/x` with this schema and layout. */
function specOf(schema: Readonly<Record<string, unknown>>, layout: Readonly<Record<string, unknown>> = {}) {
  const definition = FormDefinition.parse({
    ...sampleForm,
    schema: { type: 'object', $defs: { yes: { type: 'boolean', const: true } }, properties: { x: schema } },
    pages: [{ id: 'one', title: '一页', sections: [{ fields: [{ pointer: '/x', label: '问题', ...layout }] }] }],
  });
  const spec = fieldSpecs(prepareForm(definition)).get('/x');
  if (!spec) throw new Error('no field');
  return spec;
}

describe('a field', () => {
  it.each([
    [{ type: 'string' }, 'text'],
    [{ type: 'string', maxLength: 500 }, 'textarea'],
    [{ type: 'string', format: 'date' }, 'date'],
    [{ type: 'string', format: 'cn-citizen-id' }, 'citizen-id'],
    [{ type: 'string', format: 'cn-mobile' }, 'phone'],
    [{ type: 'string', enum: ['a', 'b'] }, 'radio'],
    [{ type: 'string', enum: [...'abcdefg'] }, 'select'],
    [{ type: 'integer' }, 'number'],
    [{ type: 'boolean' }, 'checkbox'],
    [{ $ref: '#/$defs/yes' }, 'checkbox'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, 'checkboxes'],
  ])('without a widget is drawn as its schema %j asks: %s', (schema, kind) => {
    expect(specOf(schema).kind).toBe(kind);
  });

  it('sends the schema’s own value for a choice, not its text', () => {
    const level = specOf({ type: 'integer', enum: [1, 2] }, { widget: 'radio' });
    expect(answerOf(level, '2')).toBe(2);
    const wants = specOf({ type: 'boolean' }, { widget: 'radio', options: [{ value: 'false', label: '不要' }] });
    expect(answerOf(wants, 'false')).toBe(false);
  });

  it('knows that a box must be ticked, also through a reference', () => {
    expect(specOf({ $ref: '#/$defs/yes' }).mustBeTrue).toBe(true);
    expect(specOf({ type: 'boolean' }).mustBeTrue).toBe(false);
  });

  it.each([
    ['12', 12],
    ['１２．５', 12.5],
    ['1,200', 1200],
    ['-3', -3],
    ['十二', '十二'],
    ['1e3', '1e3'],
    ['  ', undefined],
  ])('reads the number %s as %s', (typed, answer) => {
    expect(answerOf(specOf({ type: 'number' }), typed)).toBe(answer);
  });

  it('keeps words as they were typed', () => {
    expect(tidied(specOf({ type: 'string' }), ' 张　三 ')).toBe(' 张　三 ');
  });

  it.each([
    [{ type: 'boolean' }, true, true],
    [{ type: 'boolean' }, 'true', false],
    [{ type: 'string' }, 'x', true],
    [{ type: 'string' }, ['x'], false],
    [{ type: 'string', format: 'date' }, '2026-12-01', true],
    [{ type: 'string', format: 'date' }, 'soon', false],
    [{ type: 'array', items: { enum: ['a'] } }, ['a', 'b'], false],
  ] as const)('%j takes over %j: %s', (schema, value, expected) => {
    expect(fits(specOf(schema), value)).toBe(expected);
  });
});
