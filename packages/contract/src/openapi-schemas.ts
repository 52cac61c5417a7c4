import * as z from 'zod/mini';
import * as resources from './index.ts';
import { routeList } from './routes/index.ts';

/** A JSON object of the document; OpenAPI 3.1 schemas are JSON Schema 2020-12. */
export interface JsonObject {
  [key: string]: JsonValue;
}
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

export interface Schemas {
  /** Exported schemas by their export name. */
  named: Record<string, JsonObject>;
  /** What a route's part refers to, or is. */
  of(schema: z.ZodMiniType, io: 'input' | 'output'): JsonObject;
  /** A route's part itself, also where it has a name. */
  written(schema: z.ZodMiniType): JsonObject;
}

/** Converts everything that `index.ts` exports and the routes use. @throws {Error} if a schema with a name has two faces. */
export function componentSchemas(): Schemas {
  const names = new Map<unknown, string>();
  for (const [name, value] of Object.entries(resources)) {
    if (value instanceof z.ZodMiniType) names.set(value, name);
  }
  // Parts of routes that have no name of their own are converted under a number, then written out where they are used.
  const parts = routeList.flatMap(({ params, query, body, answer }) => [params, query, body, answer]);
  for (const part of parts) if (part && !names.has(part)) names.set(part, `#${names.size}`);

  const faces = { input: convert(names, 'input'), output: convert(names, 'output') };
  const used = (part: 'body' | 'answer', face: Record<string, JsonObject>) =>
    new Set(
      Object.keys(
        reachable(
          face,
          routeList.flatMap((route) => (route[part] ? [refTo(names, route[part])] : [])),
        ),
      ),
    );
  const sent = used('body', faces.input);
  const answered = used('answer', faces.output);
  for (const name of sent) {
    if (answered.has(name) && JSON.stringify(faces.input[name]) !== JSON.stringify(faces.output[name])) {
      throw new Error(`Schema ${name} has two faces, one when sent and one when answered: give them two names`);
    }
  }
  const isNamed = ([name]: [string, JsonObject]) => !name.startsWith('#');
  return {
    named: Object.fromEntries(Object.entries({ ...faces.output, ...pick(faces.input, sent) }).filter(isNamed)),
    of(schema, io) {
      const name = names.get(schema) ?? '';
      return name.startsWith('#') ? (faces[io][name] ?? {}) : refTo(names, schema);
    },
    written: (schema) => faces.input[names.get(schema) ?? ''] ?? {},
  };
}

function convert(names: ReadonlyMap<unknown, string>, io: 'input' | 'output'): Record<string, JsonObject> {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of names) if (schema instanceof z.ZodMiniType) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    target: 'draft-2020-12',
    io,
    uri: (id) => `#/components/schemas/${id}`,
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const definition = zodSchema._zod.def;
      // zod closes every object it answers with, but answers may gain fields; only strict objects are closed.
      if (definition.type === 'object' && !('catchall' in definition && definition.catchall))
        delete jsonSchema.additionalProperties;
      // zod states the bounds of safe integers, which say nothing.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      // The formats say it shorter than zod's expressions.
      if (jsonSchema.format === 'date' || jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => {
      const plain = asJsonObject(JSON.parse(JSON.stringify(schema)));
      delete plain.$schema;
      delete plain.$id;
      return [id, plain];
    }),
  );
}

function refTo(names: ReadonlyMap<unknown, string>, schema: unknown): JsonObject {
  return { $ref: `#/components/schemas/${names.get(schema) ?? ''}` };
}

/** Those of the schemas that `roots` refer to, directly or through others; sorted by name. */
export function reachable(
  schemas: Record<string, JsonObject>,
  roots: readonly JsonObject[],
): Record<string, JsonObject> {
  const found = new Set<string>();
  const queue: JsonValue[] = [...roots];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (!Array.isArray(next) && typeof next.$ref === 'string') {
      const name = next.$ref.replace('#/components/schemas/', '');
      const target = schemas[name];
      if (target && !found.has(name)) {
        found.add(name);
        queue.push(target);
      }
    }
    queue.push(...Object.values(next));
  }
  return pick(schemas, found);
}

function pick(schemas: Record<string, JsonObject>, names: ReadonlySet<string>): Record<string, JsonObject> {
  const entries = Object.entries(schemas).filter(([name]) => names.has(name));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function asJsonObject(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
