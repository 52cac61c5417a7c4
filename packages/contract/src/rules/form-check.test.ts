import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { FormDefinition } from '../form.ts';
import vectors from '../vectors/form-check.json' with { type: 'json' };
import validation from '../vectors/validation.json' with { type: 'json' };
import visibility from '../vectors/visibility.json' with { type: 'json' };
import { checkFormDefinition } from './form-check.ts';
import { removeAt, setAt } from './json-pointer.ts';
import type { FormShape } from './prepared-form.ts';
import { schemaDefects } from './schema-check.ts';
import { validateAnswers } from './validation.ts';

const Shape = z.pick(FormDefinition, { schema: true, pages: true });

function changed(change: Record<string, unknown>): FormShape {
  const form = Object.entries(change).reduce<Record<string, unknown>>(
    (current, [pointer, value]) => (value === null ? removeAt(current, pointer) : withOwn(current, pointer, value)),
    vectors.form,
  );
  return Shape.parse(form);
}

/** `setAt` refuses names like `constructor`, which is exactly what some of these forms must contain. */
function withOwn(form: Record<string, unknown>, pointer: string, value: unknown): Record<string, unknown> {
  if (pointer !== '/schema/properties/constructor') return setAt(form, pointer, value);
  return setAt(form, '/schema/properties', { ...vectors.form.schema.properties, constructor: value });
}

describe('checkFormDefinition', () => {
  it.each(vectors.cases)('$name', ({ change, defects }) => {
    const told = checkFormDefinition(changed(change)).map((defect) => `${defect.field} ${defect.code}`);
    expect(told.sort()).toEqual([...defects].sort());
  });

  it('finds the forms of the other vectors sound', () => {
    for (const { form } of [validation, visibility]) expect(checkFormDefinition(Shape.parse(form))).toEqual([]);
  });

  it('lets only forms pass that can be judged', () => {
    for (const { change, defects } of vectors.cases) {
      if (defects.length === 0) expect(validateAnswers(changed(change), { name: '张三' })).toEqual([]);
    }
  });
});

describe('schemaDefects', () => {
  it('counts what references multiply, and gives up early', () => {
    const $defs: Record<string, unknown> = { d20: { type: 'string' } };
    for (let level = 0; level < 20; level += 1)
      $defs[`d${level}`] = { allOf: [{ $ref: `#/$defs/d${level + 1}` }, { $ref: `#/$defs/d${level + 1}` }] };
    const defects = schemaDefects({ type: 'object', properties: { a: { $ref: '#/$defs/d0' } }, $defs }, '/schema');
    expect(defects.map((defect) => defect.code)).toEqual(['schema_too_large']);
  });

  it('refuses bottomless nesting', () => {
    let schema: Record<string, unknown> = { type: 'string' };
    for (let level = 0; level < 2_000; level += 1) schema = { type: 'array', items: schema };
    expect(
      schemaDefects({ type: 'object', properties: { a: schema } }, '/schema').map((defect) => defect.code),
    ).toEqual(['schema_too_large']);
  });

  it.each([null, 5, 'x', []])('refuses %j as a schema', (schema) => {
    expect(schemaDefects(schema, '/schema')).toEqual([{ field: '/schema', code: 'schema_malformed' }]);
  });
});
