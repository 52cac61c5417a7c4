import { describe, expect, it } from 'vitest';
import { PROBLEM_STATUS, ProblemCode } from './errors.ts';
import { buildOpenApi } from './openapi.ts';
import { asJsonObject, type JsonValue } from './openapi-schemas.ts';
import { routeList } from './routes/index.ts';

const document = buildOpenApi({ version: '1.2.3', servers: ['https://gw.test'] });
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({
    path,
    method: method.toUpperCase(),
    ...asJsonObject(operation),
  })),
);
const operation = (id: string) =>
  asJsonObject(operations.find((candidate) => asJsonObject(candidate).operationId === id));

/** Every object in the document. */
function* objects(value: JsonValue): Generator<Record<string, JsonValue>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value;
  for (const child of Object.values(value)) yield* objects(child);
}

describe('buildOpenApi', () => {
  it('describes every route once, under its own id', () => {
    const described = operations.map(
      ({ path, method, ...rest }) => `${method} ${path} ${String(asJsonObject(rest).operationId)}`,
    );
    expect(described.sort()).toEqual(routeList.map((route) => `${route.method} ${route.path} ${route.id}`).sort());
    expect(new Set(routeList.map((route) => route.id)).size).toBe(routeList.length);
  });

  it('refers to nothing that is missing, and defines nothing that is unused', () => {
    const refs = new Set([...objects(document)].flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : [])));
    const resolves = (ref: string) =>
      ref
        .slice(2)
        .split('/')
        .reduce<JsonValue | undefined>((node, key) => asJsonObject(node)[key], document) !== undefined;
    expect([...refs].filter((ref) => !resolves(ref))).toEqual([]);
    const defined = (['schemas', 'responses'] as const).flatMap((part) =>
      Object.keys(document.components[part]).map((name) => `#/components/${part}/${name}`),
    );
    expect(defined.filter((ref) => !refs.has(ref))).toEqual([]);
  });

  it('declares each parameter of each path, and no other', () => {
    for (const { path, ...rest } of operations) {
      const { parameters } = asJsonObject(rest);
      const declared = Array.isArray(parameters)
        ? parameters.map(asJsonObject).filter((parameter) => parameter.in === 'path')
        : [];
      expect(declared.map((parameter) => `{${String(parameter.name)}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    }
  });

  it('names shared shapes instead of repeating them', () => {
    const names = Object.keys(document.components.schemas);
    expect(names).toEqual(
      expect.arrayContaining(['Change', 'FormDefinition', 'Guide', 'GuideDraft', 'Item', 'Material', 'Problem']),
    );
    expect(asJsonObject(document.components.schemas.ItemPage?.properties).rows).toEqual({
      type: 'array',
      items: { $ref: '#/components/schemas/Item' },
    });
  });

  it('closes what is sent and leaves open what is answered', () => {
    expect(document.components.schemas.GuideDraft?.additionalProperties).toBe(false);
    expect(document.components.schemas.CaseSubmission?.additionalProperties).toBe(false);
    expect(document.components.schemas.Guide).not.toHaveProperty('additionalProperties');
  });

  it('tells who may call what', () => {
    expect(operation('getGuide').security).toEqual([]);
    expect(operation('submitCase').security).toEqual([{ accessToken: ['form'], proof: [] }]);
    expect(operation('moveCase').security).toEqual([{ staff: ['officer'] }, { staff: ['admin'] }]);
    expect(operation('requestToken').security).toEqual([{ proof: [] }]);
  });

  it('tells about ETags, idempotency keys and the event stream', () => {
    const header = (id: string) =>
      [operation(id).parameters]
        .flat()
        .map(asJsonObject)
        .filter((parameter) => parameter.in === 'header')
        .map((parameter) => [parameter.name, parameter.required]);
    expect(header('getGuide')).toEqual([['If-None-Match', false]]);
    expect(asJsonObject(operation('getGuide').responses)).toHaveProperty('304');
    expect(header('submitCase')).toEqual([['Idempotency-Key', true]]);
    expect(header('lookUpCase')).toEqual([['Idempotency-Key', false]]);
    expect(header('streamChanges')).toEqual([['Last-Event-ID', false]]);
    expect(JSON.stringify(operation('streamChanges'))).toContain('text/event-stream');
    expect(JSON.stringify(operation('requestToken'))).toContain('application/x-www-form-urlencoded');
  });

  it('is plain JSON and the same each time', () => {
    const text = JSON.stringify(document);
    expect(JSON.parse(text)).toEqual(document);
    expect(JSON.stringify(buildOpenApi({ version: '1.2.3', servers: ['https://gw.test'] }))).toBe(text);
  });

  it('names each problem code with its status', () => {
    for (const code of ProblemCode.options.filter((name) => name !== 'method_not_allowed')) {
      expect(JSON.stringify(document.components.responses[`Problem${PROBLEM_STATUS[code]}`])).toContain(`\`${code}\``);
    }
  });
});
