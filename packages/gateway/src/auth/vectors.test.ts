import { Partner } from '@qwy/contract/partner';
import file from '@qwy/contract/vectors/embed-tokens.json' with { type: 'json' };
import { expect, it } from 'vitest';
import { ProblemError } from '../http/problem.ts';
import { readEmbedToken } from './embed-token.ts';
import { createPartnerKeys } from './partner-keys.ts';

/** The bank as the file describes it, with the keys of one of its sets. */
const partnerWith = (set: keyof typeof file.jwks): Partner =>
  Partner.parse({
    ...file.partner,
    name: '样例银行',
    publishableKey: 'pk_bank',
    keys: file.jwks[set].keys,
    revokedKids: [],
    terminals: file.partner.terminals.map((id) => ({ id, name: id })),
    status: 'active',
    createdAt: '2026-03-02T02:00:00.000Z',
  });
const setOf = (name: string): keyof typeof file.jwks => (name === 'post' ? 'post' : 'bank');

async function judge({ token, jwks, now }: (typeof file.vectors)[number]): Promise<string> {
  const world = { now: () => now * 1000, fetch: () => Promise.reject(new Error('no network')) };
  const partner = partnerWith(setOf(jwks));
  try {
    const { claims } = await readEmbedToken(
      {
        findPartner: async (id) => (id === partner.id ? partner : undefined),
        keys: createPartnerKeys(world, file.gateway),
        now: world.now,
        issuer: file.gateway,
      },
      token,
    );
    const isForThisFrame = claims.cnf.jkt === file.request.jkt && claims.nonce === file.request.nonce;
    return isForThisFrame ? 'accepted' : 'for another frame';
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'invalid_grant') return 'refused';
    throw error;
  }
}

it.each(file.vectors)('judges as the vectors for other languages say: $name', async (vector) => {
  expect(await judge(vector)).toBe(vector.rule === 'frame' ? 'for another frame' : vector.outcome);
});
