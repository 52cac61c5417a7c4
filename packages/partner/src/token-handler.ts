import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Problem, ProblemCode } from '@qwy/contract/errors';
import { PROBLEM_STATUS } from '@qwy/contract/errors';
import type { Scope } from '@qwy/contract/partner';
import { Origin } from '@qwy/contract/partner';
import { EmbedTokenRequest } from '@qwy/contract/token';
import { BodyTooLargeError, readJsonBody } from './json-body.ts';
import type { MintOptions, Signer } from './mint.ts';
import { checkSigner, mintEmbedToken } from './mint.ts';

/** A frame's request has about 200 bytes. */
const MAX_BODY = 4096;

export interface TokenHandlerOptions extends Signer, Pick<MintOptions, 'ttl' | 'now' | 'newId'> {
  /** The one public origin this endpoint serves, e.g. `https://www.bank.example`: pages of no other may ask. */
  readonly origin: string;
  /** Widgets this site embeds. Default: all that your registration allows. */
  readonly widgets?: readonly Scope[];
  /**
   * Who is asking: `null` refuses, `{}` is a visitor you do not know, `{ sub }` a pseudonym of one you do.
   * Default: everybody is a visitor you do not know.
   */
  readonly authenticate?: (request: IncomingMessage) => Visitor | null | Promise<Visitor | null>;
  /** Gets what went wrong on your side; the browser only learns `internal`. Default `console.error`. */
  readonly onError?: (error: unknown) => void;
}

export interface Visitor {
  readonly sub?: string;
}

/** For `node:http`, Express (`app.post('/qwy-token', handler)`) and, over `request.raw` and `reply.raw`, Fastify. */
export type TokenHandler = (request: IncomingMessage & { body?: unknown }, response: ServerResponse) => Promise<void>;

class Refusal extends Error {
  readonly code: ProblemCode;
  constructor(code: ProblemCode) {
    super(code);
    this.code = code;
  }
}

/**
 * The endpoint your pages name in `token-endpoint`: answers a frame's request with a signed embed token. Only same-origin
 * requests are answered, so that no other site can have tokens made in your name.
 * @throws {TypeError} at once for a key or option that cannot work
 */
export function createTokenHandler(options: TokenHandlerOptions): TokenHandler {
  const { origin, widgets, authenticate = (): Visitor => ({}), newId = randomUUID, onError = console.error } = options;
  if (!Origin.safeParse(origin).success) throw new TypeError('`origin` must be `https://host[:port]` and nothing more');
  const signer: Signer = { ...options, key: checkSigner(options).key };

  async function answer(request: IncomingMessage & { body?: unknown }): Promise<{ token: string }> {
    if (request.method !== 'POST') throw new Refusal('method_not_allowed');
    refuseOtherSites(request, origin);
    const asked = EmbedTokenRequest.safeParse(await jsonOf(request));
    if (!asked.success) throw new Refusal('invalid_request');
    if (widgets !== undefined && !widgets.includes(asked.data.widget)) throw new Refusal('forbidden');
    const visitor = await authenticate(request);
    if (visitor === null) throw new Refusal('unauthorized');
    const { ttl, now } = options;
    return { token: mintEmbedToken({ ...signer, request: asked.data, origin, sub: visitor.sub, ttl, now, newId }) };
  }

  return async (request, response) => {
    try {
      send(response, 200, await answer(request));
    } catch (error) {
      if (request.readableAborted) return; // nobody is there to read an answer
      if (!(error instanceof Refusal)) onError(error);
      const code = error instanceof Refusal ? error.code : 'internal';
      if (code === 'method_not_allowed') response.setHeader('allow', 'POST');
      // The rest of an oversized body is not waited for.
      if (!request.readableEnded) response.setHeader('connection', 'close');
      send(response, PROBLEM_STATUS[code], problem(code, newId()));
    }
  };
}

/** Browsers set both headers themselves; a page cannot change them. Older ones do not send the second. */
function refuseOtherSites({ headers }: IncomingMessage, origin: string): void {
  const site = headers['sec-fetch-site'];
  if (headers.origin !== origin || (site !== undefined && site !== 'same-origin'))
    throw new Refusal('origin_not_allowed');
}

async function jsonOf(request: IncomingMessage & { body?: unknown }): Promise<unknown> {
  if (!/^application\/json\s*(?:;|$)/i.test(request.headers['content-type'] ?? ''))
    throw new Refusal('unsupported_media_type');
  try {
    return await readJsonBody(request, MAX_BODY);
  } catch (error) {
    if (error instanceof BodyTooLargeError) throw new Refusal('payload_too_large');
    if (error instanceof SyntaxError) throw new Refusal('invalid_request');
    throw error;
  }
}

const problem = (code: ProblemCode, requestId: string): Problem => ({
  type: `urn:qwy:problem:${code}`,
  title: `The token endpoint refused: ${code}.`,
  status: PROBLEM_STATUS[code],
  code,
  requestId,
});

function send(response: ServerResponse, status: number, body: object): void {
  const type = status === 200 ? 'application/json' : 'application/problem+json';
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(text);
}
