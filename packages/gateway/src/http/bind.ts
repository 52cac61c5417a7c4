import type { Answer, Body, Params, Query, Route } from '@qwy/contract/route';
import type { Routes } from '@qwy/contract/routes';
import { routeList } from '@qwy/contract/routes';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { AccessGrant } from '../store/grants.ts';
import type { StaffMember } from '../store/staff.ts';
import type { Database } from '../store/schema.ts';
import type { Admittable, Afterwards } from './admission.ts';
import { NO_BODY, bodyLimitOf } from './body-limits.ts';
import { ProblemError, parseRequest } from './problem.ts';
import { routerPath } from './route-of.ts';

/** Who is calling, as the route's access demands. */
export type Caller<R extends Route> = R['access'] extends { kind: 'token' }
  ? AccessGrant
  : R['access'] extends { kind: 'staff' }
    ? StaffMember
    : undefined;

export interface Call<R extends Route> {
  readonly params: Params<R>;
  readonly query: Query<R>;
  readonly body: Body<R>;
  readonly caller: Caller<R>;
  /** A transaction on routes that are replayed (all of it or nothing, answer included); the plain database elsewhere. */
  readonly db: Kysely<Database>;
  readonly ip: string;
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Result<R extends Route> {
  readonly body: Answer<R>;
  /** Version of the resource, for routes with `etag`. */
  readonly version?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler<R extends Route> = (call: Call<R>) => Promise<Result<R>>;
/** One handler per route of the contract; a missing or misnamed one does not compile. */
export type Handlers = { readonly [K in Exclude<keyof Routes, 'streamChanges'>]: Handler<Routes[K]> };

/** What happens around a handler. */
export interface Surroundings {
  readonly db: Kysely<Database>;
  authenticate(route: Route, request: FastifyRequest): Promise<AccessGrant | StaffMember | undefined>;
  /** Refuses who asks for too much, now that it is known who asks. */
  admit(asked: Admittable): Promise<Afterwards>;
  /** Runs `work` in a transaction and remembers its answer under the request's idempotency key. */
  replay(
    request: FastifyRequest,
    route: Route,
    caller: AccessGrant | StaffMember | undefined,
    work: (tx: Kysely<Database>) => Promise<Outcome>,
  ): Promise<Outcome>;
}

export interface Outcome {
  readonly status: number;
  /** Serialised JSON; undefined without a body. */
  readonly body: string | undefined;
  readonly version?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

type AnyHandler = (call: {
  params: unknown;
  query: unknown;
  body: unknown;
  caller: unknown;
  db: Kysely<Database>;
  ip: string;
  requestId: string;
  headers: FastifyRequest['headers'];
}) => Promise<{ body: unknown; version?: string; headers?: Readonly<Record<string, string>> }>;

/** Registers every route of the contract's table with its handler. */
export function bindRoutes(app: FastifyInstance, handlers: Handlers, around: Surroundings): void {
  // The table and the handlers are keyed alike; the pairing loses its per-route types only inside this function.
  const byId = new Map<string, AnyHandler>(Object.entries(handlers as Readonly<Record<string, AnyHandler>>));
  for (const route of routeList) {
    const handler = byId.get(route.id);
    if (!handler) continue;
    app.route({
      method: route.method,
      url: routerPath(route.path),
      bodyLimit: bodyLimitOf(route),
      handler: (request, reply) => handle(route, handler, around, request, reply),
    });
  }
  refuseOtherMethods(app);
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH'];

/** A path of ours under a method it does not have answers 405 and names those it has, instead of pretending not to exist. */
function refuseOtherMethods(app: FastifyInstance): void {
  const byPath = new Map<string, string[]>();
  for (const { path, method } of routeList) byPath.set(path, [...(byPath.get(path) ?? []), method]);
  for (const [path, allowed] of byPath) {
    app.route({
      method: METHODS.filter((method) => !allowed.includes(method) && !(method === 'HEAD' && allowed.includes('GET'))),
      bodyLimit: NO_BODY,
      url: routerPath(path),
      exposeHeadRoute: false,
      handler: () => {
        throw new ProblemError('method_not_allowed', { headers: { allow: allowed.join(', ') } });
      },
    });
  }
}

async function handle(
  route: Route,
  handler: AnyHandler,
  around: Surroundings,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  requireType(route, request);
  const caller = await around.authenticate(route, request);
  const input = {
    params: route.params ? parseRequest(route.params, request.params, 'params') : undefined,
    query: route.query ? parseRequest(route.query, request.query, 'query') : undefined,
    body: route.body ? parseRequest(route.body, request.body, 'body') : undefined,
  };
  const work = async (db: Kysely<Database>): Promise<Outcome> => {
    const result = await handler({
      ...input,
      caller,
      db,
      ip: request.ip,
      requestId: request.id,
      headers: request.headers,
    });
    return {
      status: route.status,
      // What is written is parsed too: nothing that the contract does not name can leave.
      body: route.answer ? JSON.stringify(route.answer.parse(result.body)) : undefined,
      version: result.version,
      headers: result.headers,
    };
  };
  const afterwards = await around.admit({ route, request, caller, body: input.body });
  const replayed = route.method !== 'GET' && !route.noReplay;
  try {
    const outcome = replayed ? await around.replay(request, route, caller, work) : await work(around.db);
    await afterwards.done();
    return send(route, outcome, request, reply);
  } catch (error) {
    // Counted here, after the work's transaction was undone, which would undo the counting too.
    if (error instanceof ProblemError) await afterwards.failed(error);
    throw error;
  }
}

/** A page can send forms and plain text anywhere without asking first; what is not sent as agreed is not read. */
function requireType(route: Route, request: FastifyRequest): void {
  const type = request.headers['content-type'];
  if (route.body === undefined || type === undefined) return;
  const isAgreed = type.split(';', 1)[0]?.trim().toLowerCase() === (route.bodyType ?? 'application/json');
  if (!isAgreed) throw new ProblemError('unsupported_media_type');
}

function send(route: Route, outcome: Outcome, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  for (const [name, value] of Object.entries(outcome.headers ?? {})) reply.header(name, value);
  const isPublicRead = route.access.kind === 'public' && route.method === 'GET';
  if (outcome.version !== undefined) {
    const etag = `"${outcome.version}"`;
    reply.header('etag', etag).header('cache-control', 'public, no-cache');
    if (isKnown(etag, request.headers['if-none-match'])) return reply.code(304).send();
  } else {
    reply.header('cache-control', isPublicRead ? 'public, max-age=10' : 'no-store');
  }
  reply.code(outcome.status);
  return outcome.body === undefined ? reply.send() : reply.type('application/json; charset=utf-8').send(outcome.body);
}

/** Proxies that compress an answer make its tag a weak one, `W/"…"`; for reading it says the same (RFC 9110 13.1.2). */
function isKnown(etag: string, tags = ''): boolean {
  return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
