import { createHmac, timingSafeEqual } from 'node:crypto';
import { WebhookEvent } from '@qwy/contract/partner';
import { webhookSignedPayload } from '@qwy/contract/webhook';

/** Seconds a delivery may be old, or your clock behind. */
const TOLERANCE = 300;

export type WebhookRefusal =
  'signature_missing' | 'signature_malformed' | 'signature_wrong' | 'too_old' | 'body_malformed';

/** A delivery that is not from the gateway, or not from now. Answer 400 and do nothing else. */
export class WebhookRefusedError extends Error {
  readonly reason: WebhookRefusal;
  constructor(reason: WebhookRefusal) {
    super(`webhook refused: ${reason}`);
    this.name = 'WebhookRefusedError';
    this.reason = reason;
  }
}

export interface VerifyWebhookOptions {
  /** The body as it came, before any parser: one changed space breaks the signature. */
  readonly body: string | Uint8Array;
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The secret you got when you subscribed; while you change it, the old and the new one. */
  readonly secret: string | readonly string[];
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  /** Seconds the delivery's time may be away from now. Default 300. */
  readonly tolerance?: number;
}

/**
 * Checks that a delivery is from the gateway and answers what it says. A delivery may come twice: drop those whose `id`
 * you have seen.
 * @throws {WebhookRefusedError}
 * @throws {TypeError} if `secret` is empty
 */
export function verifyWebhook({
  body,
  headers,
  secret,
  now = Date.now,
  tolerance = TOLERANCE,
}: VerifyWebhookOptions): WebhookEvent {
  const secrets = typeof secret === 'string' ? [secret] : secret;
  if (secrets.length === 0 || secrets.includes('')) throw new TypeError('`secret` is empty');
  const header = readHeader(headers);
  if (header === undefined) throw new WebhookRefusedError('signature_missing');
  const { time, signatures } = parseSignature(header);
  const text = typeof body === 'string' ? body : decodeUtf8(body);
  const payload = webhookSignedPayload(time, text);
  const expected = secrets.map((one) => createHmac('sha256', one).update(payload).digest());
  // Every pair is compared, and each in constant time: how long it takes tells nothing.
  const matches = expected.flatMap((hmac) => signatures.map((signature) => timingSafeEqual(hmac, signature)));
  if (!matches.includes(true)) throw new WebhookRefusedError('signature_wrong');
  if (Math.abs(now() / 1000 - time) > tolerance) throw new WebhookRefusedError('too_old');
  return parseEvent(text);
}

function readHeader(headers: VerifyWebhookOptions['headers']): string | undefined {
  if (headers instanceof Headers) return headers.get('qwy-signature') ?? undefined;
  const [, value] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'qwy-signature') ?? [];
  return typeof value === 'string' ? value : value?.[0];
}

/** `t=<unix seconds>,v1=<64 hex digits>`; more `v1` while the gateway changes a secret, and parts of later versions, are fine. */
function parseSignature(header: string): { time: number; signatures: Buffer[] } {
  const parts = header.split(',').map((part) => part.trim());
  const times = parts.flatMap((part) => /^t=(\d{1,12})$/.exec(part)?.[1] ?? []);
  const signatures = parts.flatMap((part) => /^v1=([0-9a-f]{64})$/.exec(part)?.[1] ?? []).slice(0, 5);
  if (times.length !== 1 || signatures.length === 0) throw new WebhookRefusedError('signature_malformed');
  return { time: Number(times[0]), signatures: signatures.map((hex) => Buffer.from(hex, 'hex')) };
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new WebhookRefusedError('body_malformed');
  }
}

function parseEvent(text: string): WebhookEvent {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new WebhookRefusedError('body_malformed');
  }
  const event = WebhookEvent.safeParse(data);
  if (!event.success) throw new WebhookRefusedError('body_malformed');
  return event.data;
}
