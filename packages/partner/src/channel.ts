import { KeyObject, createPublicKey } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { CHANNEL_TYPE, Channel, SignedChannel } from '@qwy/contract/channel';
import jwt from 'jsonwebtoken';

/** A `channel.json` that is not the bureau's, not of this gateway, or too old. Believe nothing in it. */
export class ChannelRefusedError extends Error {
  constructor(options?: ErrorOptions) {
    super('channel.json refused', options);
    this.name = 'ChannelRefusedError';
  }
}

export interface VerifyChannelOptions {
  /** The body of `<gateway>/channel.json`. */
  readonly body: string;
  /** Origin of the gateway. */
  readonly gateway: string;
  /** The bureau's public key, as you got it from the bureau: a JWK, or a PEM file's text. Never the one in the body. */
  readonly key: string | KeyObject | JsonWebKey;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
}

/**
 * Checks what the bureau says of the versions of its browser files, for example in your own build: is the version in your script
 * tag `current`, `supported`, `patched` or `revoked`, and which `integrity` does it have?
 * @throws {ChannelRefusedError}
 * @throws {TypeError} if `key` is no public key
 */
export function verifyChannel({ body, gateway, key, now = Date.now }: VerifyChannelOptions): Channel {
  const publicKey = readKey(key);
  try {
    const { jws } = SignedChannel.parse(JSON.parse(body));
    const { header, payload } = jwt.verify(jws, publicKey, {
      algorithms: ['ES256'],
      issuer: gateway,
      clockTimestamp: Math.floor(now() / 1000),
      complete: true,
    });
    if (header.typ !== CHANNEL_TYPE) throw new TypeError('`typ` is another');
    return Channel.parse(payload);
  } catch (cause) {
    throw new ChannelRefusedError({ cause });
  }
}

function readKey(key: VerifyChannelOptions['key']): KeyObject {
  if (key instanceof KeyObject) return key.type === 'public' ? key : createPublicKey(key);
  return typeof key === 'string' ? createPublicKey(key) : createPublicKey({ key, format: 'jwk' });
}
