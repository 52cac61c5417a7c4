import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Problem, ProblemCode } from '@qwy/contract/errors';
import { PROBLEM_STATUS } from '@qwy/contract/errors';
import type { Scope } from '@qwy/contract/partner';
import { Origin } from '@qwy/contract/partner';
import { EmbedTokenRequest } from '@qwy/contract/token';
import { BodyTooLargeError } from './json-body.ts';
import type { MintOptions, Signer } from './mint.ts';
import { checkSigner, mintEmbedToken } from './mint.ts';

/** Bytes; a frame's request has about 200. */
export const MAX_BODY = 4096;

export interface TokenHandlerOptions<Request> extends Signer, Pick<MintOptions, 'ttl' | 'now' | 'newId'> {
  /** The one public origin this endpoint serves, e.g. `https://www.bank.example`: pages of no other may ask. */
  readonly origin: string;
  /** Widgets this site embeds. Default: all that your registration allows. */
  readonly widgets?: readonly Scope[];
  /**
   * Who is asking: `null` refuses, `{}` is a visitor you do not know, `{ sub }` a pseudonym of one you do, `{ terminal }` says
   * at which of your registered terminals.
   * Default: everybody is a visitor you do not know, at no terminal of yours.
   */
  readonly authenticate?: (request: Request) => Visitor | null | Promise<Visitor | null>;
  /** Gets what went wrong on your side; the browser only learns `internal`. Default `console.error`. */
  readonly onError?: (error: unknown) => void;
}

/** Whom and where a token is for, as far as your server knows. */
export type Visitor = Pick<MintOptions, 'sub' | 'terminal'>;

/** A request, whatever server took it. */
export interface Asked<Request> {
  readonly method: string | undefined;
  readonly headers: IncomingHttpHeaders;
  /** The body as JSON, if it was not read before only now. @throws {BodyTooLargeError} @throws {SyntaxError} */
  body(): unknown;
  /** For `authenticate`. */
  readonly request: Request;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

class Refusal extends Error {
  readonly code: ProblemCode;
  constructor(code: ProblemCode) {
    super(code);
    this.code = code;
  }
}

/**
 * What the endpoint does, without a server around it. Never rejects.
 * @throws {TypeError} at once for a key or option that cannot work
 */
export function createTokenEndpoint<Request>(
  options: TokenHandlerOptions<Request>,
): (asked: Asked<Request>) => Promise<Answered> {
  const { origin, widgets, authenticate = (): Visitor => ({}), newId = randomUUID, onError = console.error } = options;
  if (!Origin.safeParse(origin).success) throw new TypeError('`origin` must be `https://host[:port]` and nothing more');
  const signer: Signer = { ...options, key: checkSigner(options).key };

  async function tokenFor(asked: Asked<Request>): Promise<string> {
    if (asked.method !== 'POST') throw new Refusal('method_not_allowed');
    refuseOtherSites(asked.headers, origin);
    const wanted = EmbedTokenRequest.safeParse(await jsonOf(asked));
    if (!wanted.success) throw new Refusal('invalid_request');
    if (widgets !== undefined && !widgets.includes(wanted.data.widget)) throw new Refusal('forbidden');
    const visitor = await authenticate(asked.request);
    if (visitor === null) throw new Refusal('unauthorized');
    const { ttl, now } = options;
    const { sub, terminal } = visitor;
    return mintEmbedToken({ ...signer, request: wanted.data, origin, sub, terminal, ttl, now, newId });
  }

  return async (asked) => {
    try {
      return answer(200, { token: await tokenFor(asked) });
    } catch (error) {
      if (!(error instanceof Refusal)) onError(error);
      const code = error instanceof Refusal ? error.code : 'internal';
      return answer(
        PROBLEM_STATUS[code],
        problem(code, newId()),
        code === 'method_not_allowed' ? { allow: 'POST' } : {},
      );
    }
  };
}

/** Browsers set both headers themselves; a page cannot change them. Older ones do not send the second. */
function refuseOtherSites(headers: IncomingHttpHeaders, origin: string): void {
  const site = headers['sec-fetch-site'];
  if (headers.origin !== origin || (site !== undefined && site !== 'same-origin'))
    throw new Refusal('origin_not_allowed');
}

async function jsonOf({ headers, body }: Asked<unknown>): Promise<unknown> {
  if (!/^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? '')) throw new Refusal('unsupported_media_type');
  if (Number(headers['content-length'] ?? 0) > MAX_BODY) throw new Refusal('payload_too_large');
  try {
    return await body();
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

const answer = (status: number, body: object, headers: Readonly<Record<string, string>> = {}): Answered => ({
  status,
  headers: {
    ...headers,
    'content-type': status === 200 ? 'application/json' : 'application/problem+json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  },
  body: JSON.stringify(body),
});
