import type { Defect } from '../item.ts';
import { CUSTOM_FORMATS, PLAIN_FORMATS } from './formats.ts';
import { childPointer, getAt, isObject, isSafePointer } from './json-pointer.ts';
import { patternDefect } from './pattern-safety.ts';

/** Levels of nesting, and sub-schemas with every `$ref` followed: beyond these a schema is refused. */
const DEEPEST = 24;
const MOST_SCHEMAS = 5_000;
const MOST_MEMBERS = 1_000;

type Shape = 'schema' | 'schemas' | 'schemaMap' | 'count' | 'number' | 'strings' | 'stringMap' | 'values' | 'any';

/** The keywords a form may use, and what their values look like. The rest of JSON Schema (`$dynamicRef`, `$id`, `unevaluated…`) is refused. */
const KEYWORDS: Readonly<Record<string, Shape>> = {
  type: 'any',
  enum: 'values',
  const: 'any',
  properties: 'schemaMap',
  required: 'strings',
  additionalProperties: 'schema',
  dependentRequired: 'stringMap',
  dependentSchemas: 'schemaMap',
  minProperties: 'count',
  maxProperties: 'count',
  items: 'schema',
  prefixItems: 'schemas',
  contains: 'schema',
  minContains: 'count',
  maxContains: 'count',
  minItems: 'count',
  maxItems: 'count',
  uniqueItems: 'any',
  minLength: 'count',
  maxLength: 'count',
  pattern: 'any',
  format: 'any',
  minimum: 'number',
  maximum: 'number',
  exclusiveMinimum: 'number',
  exclusiveMaximum: 'number',
  multipleOf: 'number',
  allOf: 'schemas',
  anyOf: 'schemas',
  oneOf: 'schemas',
  not: 'schema',
  if: 'schema',
  then: 'schema',
  else: 'schema',
  $ref: 'any',
  $defs: 'schemaMap',
  $schema: 'any',
  $comment: 'any',
  title: 'any',
  description: 'any',
  default: 'any',
  examples: 'any',
};
const TYPES = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);
/** A custom format below these would go unchecked: whether their schema holds is not certain. */
const UNCERTAIN = new Set(['anyOf', 'oneOf', 'not', 'if', 'contains']);

/**
 * What is wrong with a JSON Schema that an author wrote; `field` is `at` plus the JSON pointer inside the schema. Codes: `schema_malformed`,
 * `keyword_unsupported`, `keyword_malformed`, `ref_unresolved`, `ref_cycle`, `schema_too_large`, `format_unknown`, `format_in_branch`,
 * `pointer_forbidden` (a property called `__proto__` or the like) and those of `PatternDefect`.
 */
export function schemaDefects(schema: unknown, at: string): Defect[] {
  const defects: Defect[] = [];
  const seen = new Set<unknown>();
  let visited = 0;

  const report = (field: string, code: string, detail?: string) =>
    defects.push(detail === undefined ? { field, code } : { field, code, detail });

  const visit = (node: unknown, field: string, following: readonly unknown[], uncertain: boolean): void => {
    visited += 1;
    if (visited > MOST_SCHEMAS || following.length > DEEPEST) {
      if (!defects.some(({ code }) => code === 'schema_too_large')) report(field, 'schema_too_large');
      return;
    }
    if (typeof node === 'boolean') return;
    if (!isObject(node)) {
      report(field, 'schema_malformed');
      return;
    }
    if (following.includes(node)) {
      report(field, 'ref_cycle');
      return;
    }
    // A definition that several refer to is told once, but followed (and counted) each time.
    const first = !seen.has(node);
    seen.add(node);
    for (const [keyword, value] of Object.entries(node)) {
      const here = childPointer(field, keyword);
      const shape = Object.prototype.hasOwnProperty.call(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
      if (shape === undefined) {
        if (first && !keyword.startsWith('x-')) report(here, 'keyword_unsupported');
        continue;
      }
      if (!hasShape(value, shape)) {
        if (first) report(here, 'keyword_malformed');
        continue;
      }
      if (first) checkValue(keyword, value, here, uncertain);
      const inside = [...following, node];
      const doubt = uncertain || UNCERTAIN.has(keyword);
      if (shape === 'schema') visit(value, here, inside, doubt);
      if (shape === 'schemas' && Array.isArray(value))
        value.forEach((part, index) => visit(part, `${here}/${index}`, inside, doubt));
      if (shape === 'schemaMap' && isObject(value) && keyword !== '$defs') {
        for (const [key, part] of Object.entries(value)) visit(part, childPointer(here, key), inside, doubt);
      }
      if (keyword === '$ref' && typeof value === 'string') {
        const target = localTarget(schema, value);
        if (target === undefined) report(here, 'ref_unresolved', value);
        else visit(target, at + value.slice(1), inside, doubt);
      }
    }
  };

  const checkValue = (keyword: string, value: unknown, field: string, uncertain: boolean): void => {
    if (keyword === 'type' && ![value].flat().every((type) => typeof type === 'string' && TYPES.has(type)))
      report(field, 'keyword_malformed');
    if (keyword === '$ref' && typeof value !== 'string') report(field, 'keyword_malformed');
    if (keyword === 'uniqueItems' && typeof value !== 'boolean') report(field, 'keyword_malformed');
    if (keyword === 'multipleOf' && !(typeof value === 'number' && value > 0)) report(field, 'keyword_malformed');
    if (keyword === 'pattern') {
      const defect = typeof value === 'string' ? patternDefect(value) : 'keyword_malformed';
      if (defect) report(field, defect);
    }
    if (keyword === 'format') {
      const custom = CUSTOM_FORMATS.some((format) => format === value);
      if (!custom && !PLAIN_FORMATS.some((format) => format === value)) report(field, 'format_unknown', String(value));
      if (custom && uncertain) report(field, 'format_in_branch', String(value));
    }
    if (keyword === 'properties' && isObject(value)) {
      for (const key of Object.keys(value))
        if (!isSafePointer(childPointer('', key))) report(childPointer(field, key), 'pointer_forbidden');
    }
  };

  visit(schema, at, [], false);
  // Definitions that nothing refers to are still resolved when the form is prepared.
  if (isObject(schema) && isObject(schema.$defs)) {
    for (const [key, definition] of Object.entries(schema.$defs)) {
      if (!seen.has(definition)) visit(definition, `${at}/$defs/${key}`, [], false);
    }
  }
  return defects;
}

/** What a `$ref` within the same schema leads to; `undefined` for any other. */
export function localTarget(schema: unknown, ref: string): unknown {
  if (!/^#(\/\$defs\/[\w.-]+)?$/.test(ref)) return undefined;
  const target = getAt(schema, ref.slice(1));
  return isObject(target) || typeof target === 'boolean' ? target : undefined;
}

function hasShape(value: unknown, shape: Shape): boolean {
  switch (shape) {
    case 'schema':
      return isObject(value) || typeof value === 'boolean';
    case 'schemas':
      return Array.isArray(value) && value.length > 0 && value.length <= MOST_MEMBERS;
    case 'schemaMap':
      return isObject(value) && Object.keys(value).length <= MOST_MEMBERS;
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'strings':
      return isStrings(value);
    case 'stringMap':
      return isObject(value) && Object.values(value).every(isStrings);
    case 'values':
      return Array.isArray(value) && value.length > 0 && value.length <= MOST_MEMBERS;
    case 'any':
      return true;
  }
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.length <= MOST_MEMBERS && value.every((item) => typeof item === 'string');
}
