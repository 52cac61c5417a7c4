import type { OutputUnit, Schema } from '@cfworker/json-schema';
import type { InvalidParam } from '../errors.ts';
import type { Answers } from '../form.ts';
import { childPointer, getAt, isObject, isWithin, ownValue, unescapeToken } from './json-pointer.ts';
import { isSchema, type PreparedForm } from './prepared-form.ts';

/** Only say that something below failed; that something is reported itself. */
// prettier-ignore
const WRAPPERS = new Set([
  'properties', 'patternProperties', 'additionalProperties', 'dependentSchemas',
  'items', 'prefixItems', 'allOf', 'if', '$ref',
]);
/** Keywords whose value goes into `params.limit`. */
// prettier-ignore
const LIMITS = new Set([
  'minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf',
  'minItems', 'maxItems', 'minProperties', 'maxProperties', 'minContains', 'maxContains',
]);
/** Failures inside these are not failures of the answers by themselves. */
const BRANCHES = new Set(['anyOf', 'oneOf', 'not', 'contains', 'if', 'propertyNames']);
const MAPS = new Set(['properties', 'patternProperties', 'dependentSchemas']);
const LISTS = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);

/** Every violation of the form's schema, with pointer and code; several for one pointer are possible. */
export function schemaErrors(form: PreparedForm, answers: Answers): InvalidParam[] {
  const units = form.validator.validate(answers).errors;
  const alternatives = units
    .filter((unit) => unit.keyword === 'anyOf' || unit.keyword === 'oneOf')
    .map((unit) => pointerOf(unit));
  return units.flatMap((unit) => (WRAPPERS.has(unit.keyword) ? [] : translate(form, answers, unit, alternatives)));
}

function translate(
  form: PreparedForm,
  answers: Answers,
  unit: OutputUnit,
  alternatives: readonly string[],
): InvalidParam[] {
  const pointer = pointerOf(unit);
  if (unit.keyword === 'false') {
    // The validator does not say where in the schema a `false` stands, so one below failed alternatives is taken for theirs.
    return alternatives.some((ancestor) => isWithin(pointer, ancestor)) ? [] : [{ pointer, code: 'not_allowed' }];
  }
  const { schema, inBranch } = locate(form, unit.keywordLocation);
  if (inBranch) return [];

  const { keyword } = unit;
  if (keyword === 'required' || keyword === 'dependentRequired') {
    return missingKeys(schema, getAt(answers, pointer)).map((key) => ({
      pointer: childPointer(pointer, key),
      code: 'required',
    }));
  }
  if (LIMITS.has(keyword)) return [{ pointer, code: keyword, params: { limit: ownValue(schema, keyword) } }];
  switch (keyword) {
    case 'type':
    case 'format':
      return [{ pointer, code: keyword, params: { [keyword]: ownValue(schema, keyword) } }];
    case 'const':
      // A box that must be ticked and is not: for people it is missing, not wrong.
      return [{ pointer, code: schema.const === true && getAt(answers, pointer) === false ? 'required' : 'const' }];
    case 'enum':
    case 'pattern':
    case 'uniqueItems':
    case 'contains':
      return [{ pointer, code: keyword }];
    default:
      return [{ pointer, code: 'no_match' }];
  }
}

function missingKeys(schema: Schema, value: unknown): string[] {
  const dependent = Object.entries(schema.dependentRequired ?? {}).flatMap(([key, more]) =>
    ownValue(value, key) === undefined ? [] : more,
  );
  return [...(schema.required ?? []), ...dependent].filter((key) => ownValue(value, key) === undefined);
}

function pointerOf(unit: OutputUnit): string {
  return decodeURIComponent(unit.instanceLocation.slice(1));
}

/** Follows the validator's path from the root schema to the one whose last keyword failed. */
function locate(form: PreparedForm, keywordLocation: string): { schema: Schema; inBranch: boolean } {
  const segments = keywordLocation.split('/').slice(1, -1);
  let schema: unknown = form.schema;
  let inBranch = false;
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index] ?? '';
    inBranch ||= BRANCHES.has(segment);
    if (segment === '$ref' && isSchema(schema)) {
      schema = form.lookup[schema.__absolute_ref__ ?? schema.$ref ?? ''];
    } else if (MAPS.has(segment) || LISTS.has(segment)) {
      index += 1;
      schema = ownValue(ownValue(schema, segment), unescapeToken(decodeURIComponent(segments[index] ?? '')));
    } else {
      schema = ownValue(schema, segment);
    }
  }
  return { schema: isObject(schema) ? schema : {}, inBranch };
}
