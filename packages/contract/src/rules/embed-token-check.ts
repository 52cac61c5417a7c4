import type { EmbedTokenRequest } from '../token.ts';
import { CLOCK_LEEWAY, EMBED_TOKEN_MAX_AGE, EMBED_TOKEN_TYPE } from '../token.ts';

/** What a token must say that was made for this frame, by this page's server, now. */
export interface ExpectedToken {
  readonly request: EmbedTokenRequest;
  /** Public origin of the gateway. */
  readonly gateway: string;
  /** Origin of the page. */
  readonly origin: string;
  /** Milliseconds since 1970, by the clock that is believed. */
  readonly now: number;
}

/** A member of header or claims that is not what it must be. Says what was expected, and never what stands there: `sub` is a person's. */
export interface ClaimFault {
  readonly claim: string;
  readonly expected: string;
}

type Members = Readonly<Record<string, unknown>>;

/**
 * Reads an embed token without checking its signature, to name what its server has set wrongly.
 * @returns undefined if it is not a token at all
 */
export function claimFaults(token: string, { request, gateway, origin, now }: ExpectedToken): ClaimFault[] | undefined {
  const [header, claims] = token.split('.').map(membersOf);
  if (!header || !claims || token.split('.').length !== 3) return undefined;
  const { iat, exp, cnf } = claims;
  const seconds = Math.floor(now / 1000);
  const rules: readonly (readonly [string, boolean, string])[] = [
    ['typ', header['typ'] === EMBED_TOKEN_TYPE, EMBED_TOKEN_TYPE],
    ['alg', ['ES256', 'PS256', 'RS256'].includes(String(header['alg'])), 'ES256, PS256 or RS256'],
    ['kid', isText(header['kid']), 'the name of your registered key'],
    ['iss', isText(claims['iss']), 'your partner id'],
    ['aud', claims['aud'] === gateway, gateway],
    ['sub', isText(claims['sub']), 'a pseudonym of 8 to 64 characters'],
    ['origin', claims['origin'] === origin, origin],
    ['widget', claims['widget'] === request.widget, request.widget],
    ['scope', claims['scope'] === request.widget, request.widget],
    ['nonce', claims['nonce'] === request.nonce, 'as the frame asked'],
    ['jti', isText(claims['jti']), 'a new id of 16 to 64 characters'],
    ['cnf', isMembers(cnf) && cnf['jkt'] === request.jkt, '{ jkt } as the frame asked'],
    [
      'iat',
      isNumber(iat) && Math.abs(iat - seconds) <= CLOCK_LEEWAY,
      `now, at most ${CLOCK_LEEWAY} s off: look at your server's clock`,
    ],
    [
      'exp',
      isNumber(iat) && isNumber(exp) && exp > iat && exp - iat <= EMBED_TOKEN_MAX_AGE,
      `at most ${EMBED_TOKEN_MAX_AGE} s after iat`,
    ],
  ];
  return rules.flatMap(([claim, isRight, expected]) => (isRight ? [] : [{ claim, expected }]));
}

function membersOf(part: string): Members | undefined {
  try {
    const base64 = part.replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isMembers(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isNumber = (value: unknown): value is number => typeof value === 'number';
