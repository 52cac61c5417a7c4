/** For tests only: values that are allowed but unusual, and values that are not allowed, from JSON Schemas. */
import type { JsonObject, JsonValue } from '@qwy/contract/openapi-schemas';
import { asJsonObject } from '@qwy/contract/openapi-schemas';
import fc from 'fast-check';

/** Part of every text that the fuzz types: it must not appear where nothing typed may appear. */
export const CANARY = 'qwyCanary';
/** Part of the keys it makes up. */
export const KEY = 'qwyKey';

const ODD_TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udc00',
  '\ufeff',
  '\u202e)evil',
  '\u2028',
  '𠮷野家',
  '👩‍👩‍👧‍👦',
  'İ',
  '％',
  "'; drop table service_case; --",
  '%00',
  '%',
  '_',
  '\\',
  '"',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '${jndi:ldap://x}',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  'NaN',
  '-0',
  '1e400',
  '0000-00-00T00:00:00Z',
  '0000-01-01T00:00:00.000Z~x',
  '9999-12-31T23:59:59.999999Z',
  '2026-02-30',
  '\r\nset-cookie: a=b',
  'x'.repeat(5000),
  '县'.repeat(3000),
];

/** Texts: some plain, some odd, all marked where the length allows it. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...ODD_TEXTS),
  fc.constantFrom(...ODD_TEXTS).map((text) => CANARY + text),
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => CANARY + text),
);

const oddKey: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...ODD_TEXTS),
  fc.string({ unit: 'binary', maxLength: 10 }).map((text) => KEY + text),
);

/** Any JSON, with numbers, depth and keys at their edges. */
export const oddJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -0, -1, 1.5, 1e308, -1e308, 2 ** 31, 2 ** 53, 2 ** 63, [], {}),
  oddText,
  fc.constantFrom<unknown>(
    [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]],
    Array.from({ length: 2000 }, () => 0),
  ),
  fc.dictionary(oddKey, fc.constantFrom<unknown>(1, 'x', null, {}), { maxKeys: 4 }),
);

/** Values that a schema allows, preferring its edges and odd texts. */
export function allowed(schema: JsonValue | undefined, schemas: JsonObject, depth = 0): fc.Arbitrary<unknown> {
  const node = asJsonObject(schema);
  const ref = typeof node.$ref === 'string' ? node.$ref.replace('#/components/schemas/', '') : undefined;
  if (ref !== undefined) return allowed(schemas[ref], schemas, depth);
  if (Array.isArray(node.enum)) return fc.constantFrom<unknown>(...node.enum);
  if ('const' in node) return fc.constant<unknown>(node.const);
  const choices = [node.anyOf, node.oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  if (choices.length > 0) return fc.oneof(...choices.map((choice) => allowed(choice, schemas, depth)));
  if (Array.isArray(node.allOf)) return allowed(node.allOf[0], schemas, depth);
  switch (node.type) {
    case 'string':
      return allowedText(node);
    case 'integer':
    case 'number':
      return allowedNumber(node);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(allowed(node.items, schemas, depth + 1), {
        minLength: numberOr(node.minItems, 0),
        maxLength: Math.min(numberOr(node.maxItems, 3), 3),
      });
    case 'object':
      return allowedObject(node, schemas, depth);
    default:
      return oddJson;
  }
}

function allowedText(node: JsonObject): fc.Arbitrary<unknown> {
  const min = numberOr(node.minLength, 0);
  const max = numberOr(node.maxLength, 6000);
  if (node.format === 'date-time')
    return fc.constantFrom('2026-03-02T02:00:00.000Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z');
  if (node.format === 'date') return fc.constantFrom('2026-03-02', '0001-01-01', '9999-12-31');
  if (node.format === 'uri')
    return fc.constantFrom('https://dept.example/hook', 'http://169.254.169.254/', 'javascript:alert(1)', 'x:y');
  const patterns = [
    node.pattern,
    ...(Array.isArray(node.allOf) ? node.allOf.map((part) => asJsonObject(part).pattern) : []),
  ];
  const [pattern] = patterns.filter((part) => typeof part === 'string');
  if (typeof pattern === 'string')
    return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length >= min && text.length <= max);
  return oddText.map((text) => text.slice(0, max).padEnd(min, '县'));
}

function allowedNumber(node: JsonObject): fc.Arbitrary<unknown> {
  const min = numberOr(node.minimum, -(2 ** 53 - 1));
  const max = numberOr(node.maximum, 2 ** 53 - 1);
  return fc.oneof(fc.constantFrom(min, max), fc.integer({ min: Math.max(min, -1000), max: Math.min(max, 1000) }));
}

function allowedObject(node: JsonObject, schemas: JsonObject, depth: number): fc.Arbitrary<unknown> {
  const properties = Object.entries(asJsonObject(node.properties));
  const required = Array.isArray(node.required) ? node.required : [];
  // Deep inside, only what must be there.
  const present = properties.filter(([name]) => depth < 3 || required.includes(name));
  const own = fc.record(
    Object.fromEntries(present.map(([name, schema]) => [name, allowed(schema, schemas, depth + 1)])),
    { requiredKeys: present.map(([name]) => name).filter((name) => required.includes(name)) },
  );
  const rest = node.additionalProperties;
  if (properties.length > 0 || typeof rest !== 'object') return own;
  return fc.dictionary(oddKey, allowed(rest, schemas, depth + 1), { maxKeys: 3 });
}

/** A value with one thing about it changed: replaced, left out, added, or of another type. */
export function spoiled(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(value, fc.nat(), oddJson, oddKey, fc.nat(3)).map(([whole, where, other, key, how]) => {
    if (how === 3 || typeof whole !== 'object' || whole === null) return other;
    const copy: unknown = structuredClone(whole);
    const objects = objectsIn(copy);
    const target = objects[where % objects.length];
    if (!target) return other;
    const keys = Object.keys(target);
    const chosen = keys[where % Math.max(1, keys.length)];
    if (how === 0 || chosen === undefined) Object.defineProperty(target, key, { value: other, ...OPEN });
    else if (how === 1) Reflect.deleteProperty(target, chosen);
    else target[chosen] = other;
    return copy;
  });
}

/** A whole value with one of its texts replaced by an odd one. */
export function oddlyWorded(whole: unknown): fc.Arbitrary<unknown> {
  return fc.tuple(fc.nat(), oddText, fc.boolean()).map(([where, text, asItIs]) => {
    const copy: unknown = structuredClone(whole);
    if (asItIs) return copy;
    const places = objectsIn(copy).flatMap((target) =>
      Object.keys(target).flatMap((key) => (typeof target[key] === 'string' ? [{ target, key }] : [])),
    );
    const place = places[where % Math.max(1, places.length)];
    if (place) place.target[place.key] = text;
    return copy;
  });
}

/** `__proto__` becomes a key like any other, as it is in JSON. */
const OPEN = { enumerable: true, configurable: true, writable: true };

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : [value as Record<string, unknown>];
  return [...own, ...Object.values(value).flatMap(objectsIn)];
}

const numberOr = (value: JsonValue | undefined, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;
