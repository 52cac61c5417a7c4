import { randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { PartnerId } from '@qwy/contract/ids';
import { Kid, Origin } from '@qwy/contract/partner';
import { withoutTrailing } from '@qwy/contract/rules/trailing';
import { EMBED_TOKEN_MAX_AGE, EMBED_TOKEN_TYPE, EmbedTokenClaims, EmbedTokenRequest } from '@qwy/contract/token';
import jwt from 'jsonwebtoken';
import { readSigningKey } from './signing-key.ts';

/** Who signs, and for which gateway: the same for every token. */
export interface Signer {
  /** Your id at the gateway (`iss`). */
  readonly partnerId: string;
  /** The gateway's address, as its operators gave it to you (`aud`). */
  readonly gateway: string;
  /** Your private key: P-256, or RSA of 2048 bits or more. */
  readonly key: KeyObject | string;
  /** Name of the key's public half in your registration. */
  readonly kid: string;
  /** How an RSA key signs; must be the `alg` of its registration. Default `PS256`. P-256 always signs `ES256`. */
  readonly rsa?: 'PS256' | 'RS256' | undefined;
}

export interface MintOptions extends Signer {
  /** What the frame asked for, as your page passed it on. */
  readonly request: EmbedTokenRequest;
  /** Origin of the page that embeds, e.g. `https://www.bank.example`; one of those you registered. */
  readonly origin: string;
  /**
   * The visitor, 8 to 64 visible ASCII characters: a pseudonym of the user you authenticated, never a name or a number of theirs.
   * Default: random, so that two visits cannot be linked.
   */
  readonly sub?: string | undefined;
  /** Which of your registered terminals shows the page. Default: none. */
  readonly terminal?: string | undefined;
  /** Seconds the token may be redeemed within, 1 to 120. Default 120. */
  readonly ttl?: number | undefined;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Makes `jti` and the default `sub`: 16 to 64 visible ASCII characters, never twice the same. Default: random UUIDs. */
  readonly newId?: (() => string) | undefined;
}

/**
 * Signs the embed token with which one frame of one visit proves that your site embeds it. The frame redeems it once; it is
 * bound to the frame's key, so that a copy of it is worth nothing.
 * @throws {TypeError} for a weak, symmetric or public key and for any option that the gateway would refuse
 * @example
 * mintEmbedToken({ partnerId: 'bank', gateway: 'https://gw.example.gov.cn', key: pem, kid: 'bank-2026', request, origin });
 */
export function mintEmbedToken(options: MintOptions): string {
  const { kid, ttl = EMBED_TOKEN_MAX_AGE, now = Date.now, newId = randomUUID } = options;
  const { key, algorithm } = checkSigner(options);
  if (!Number.isInteger(ttl) || ttl < 1 || ttl > EMBED_TOKEN_MAX_AGE) {
    throw new TypeError(`\`ttl\` must be a whole number of seconds from 1 to ${EMBED_TOKEN_MAX_AGE}`);
  }
  if (!Origin.safeParse(options.origin).success)
    throw new TypeError('`origin` must be `https://host[:port]` and nothing more');
  const request = EmbedTokenRequest.safeParse(options.request);
  if (!request.success) throw new TypeError('`request` is not what a frame asks for');

  checkIds(options);

  const iat = Math.floor(now() / 1000);
  const { jkt, nonce, widget } = request.data;
  const claims = EmbedTokenClaims.safeParse({
    iss: options.partnerId,
    aud: audienceOf(options.gateway),
    sub: options.sub ?? newId(),
    origin: options.origin,
    widget,
    scope: widget,
    nonce,
    jti: newId(),
    iat,
    exp: iat + ttl,
    cnf: { jkt },
    ...(options.terminal !== undefined && { terminal: options.terminal }),
  });
  // Everything else was checked before, or comes from here.
  if (!claims.success) throw new TypeError('`newId` must make 16 to 64 visible ASCII characters');
  return jwt.sign(claims.data, key, { algorithm, header: { alg: algorithm, kid, typ: EMBED_TOKEN_TYPE } });
}

function checkIds({ sub, terminal }: MintOptions): void {
  const { shape } = EmbedTokenClaims;
  if (sub !== undefined && !shape.sub.safeParse(sub).success) {
    throw new TypeError('`sub` must have 8 to 64 visible ASCII characters: a pseudonym, never a name or a number');
  }
  if (!shape.terminal.safeParse(terminal).success) {
    throw new TypeError('`terminal` must be the id of one of your registered terminals');
  }
}

/** Finds at the start what would otherwise fail at the first visitor. @throws {TypeError} */
export function checkSigner({ partnerId, gateway, key, kid, rsa }: Signer): {
  key: KeyObject;
  algorithm: 'ES256' | 'PS256' | 'RS256';
} {
  if (!PartnerId.safeParse(partnerId).success) throw new TypeError('`partnerId` must be your id at the gateway');
  if (!Kid.safeParse(kid).success) {
    throw new TypeError('`kid` must name the key: 1 to 64 visible characters, as in your registration');
  }
  audienceOf(gateway);
  return readSigningKey(key, rsa);
}

/** Compared character by character at the gateway, whose own address ends without a slash. */
function audienceOf(gateway: string): string {
  if (!/^https?:\/\/[^/?#\s@]+(?:\/[^?#\s]*)?$/.test(gateway)) {
    throw new TypeError('`gateway` must be the absolute address of the gateway');
  }
  return withoutTrailing(gateway, '/');
}
