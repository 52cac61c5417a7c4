import { JWT_BEARER } from '@qwy/contract/token';
import type { ProofContext } from '../auth/dpop.ts';
import { readProof } from '../auth/dpop.ts';
import { verifyEmbedToken } from '../auth/embed-token.ts';
import { createPartnerKeys } from '../auth/partner-keys.ts';
import type { Handlers } from '../http/bind.ts';
import { ProblemError } from '../http/problem.ts';
import type { Oidc } from '../oidc/oidc.ts';
import type { IssuedTokens } from '../store/grants.ts';
import { createGrant, refreshGrant, revokeGrant } from '../store/grants.ts';
import { numberOf } from '../oidc/number.ts';
import { insertLogin, loginState } from '../store/logins.ts';
import { withRetry } from '../store/retry.ts';
import { createStaffToken, listStaff, revokeStaff } from '../store/staff.ts';
import { instant } from '../world.ts';

/** How long a citizen has to sign in, in seconds. */
const LOGIN_AGE = 300;

export const tokenHandlers = (context: ProofContext, oidc: Oidc | undefined) => {
  const { db: database, world, nonces, publicUrl } = context;
  const keys = createPartnerKeys(world, publicUrl);
  const answer = (tokens: IssuedTokens) => ({
    body: {
      access_token: tokens.accessToken,
      token_type: 'DPoP' as const,
      expires_in: tokens.expiresIn,
      refresh_token: tokens.refreshToken,
      scope: tokens.scope,
    },
    headers: { 'dpop-nonce': nonces.issue() },
  });

  return {
    requestToken: async ({ body, headers }) => {
      const header = headers['dpop'];
      const proof = await readProof(context, {
        proof: typeof header === 'string' ? header : undefined,
        method: 'POST',
        path: '/v1/token',
      });
      await proof.use();
      const { jkt } = proof;
      if (body.grant_type === JWT_BEARER) {
        const embed = { db: database, world, nonces, keys, issuer: publicUrl };
        const { partner, claims, kid } = await verifyEmbedToken(embed, body.assertion, jkt);
        return answer(
          await createGrant(database, world, {
            partnerId: partner.id,
            subject: claims.sub,
            origin: claims.origin,
            scope: claims.scope,
            jkt,
            kid,
            terminal: claims.terminal,
          }),
        );
      }
      const refreshed = await withRetry(database, (tx) => refreshGrant(tx, world, body.refresh_token, jkt));
      if (refreshed === 'partner_suspended') throw new ProblemError('partner_suspended');
      if (refreshed === 'unknown' || refreshed === 'reused') throw new ProblemError('invalid_grant');
      return answer(refreshed);
    },

    revokeToken: async ({ db, caller }) => {
      await revokeGrant(db, world, caller.id);
      return { body: undefined };
    },

    startLogin: async ({ db, body: { fresh = false, assurance, locale }, caller }) => {
      if (!oidc) throw new ProblemError('unavailable');
      const secrets = oidc.secrets();
      const id = world.newId();
      const expiresAt = instant(world, LOGIN_AGE);
      const freshSince = fresh ? instant(world) : undefined;
      await insertLogin(db, { id, grantId: caller.id, ...secrets, freshSince, locale, expiresAt });
      const url = await oidc.authorizationUrl({ ...secrets, fresh, assurance, locale });
      return { body: { id, url, expiresAt, number: numberOf(secrets).number } };
    },

    getLogin: async ({ db, params, caller }) => {
      const state = await loginState(db, world, params.id, caller.id);
      if (!state) throw new ProblemError('not_found');
      return { body: { id: params.id, state } };
    },

    createStaffToken: async ({ db, body }) => ({ body: await createStaffToken(db, world, body) }),

    listStaffTokens: async ({ db }) => ({ body: { rows: await listStaff(db) } }),

    revokeStaffToken: async ({ db, params }) => {
      if (!(await revokeStaff(db, world, params.id))) throw new ProblemError('not_found');
      return { body: undefined };
    },
  } satisfies Partial<Handlers>;
};
