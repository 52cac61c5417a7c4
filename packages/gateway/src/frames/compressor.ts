import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Negotiator } from '@fastify/accept-negotiator';

/** A body as it goes over the line. */
export interface Encoded {
  /** Value of `Content-Encoding`; undefined: as it is. */
  readonly encoding?: 'br' | 'gzip';
  readonly body: Buffer;
}

/** Smaller bodies fit one packet anyway. */
const WORTH_BYTES = 1_000;

/**
 * Compresses what never changes, as well as can be, once per encoding and only when somebody asks for it. For published files only:
 * what is compressed together with something secret tells its length (BREACH).
 */
export function createCompressor(): (bytes: Buffer, accepted: string | undefined) => Promise<Encoded> {
  const negotiator = new Negotiator({ supportedValues: ['br', 'gzip', 'identity'] });
  const made = new WeakMap<Buffer, Map<'br' | 'gzip', Promise<Buffer>>>();

  return async (bytes, accepted) => {
    const encoding = accepted === undefined ? null : negotiator.negotiate(accepted);
    if (bytes.length < WORTH_BYTES || encoding === null || encoding === 'identity') return { body: bytes };
    const forms = made.get(bytes) ?? new Map<'br' | 'gzip', Promise<Buffer>>();
    made.set(bytes, forms);
    const body = forms.get(encoding) ?? compress(bytes, encoding);
    forms.set(encoding, body);
    return { encoding, body: await body };
  };
}

const compress = (bytes: Buffer, encoding: 'br' | 'gzip'): Promise<Buffer> =>
  encoding === 'br'
    ? promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
    : promisify(gzip)(bytes, { level: 9 });
