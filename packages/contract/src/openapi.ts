import { PROBLEM_STATUS } from './errors.ts';
import { asJsonObject, componentSchemas, reachable, type JsonObject, type Schemas } from './openapi-schemas.ts';
import { routeList } from './routes/index.ts';
import type { Route } from './route.ts';

export interface OpenApiDocument extends JsonObject {
  openapi: '3.1.0';
  paths: Record<string, JsonObject>;
  components: { schemas: Record<string, JsonObject>; responses: JsonObject; securitySchemes: JsonObject };
}

const TAGS = {
  items: 'Service items, and what surrounds them: divisions, life events, working days.',
  guides: 'What a citizen needs to know about one item.',
  forms: 'Form definitions: JSON Schema and layout.',
  cases: 'Filing, following and handling cases.',
  ratings: 'Good and bad ratings (好差评).',
  licenses: 'Showing and checking electronic licences.',
  tokens: 'Tokens of frames and staff, sign-in of citizens.',
  partners: 'Who may embed, and who is told what.',
  citizens: "A citizen's own data: see, take along, erase, withdraw consent.",
  changes: 'What was published or withdrawn, as it happens.',
};

/** First path segment behind `/v1/` of each route → the tag it is listed under. */
const TAG_OF: Readonly<Record<string, keyof typeof TAGS>> = {
  items: 'items',
  regions: 'items',
  'life-events': 'items',
  calendar: 'items',
  guides: 'guides',
  forms: 'forms',
  cases: 'cases',
  'case-lookups': 'cases',
  'case-withdrawals': 'cases',
  ratings: 'ratings',
  'rating-taxonomy': 'ratings',
  licenses: 'licenses',
  verifications: 'licenses',
  token: 'tokens',
  logins: 'tokens',
  'staff-tokens': 'tokens',
  partners: 'partners',
  webhooks: 'partners',
  embeds: 'partners',
  me: 'citizens',
  'consent-withdrawals': 'citizens',
  'citizen-searches': 'citizens',
  citizens: 'citizens',
  changes: 'changes',
};

/**
 * The OpenAPI 3.1 document of the wire, from the route table and the schemas; the same input gives the same document.
 * @throws {Error} if a route has no tag, or if a schema that has a name differs between being sent and being answered.
 */
export function buildOpenApi({ version, servers }: { version: string; servers: readonly string[] }): OpenApiDocument {
  const schemas = componentSchemas();
  const paths: Record<string, JsonObject> = {};
  for (const route of routeList) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route, schemas) };
  }
  const responses = problemResponses(paths);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Qinwuyuan Embed gateway',
      version,
      description:
        'Government services of a county, embeddable elsewhere. Requests are strict; answers may gain fields, and open sets members. ' +
        'Every failure is an RFC 9457 problem with a stable `code`.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: servers.map((url) => ({ url })),
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: reachable(schemas.named, [paths, responses]),
      responses,
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}

const SECURITY_SCHEMES: JsonObject = {
  accessToken: {
    type: 'http',
    scheme: 'DPoP',
    description: 'Access token of at most 300 s, bound to the key of the frame (RFC 9449).',
  },
  proof: {
    type: 'apiKey',
    in: 'header',
    name: 'DPoP',
    description: 'DPoP proof of this very request, with the server nonce.',
  },
  staff: { type: 'http', scheme: 'bearer', description: "Token of a member of staff or a department's system." },
};

const EVENT_DATA: JsonObject = {
  type: 'string',
  contentMediaType: 'application/json',
  contentSchema: { $ref: '#/components/schemas/Change' },
};

function operation(route: Route, schemas: Schemas): JsonObject {
  const body = route.body && schemas.of(route.body, 'input');
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [tagOf(route)],
    security: security(route),
    parameters: [...parameters(route, schemas), ...headers(route)],
    ...(body && {
      requestBody: { required: true, content: { [route.bodyType ?? 'application/json']: { schema: body } } },
    }),
    responses: { [String(route.status)]: success(route, schemas), ...otherResponses(route) },
  };
}

function tagOf(route: Route): string {
  const tag = TAG_OF[route.path.split('/')[2] ?? ''];
  if (tag === undefined) throw new Error(`Route ${route.id} has no tag`);
  return tag;
}

