import { parseStrictJson } from './strict-json.ts';

/** A signed token's two readable parts, not verified yet. */
export interface CompactToken {
  readonly header: unknown;
  readonly payload: unknown;
}

/**
 * Takes a compact JWS apart before anything in it is believed: three parts in the one spelling that base64url has, JSON in
 * UTF-8, no name twice.
 * @throws {SyntaxError}
 */
export function readCompactToken(token: string, maxLength: number): CompactToken {
  if (token.length > maxLength) throw new SyntaxError('too long');
  const [header, payload, signature, ...rest] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) {
    throw new SyntaxError('not three parts');
  }
  bytesOf(signature);
  return { header: jsonOf(header), payload: jsonOf(payload) };
}

function jsonOf(part: string): unknown {
  return parseStrictJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytesOf(part)));
}

/** Node decodes almost anything; what it would write differently was not base64url without padding (RFC 7515 section 2). */
function bytesOf(part: string): Buffer {
  const bytes = Buffer.from(part, 'base64url');
  if (part === '' || bytes.toString('base64url') !== part) throw new SyntaxError('not base64url');
  return bytes;
}
