import { JWT_BEARER } from '@qwy/contract/token';
import { createFrameKey, createPartnerKey } from '@qwy/testing/frame-key';
import type { FrameKey } from '@qwy/testing/frame-key';
import { UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../store/test-databases.ts';
import {
  API,
  FORMS,
  embedClaims,
  fillCatalogue,
  freshNonce,
  redeem,
  startTestGateway,
  type TestGateway,
} from '../test-gateway.ts';

for (const engine of testDatabases()) {
  describe(`tokens on ${engine.name}`, () => {
    let gateway: TestGateway;
    let key: FrameKey;
    beforeAll(async () => {
      gateway = await startTestGateway(await engine.fresh());
      await fillCatalogue(gateway);
      key = await createFrameKey();
    });
    afterAll(() => gateway.close());

    const url = `${API}/v1/token`;
    const right = async () => {
      const nonce = await freshNonce(gateway.app, key);
      return {
        nonce,
        claims: embedClaims(gateway.world.now(), key.jkt, nonce, 'form'),
        proof: (change = {}) => key.proof({ method: 'POST', url, nonce }, change),
      };
    };

    it('redeems a right token once', async () => {
      const { claims, proof } = await right();
      const token = await gateway.partnerKey.embedToken(claims);
      const first = await redeem(gateway.app, await proof(), token);
      expect(first.json()).toMatchObject({ token_type: 'DPoP', expires_in: 300, scope: 'form' });
      expect(first.headers['cache-control']).toBe('no-store');
      const again = await redeem(gateway.app, await proof(), token);
      expect(again.json()).toMatchObject({ status: 400, code: 'invalid_grant' });
    });

    it('takes no form that says anything twice, for its first reader may have believed the other', async () => {
      const { claims, proof } = await right();
      const token = await gateway.partnerKey.embedToken(claims);
      const send = async (payload: string) =>
        gateway.app.inject({
          method: 'POST',
          url: '/v1/token',
          headers: { dpop: await proof(), 'content-type': 'application/x-www-form-urlencoded', origin: FORMS },
          payload,
        });
      const fields = `grant_type=${encodeURIComponent(JWT_BEARER)}&assertion=${token}`;
      for (const twice of [`assertion=x&${fields}`, `${fields}&assertion=x`, `%67rant_type=refresh_token&${fields}`])
        expect((await send(twice)).json()).toMatchObject({ code: 'invalid_request' });
      expect((await send(fields)).statusCode).toBe(200);
    });

    const wrongClaims: [string, Record<string, unknown>][] = [
      ['another issuer', { iss: 'post' }],
      ['another audience', { aud: 'http://elsewhere.example' }],
      ['an origin that is not registered', { origin: 'http://bank.localhost:8610.evil.example' }],
      ['a scope that differs from its widget', { scope: 'license' }],
      ['no end', { exp: undefined }],
      ['an end in the past', { iat: 1, exp: 100 }],
      ['a life of more than 120 s', { exp: 99_999_999_999 }],
      ['a start in the future', { iat: 88_888_888_888, exp: 88_888_888_900 }],
      ['another key', { cnf: { jkt: 'A'.repeat(43) } }],
      ['no key', { cnf: undefined }],
      ['no number', { jti: undefined }],
      ['a claim of its own', { admin: true }],
    ];
    it.each(wrongClaims)('refuses a token with %s', async (_name, claims) => {
      const { claims: good, proof } = await right();
      const token = await gateway.partnerKey.embedToken(good, { claims });
      expect((await redeem(gateway.app, await proof(), token)).json()).toMatchObject({ code: 'invalid_grant' });
    });

    it('refuses a token signed by a key that is not registered, or by nobody', async () => {
      const stranger = await createPartnerKey('bank-1');
      const { claims, proof } = await right();
      expect((await redeem(gateway.app, await proof(), await stranger.embedToken(claims))).json()).toMatchObject({
        code: 'invalid_grant',
      });
      const unsigned = new UnsecuredJWT({ ...claims, jti: 'x'.repeat(20) }).encode();
      expect((await redeem(gateway.app, await proof(), unsigned)).json()).toMatchObject({ code: 'invalid_grant' });
      const otherType = await gateway.partnerKey.embedToken(claims, { header: { typ: 'JWT' } });
      expect((await redeem(gateway.app, await proof(), otherType)).json()).toMatchObject({ code: 'invalid_grant' });
    });

    it('asks for a fresh nonce when the token was made for an old one', async () => {
      const { claims } = await right();
      const token = await gateway.partnerKey.embedToken({ ...claims, nonce: '000001.AAAAAAAAAAAAAAAAAAAAAAAAAAA' });
      const nonce = await freshNonce(gateway.app, key);
      const answer = await redeem(gateway.app, await key.proof({ method: 'POST', url, nonce }), token);
      expect(answer.json()).toMatchObject({ status: 401, code: 'use_dpop_nonce' });
      expect(answer.headers['dpop-nonce']).toMatch(/^\w+\.[\w-]{27}$/);
    });

    const wrongProofs: [string, { claims?: Record<string, unknown>; header?: Record<string, unknown> }, string][] = [
      ['for another method', { claims: { htm: 'GET' } }, 'unauthorized'],
      ['for another address', { claims: { htu: `${API}/v1/cases` } }, 'unauthorized'],
      ['without a nonce', { claims: { nonce: undefined } }, 'use_dpop_nonce'],
      ['with a nonce of its own', { claims: { nonce: 'abc.def' } }, 'use_dpop_nonce'],
      ['without a number', { claims: { jti: undefined } }, 'unauthorized'],
      ['of another type', { header: { typ: 'JWT' } }, 'unauthorized'],
      ['with an access token that was not asked for', { claims: { ath: 'x' } }, 'unauthorized'],
    ];
    it.each(wrongProofs)('refuses a proof %s', async (_name, change, code) => {
      const { claims, proof } = await right();
      const token = await gateway.partnerKey.embedToken(claims);
      expect((await redeem(gateway.app, await proof(change), token)).json()).toMatchObject({ code });
      expect((await redeem(gateway.app, await proof(), token)).statusCode).toBe(200);
    });

    it('takes a proof whatever the clock of its maker says', async () => {
      const { claims, proof } = await right();
      const answer = await redeem(
        gateway.app,
        await proof({ claims: { iat: 5 } }),
        await gateway.partnerKey.embedToken(claims),
      );
      expect(answer.statusCode).toBe(200);
    });

    it('takes a proof once', async () => {
      const { claims, proof } = await right();
      const used = await proof();
      expect((await redeem(gateway.app, used, await gateway.partnerKey.embedToken(claims))).statusCode).toBe(200);
      expect((await redeem(gateway.app, used, await gateway.partnerKey.embedToken(claims))).json()).toMatchObject({
        code: 'unauthorized',
      });
    });

    const refresh = async (token: string, owner: FrameKey) => {
      const nonce = await freshNonce(gateway.app, owner);
      return gateway.app.inject({
        method: 'POST',
        url: '/v1/token',
        headers: {
          dpop: await owner.proof({ method: 'POST', url, nonce }),
          'content-type': 'application/x-www-form-urlencoded',
          origin: FORMS,
        },
        payload: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token }).toString(),
      });
    };

    it('rotates refresh tokens, and ends the grant when an old one comes back', async () => {
      const frame = await gateway.frame('case');
      const next = await refresh(frame.tokens.refresh_token, frame.key);
      expect(next.statusCode).toBe(200);
      const later = await refresh(frame.tokens.refresh_token, frame.key);
      expect(later.json()).toMatchObject({ code: 'invalid_grant' });
      const { refresh_token: successor } = next.json<{ refresh_token: string }>();
      expect((await refresh(successor, frame.key)).json()).toMatchObject({ code: 'invalid_grant' });
    });

    it('refreshes for the key it was given to alone', async () => {
      const frame = await gateway.frame('case');
      expect((await refresh(frame.tokens.refresh_token, await createFrameKey())).json()).toMatchObject({
        code: 'invalid_grant',
      });
      expect((await refresh(frame.tokens.refresh_token, frame.key)).statusCode).toBe(200);
    });

    it('lets nobody use a stolen access token without its key', async () => {
      const frame = await gateway.frame('case');
      const thief = await createFrameKey();
      const nonce = await freshNonce(gateway.app, thief);
      const answer = await gateway.app.inject({
        method: 'POST',
        url: '/v1/token/revocations',
        headers: {
          authorization: `DPoP ${frame.tokens.access_token}`,
          dpop: await thief.proof({
            method: 'POST',
            url: `${API}/v1/token/revocations`,
            nonce,
            accessToken: frame.tokens.access_token,
          }),
        },
      });
      expect(answer.json()).toMatchObject({ status: 401, code: 'unauthorized' });
    });

    it('keeps a token to its scope, its time and its partner', async () => {
      const frame = await gateway.frame('rating');
      expect((await frame.send('POST', '/v1/cases', {}, {})).json()).toMatchObject({ code: 'forbidden' });
      expect((await frame.send('GET', '/v1/licenses')).json()).toMatchObject({ code: 'forbidden' });
      gateway.world.advance(301);
      expect((await frame.send('POST', '/v1/token/revocations')).json()).toMatchObject({ code: 'token_expired' });
      const other = await gateway.frame('rating');
      await gateway.database.db.updateTable('partner').set({ status: 'suspended' }).execute();
      expect((await other.send('POST', '/v1/token/revocations')).json()).toMatchObject({ code: 'partner_suspended' });
      await gateway.database.db.updateTable('partner').set({ status: 'active' }).execute();
      expect((await other.send('POST', '/v1/token/revocations')).statusCode).toBe(204);
      expect((await other.send('POST', '/v1/token/revocations')).json()).toMatchObject({ code: 'unauthorized' });
    });

    it('shows no licence to somebody who has not signed in', async () => {
      const frame = await gateway.frame('license');
      expect((await frame.send('GET', '/v1/licenses')).json()).toMatchObject({ status: 401, code: 'login_required' });
    });

    it('knows no other grants', async () => {
      const nonce = await freshNonce(gateway.app, key);
      const answer = await gateway.app.inject({
        method: 'POST',
        url: '/v1/token',
        headers: {
          dpop: await key.proof({ method: 'POST', url, nonce }),
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams({ grant_type: 'password', assertion: JWT_BEARER }).toString(),
      });
      expect(answer.json()).toMatchObject({ code: 'invalid_request' });
    });
  });
}
