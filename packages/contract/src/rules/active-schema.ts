import { validate, type Schema } from '@cfworker/json-schema';
import type { Answers } from '../form.ts';
import { childPointer, isObject, ownValue } from './json-pointer.ts';
import { isSchema, type PreparedForm } from './prepared-form.ts';

/**
 * The schemas that certainly hold for one value: the given one, what it refers to, all of `allOf`, and the side of `if` that the value
 * is on. Alternatives (`anyOf`, `oneOf`) are left out: which of them holds is not certain.
 */
export function activeSchemas(form: PreparedForm, schema: unknown, value: unknown): Schema[] {
  const found: Schema[] = [];
  const visit = (candidate: unknown) => {
    if (!isSchema(candidate) || found.includes(candidate)) return;
    found.push(candidate);
    if (candidate.$ref !== undefined) visit(form.lookup[candidate.__absolute_ref__ ?? candidate.$ref]);
    for (const part of candidate.allOf ?? []) visit(part);
    if (candidate.if !== undefined && value !== undefined) {
      const met = validate(value, candidate.if, '2020-12', form.lookup).valid;
      visit(met ? candidate.then : candidate.else);
    }
    for (const [key, part] of Object.entries(candidate.dependentSchemas ?? {})) {
      if (ownValue(value, key) !== undefined) visit(part);
    }
  };
  visit(schema);
  return found;
}

/** The schemas that hold for a property, given those of the object it is in. */
export function childSchemas(form: PreparedForm, parents: readonly Schema[], key: string, value: unknown): Schema[] {
  return parents.flatMap((parent) => activeSchemas(form, ownValue(parent.properties, key), value));
}

/** Every string in the answers whose schema names a format, with where it is. */
export function formattedStrings(
  form: PreparedForm,
  answers: Answers,
): { pointer: string; text: string; format: string }[] {
  const found: { pointer: string; text: string; format: string }[] = [];
  const visit = (schemas: readonly Schema[], value: unknown, pointer: string) => {
    if (typeof value === 'string') {
      for (const { format } of schemas) if (format !== undefined) found.push({ pointer, text: value, format });
    } else if (Array.isArray(value)) {
      value.forEach((item: unknown, index) => {
        const itemSchemas = schemas.flatMap((schema) =>
          activeSchemas(form, schema.prefixItems?.[index] ?? schema.items, item),
        );
        visit(itemSchemas, item, childPointer(pointer, index));
      });
    } else if (isObject(value)) {
      for (const [key, child] of Object.entries(value))
        visit(childSchemas(form, schemas, key, child), child, childPointer(pointer, key));
    }
  };
  visit(activeSchemas(form, form.schema, answers), answers, '');
  return found;
}
