/** For tests only: requests to one route, from right to wrong in every part. */
import { buildOpenApi } from '@qwy/contract/openapi';
import type { JsonObject } from '@qwy/contract/openapi-schemas';
import { asJsonObject } from '@qwy/contract/openapi-schemas';
import type { Route } from '@qwy/contract/route';
import fc from 'fast-check';
import { API, FORMS } from '../test-gateway.ts';
import type { Example } from './test-examples.ts';
import { CANARY, allowed, oddText, oddlyWorded, spoiled } from './test-odd-values.ts';

/** One request, whole but for its credentials. */
export interface Shot {
  readonly url: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

const document = buildOpenApi({ version: '0.1.0', servers: [API] });
const { schemas } = document.components;

const headerText = oddText.map((text) => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?').slice(0, 300));
const headers = fc.record(
  {
    'idempotency-key': fc.oneof(
      { weight: 6, arbitrary: fc.stringMatching(/^[\w-]{16,40}$/) },
      { weight: 1, arbitrary: headerText },
    ),
    origin: fc.constantFrom(FORMS, 'null', 'http://evil.example', CANARY),
    'if-none-match': headerText,
    'last-event-id': headerText,
    accept: headerText,
    'accept-language': headerText,
    'x-forwarded-for': headerText,
    cookie: headerText,
    'user-agent': headerText,
  },
  { requiredKeys: ['idempotency-key'] },
);

/** @param example - parts of a request that would be right: most shots begin with them */
export function shotsAt(route: Route, example: Example): fc.Arbitrary<Shot> {
  const operation = asJsonObject(asJsonObject(document.paths[route.path])[route.method.toLowerCase()]);
  const parameters = (Array.isArray(operation.parameters) ? operation.parameters : []).map(asJsonObject);
  const part = (place: string) =>
    fc.record(
      Object.fromEntries(
        parameters
          .filter((parameter) => parameter.in === place)
          .map(({ name, schema }) => [String(name), parameterText(schema, example.params?.[String(name)])]),
      ),
      place === 'path' ? {} : { requiredKeys: [] },
    );
  return fc
    .tuple(part('path'), part('query'), bodies(operation, example.body), headers)
    .map(([params, query, body, sent]) => ({ url: urlOf(route, params, query), body, headers: sent }));
}

function parameterText(schema: JsonObject[string] | undefined, right: string | undefined): fc.Arbitrary<unknown> {
  const any = [
    { weight: 2, arbitrary: allowed(schema, schemas) },
    { weight: 1, arbitrary: oddText },
  ];
  return fc.oneof(...any, ...(right === undefined ? [] : [{ weight: 6, arbitrary: fc.constant(right) }]));
}

function bodies(operation: JsonObject, right: unknown): fc.Arbitrary<unknown> {
  const [content] = Object.values(asJsonObject(asJsonObject(operation.requestBody).content));
  if (content === undefined) return fc.constant(undefined);
  const valid = allowed(asJsonObject(content).schema, schemas);
  if (right === undefined) return fc.oneof(valid, spoiled(valid));
  const worded = oddlyWorded(right);
  return fc.oneof({ weight: 3, arbitrary: worded }, valid, spoiled(valid), spoiled(worded));
}

function urlOf(
  route: Route,
  params: Readonly<Record<string, unknown>>,
  query: Readonly<Record<string, unknown>>,
): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encode(String(params[name])));
  const search = Object.entries(query).map(([name, value]) => `${name}=${encode(String(value))}`);
  return search.length === 0 ? path : `${path}?${search.join('&')}`;
}

function encode(text: string): string {
  // Half a surrogate pair, as some clients write it.
  return /[\ud800-\udfff]/u.test(text) ? '%ED%A0%80' : encodeURIComponent(text);
}
