import { createHmac } from 'node:crypto';
import { webhookSignedPayload } from '@qwy/contract/webhook';
import { describe, expect, it } from 'vitest';
import { WebhookRefusedError, verifyWebhook } from './webhook.ts';
import type { VerifyWebhookOptions, WebhookRefusal } from './webhook.ts';

const secret = 'whsec_0123456789abcdef';
const time = Date.parse('2026-11-23T08:00:00Z') / 1000;
const now = (): number => time * 1000;
const event = {
  id: 'e-1',
  type: 'case.received',
  at: '2026-11-23T08:00:00Z',
  data: { number: '20261123-483920-7', note: '受理' },
};
const body = JSON.stringify(event);

const sign = (text = body, t = time, key = secret): string =>
  createHmac('sha256', key).update(webhookSignedPayload(t, text)).digest('hex');
const header = (signature = sign(), t: number | string = time) => ({ 'qwy-signature': `t=${t},v1=${signature}` });
const valid: VerifyWebhookOptions = { body, headers: header(), secret, now };

function refusal(options: Partial<VerifyWebhookOptions>): WebhookRefusal {
  try {
    verifyWebhook({ ...valid, ...options });
  } catch (error) {
    if (error instanceof WebhookRefusedError) return error.reason;
    throw error;
  }
  return expect.fail('it should have been refused');
}

describe('verifyWebhook', () => {
  it('answers what a signed delivery says', () => {
    expect(verifyWebhook(valid)).toEqual(event);
  });

  it('takes the body as bytes, and the headers as a server or as fetch has them', () => {
    const { 'qwy-signature': value } = header();
    for (const headers of [
      new Headers({ 'Qwy-Signature': value }),
      { 'QWY-Signature': value },
      { 'qwy-signature': [value] },
    ]) {
      expect(verifyWebhook({ ...valid, headers, body: new TextEncoder().encode(body) })).toEqual(event);
    }
  });

  it('takes the old and the new secret while it is being changed, on either side', () => {
    expect(verifyWebhook({ ...valid, secret: ['whsec_new', secret] })).toEqual(event);
    const both = { 'qwy-signature': `t=${time}, v1=${sign(body, time, 'other')},v1=${sign()},v2=future` };
    expect(verifyWebhook({ ...valid, headers: both })).toEqual(event);
  });

  it.each<[string, WebhookRefusal, Partial<VerifyWebhookOptions>]>([
    ['no signature', 'signature_missing', { headers: {} }],
    ['a signature without time', 'signature_malformed', { headers: { 'qwy-signature': `v1=${sign()}` } }],
    ['a time without signature', 'signature_malformed', { headers: { 'qwy-signature': `t=${time}` } }],
    ['two times', 'signature_malformed', { headers: { 'qwy-signature': `t=${time},t=${time},v1=${sign()}` } }],
    ['half a signature', 'signature_malformed', { headers: header(sign().slice(0, 32)) }],
    ['a time that is no number', 'signature_malformed', { headers: header(sign(), '1e9') }],
    ['a changed body', 'signature_wrong', { body: body.replace('-7', '-8') }],
    ['a body that a parser has put in order', 'signature_wrong', { body: JSON.stringify(event, null, 1) }],
    ['a changed time', 'signature_wrong', { headers: header(sign(), time + 1) }],
    ['a signature by another secret', 'signature_wrong', { headers: header(sign(body, time, 'other')) }],
    ['an old delivery sent again', 'too_old', { now: () => (time + 301) * 1000 }],
    ['a delivery from the future', 'too_old', { now: () => (time - 301) * 1000 }],
    ['a body that is not JSON', 'body_malformed', { body: 'x', headers: header(sign('x')) }],
    ['a body that is no event', 'body_malformed', { body: '{}', headers: header(sign('{}')) }],
    ['bytes that are no text', 'body_malformed', { body: Uint8Array.of(0xff) }],
  ])('refuses %s', (_, reason, options) => {
    expect(refusal(options)).toBe(reason);
  });

  it('takes deliveries up to the tolerance', () => {
    expect(verifyWebhook({ ...valid, now: () => (time + 300) * 1000 })).toEqual(event);
    expect(refusal({ tolerance: 10, now: () => (time + 11) * 1000 })).toBe('too_old');
  });

  it('never works without a secret', () => {
    expect(() => verifyWebhook({ ...valid, secret: '' })).toThrow(TypeError);
    expect(() => verifyWebhook({ ...valid, secret: [] })).toThrow('`secret`');
  });
});