/** Alternatives: any one of the scopes or roles will do. */
function security({ access }: Route): JsonObject[] {
  switch (access.kind) {
    case 'public':
      return [];
    case 'grant':
      return [{ proof: [] }];
    case 'token':
      return access.scopes.map((scope) => ({ accessToken: [scope], proof: [] }));
    case 'staff':
      return [...new Set([...access.roles, 'admin'])].map((role) => ({ staff: [role] }));
  }
}

function parameters(route: Route, schemas: Schemas): JsonObject[] {
  return (['path', 'query'] as const).flatMap((place) => {
    const part = place === 'path' ? route.params : route.query;
    if (!part) return [];
    const { properties, required } = schemas.written(part);
    return Object.entries(asJsonObject(properties)).map(([name, schema]) => ({
      name,
      in: place,
      required: place === 'path' || (Array.isArray(required) && required.includes(name)),
      schema,
    }));
  });
}

function headers(route: Route): JsonObject[] {
  const header = (name: string, description: string, required: boolean, schema: JsonObject): JsonObject => ({
    name,
    in: 'header',
    description,
    required,
    schema,
  });
  const found: JsonObject[] = [];
  if (route.method === 'POST') {
    const description = route.noReplay
      ? 'Taken, but the answer is never kept for replay.'
      : 'The same key with the same body gets the same answer for 24 h; with another body, `idempotency_conflict`.';
    found.push(
      header('Idempotency-Key', description, !route.noReplay, { type: 'string', minLength: 8, maxLength: 64 }),
    );
  }
  if (route.etag)
    found.push(
      header('If-None-Match', 'The ETag of what the caller has; unchanged is answered with 304.', false, {
        type: 'string',
      }),
    );
  if (isStream(route)) found.push(header('Last-Event-ID', 'Resumes behind this event.', false, { type: 'string' }));
  return found;
}

function success(route: Route, schemas: Schemas): JsonObject {
  if (route.status === 204) return { description: 'Done.' };
  if (isStream(route)) {
    const description = 'Server-sent events named `change`; the data of each is a `Change` as JSON.';
    return { description, content: { 'text/event-stream': { schema: EVENT_DATA } } };
  }
  const schema: JsonObject = route.answer ? schemas.of(route.answer, 'output') : {};
  const etag = { ETag: { description: 'Strong; made from the version.', schema: { type: 'string' } } };
  return {
    description: route.status === 201 ? 'Created.' : 'The answer.',
    ...(route.etag && { headers: etag }),
    content: { 'application/json': { schema } },
  };
}

function otherResponses(route: Route): JsonObject {
  const statuses = new Set([429, 500, 503]);
  if (route.params ?? route.query ?? route.body) statuses.add(400);
  if (route.params ?? route.method !== 'GET') statuses.add(404);
  if (route.body) [409, 413, 415, 422].forEach((status) => statuses.add(status));
  if (route.method !== 'GET') statuses.add(409);
  if (route.access.kind !== 'public') [401, 403].forEach((status) => statuses.add(status));
  const responses: JsonObject = {};
  if (route.etag) responses['304'] = { description: 'Not modified.' };
  for (const status of [...statuses].sort((a, b) => a - b)) {
    responses[String(status)] = { $ref: `#/components/responses/Problem${status}` };
  }
  return responses;
}

/** One response per status that some route answers, naming the codes that come with it. */
function problemResponses(paths: JsonObject): JsonObject {
  const used = JSON.stringify(paths);
  const byStatus = new Map<number, string[]>();
  for (const [code, status] of Object.entries(PROBLEM_STATUS))
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  const schema = { $ref: '#/components/schemas/Problem' };
  const entries = [...byStatus].filter(([status]) => used.includes(`/Problem${status}"`)).sort(([a], [b]) => a - b);
  return Object.fromEntries(
    entries.map(([status, codes]) => [
      `Problem${status}`,
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        ...([429, 503].includes(status) && {
          headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } },
        }),
        content: { 'application/problem+json': { schema } },
      },
    ]),
  );
}

function isStream(route: Route): boolean {
  return route.status === 200 && !route.answer;
}
