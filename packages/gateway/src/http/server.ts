import Fastify, { type FastifyInstance } from 'fastify';
import type { Log, World } from '../world.ts';
import { limitAnswerTime } from './answer-time.ts';
import { answerClientError } from './client-errors.ts';
import { DEFAULT_CONNECTIONS, limitConnections } from './connection-limits.ts';
import { useShutdown } from './connections.ts';
import { refuseCompressed } from './content-encoding.ts';
import { ProblemError } from './problem.ts';
import { securityHeaders, useSecurityHeaders } from './security-headers.ts';
import { sendProblem, useErrors, useLog } from './surroundings.ts';

/** How long a connection may take for what, in ms. */
export interface Times {
  /** For the head of a request, from its first byte, or from opening the connection. */
  readonly head: number;
  /** For a whole request. */
  readonly request: number;
  /** From the request's head to our answer, its body included; then 503. */
  readonly answer: number;
  /** Between two requests. */
  readonly idle: number;
  /** Without a byte moving, while an answer or a stream is on its way. Longer than a stream's heartbeat. */
  readonly stalled: number;
  /** Between two looks for connections that take too long. */
  readonly check: number;
}

export const DEFAULT_TIMES: Times = {
  head: 10_000,
  request: 30_000,
  answer: 45_000,
  idle: 65_000,
  stalled: 60_000,
  check: 2_000,
};

/** Bytes of a request's head, address included: a DPoP proof and an access token need a tenth. */
const MAX_HEAD = 16 * 1024;

export interface ServerOptions {
  readonly world: World;
  readonly log: Log;
  /** Origin under which this server is known outside. */
  readonly publicUrl: string;
  /** Bytes of a body, where a route does not say otherwise. */
  readonly bodyLimit: number;
  /** How many proxies in front may be believed about the caller's address. */
  readonly trustedProxies: number;
  readonly times?: Times | undefined;
}

/** An HTTP server as all of ours are: bounded in time and size, refusing in our own words, with our headers on every answer. */
export function createServer(options: ServerOptions): FastifyInstance {
  const { world, log, publicUrl, times = DEFAULT_TIMES } = options;
  const headers = securityHeaders(publicUrl);
  const app = Fastify({
    logger: false,
    genReqId: () => world.newId(),
    bodyLimit: options.bodyLimit,
    trustProxy: (_address, hop) => hop < options.trustedProxies,
    http: {
      headersTimeout: times.head,
      connectionsCheckingInterval: times.check,
      maxHeaderSize: MAX_HEAD,
      requireHostHeader: false,
    },
    requestTimeout: times.request,
    keepAliveTimeout: times.idle,
    connectionTimeout: times.stalled,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: (error, socket) => answerClientError(error, socket, world.newId(), headers),
    // Addresses that cannot be decoded, or whose parts are too long: no route is known, so no hook has run.
    frameworkErrors: (error, request, reply) => {
      const problem = new ProblemError(error.code === 'FST_ERR_BAD_URL' ? 'invalid_request' : 'not_found');
      sendProblem(reply.headers({ ...headers, 'x-request-id': request.id }), problem, request.id);
    },
  });
  limitConnections(app, DEFAULT_CONNECTIONS, options.trustedProxies);
  // Node would answer 417 by itself, without our headers; an expectation nobody knows may as well be ignored (RFC 9110 10.1.1).
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
  app.removeContentTypeParser('text/plain');
  useShutdown(app);
  useErrors(app, log);
  useSecurityHeaders(app, publicUrl);
  useLog(app, world, log);
  limitAnswerTime(app, times.answer);
  requireHost(app);
  refuseCompressed(app);
  return app;
}

/** Node would refuse by itself what HTTP/1.1 demands a host of, but without our headers. */
function requireHost(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ raw, headers }) => {
    if (raw.httpVersion === '1.1' && headers.host === undefined) throw new ProblemError('invalid_request');
  });
}
