import type { LightMyRequestResponse } from 'fastify';
import { PartnerInput } from '@qwy/contract/partner';
import { routeList } from '@qwy/contract/routes';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addCitizen, sendFrom, signIn } from '../test-client.ts';
import { putPartner } from '../store/partners.ts';
import { testDatabases } from '../store/test-databases.ts';
import {
  API,
  BANK,
  fillCatalogue,
  freshNonce,
  redeem,
  startTestGateway,
  type TestFrame,
  type TestGateway,
} from '../test-gateway.ts';
import { DEFAULT_LIMITS } from './limits.ts';

const HALL = '198.51.100.7';
const HOME = '203.0.113.9';
const limits = {
  ...DEFAULT_LIMITS,
  read: { max: 20, seconds: 60 },
  site: { max: 15, seconds: 60 },
  visit: { max: 30, seconds: 60 },
  submissions: {
    visit: { max: 3, seconds: 600 },
    address: { max: 6, seconds: 600 },
    citizen: { max: 4, seconds: 600 },
  },
};
const WRONG_KEY = { number: '20260302-000000-1', code: 'AAAAAAA2' };
const submission = {
  itemCode: 'T-0001',
  formId: 'T-F-1',
  formVersion: 1,
  situation: {},
  answers: { name: '样例甲', staff: 2 },
  consent: true,
};

for (const engine of testDatabases()) {
  describe(`limits on ${engine.name}`, () => {
    let gateway: TestGateway;
    let keys = 0;
    beforeAll(async () => {
      gateway = await startTestGateway(await engine.fresh(), { limits });
      await fillCatalogue(gateway);
    });
    afterAll(() => gateway.close());
    // Everything counted before has been forgotten, and no token is so old.
    beforeEach(() => gateway.world.advance(1000));

    const fileFrom = (frame: TestFrame, from: string) =>
      sendFrom(gateway, frame, {
        method: 'POST',
        path: '/v1/cases',
        body: submission,
        headers: { 'idempotency-key': `limits-${(keys += 1)}-key` },
        from,
      });
    const lookUp = (
      frame: TestFrame,
      number: string,
      code: string,
      from: string,
      path = '/v1/case-lookups',
      app = gateway.app,
    ) =>
      sendFrom({ app }, frame, {
        method: 'POST',
        path,
        body: { number, code, ...(path === '/v1/ratings' ? { level: 5, tags: [], anonymous: true } : {}) },
        headers: { 'idempotency-key': `limits-${(keys += 1)}-key` },
        from,
      });
    const isLimited = (answer: LightMyRequestResponse): boolean => {
      if (answer.statusCode !== 429) return false;
      expect(answer.json()).toMatchObject({ code: 'rate_limited' });
      expect(Number(answer.headers['retry-after'])).toBe(answer.json<{ retryAfter: number }>().retryAfter);
      return true;
    };

    it('slow down one visit that files without end, and nobody beside it at the same address', async () => {
      const abuser = await gateway.frame('form');
      for (let i = 0; i < 3; i += 1) expect((await fileFrom(abuser, HALL)).statusCode).toBe(201);
      for (let i = 0; i < 20; i += 1) expect(isLimited(await fileFrom(abuser, HALL))).toBe(true);
      const neighbour = await gateway.frame('form');
      expect((await fileFrom(neighbour, HALL)).statusCode).toBe(201);
    });

    it('ask for a pause that is a small part of the window, after which one more is admitted', async () => {
      const abuser = await gateway.frame('form');
      for (let i = 0; i < 3; i += 1) await fileFrom(abuser, HALL);
      const refused = await fileFrom(abuser, HALL);
      expect(refused.headers['retry-after']).toBe('200');
      gateway.world.advance(200);
      expect((await fileFrom(abuser, HALL)).statusCode).toBe(201);
    });

    it('leave somebody who signed in a way past a crowd at the address', async () => {
      for (let visitors = 0; visitors < 3; visitors += 1) {
        const crowd = await gateway.frame('form');
        for (let i = 0; i < 3; i += 1) await fileFrom(crowd, HALL);
      }
      expect(isLimited(await fileFrom(await gateway.frame('form'), HALL))).toBe(true);
      expect((await fileFrom(await gateway.frame('form'), HOME)).statusCode).toBe(201);
      await addCitizen(gateway, { id: 'citizen-in-the-crowd', name: '样例乙', citizenNumber: '11010519491231002X' });
      const citizen = await gateway.frame('form');
      await signIn(gateway, citizen, 'citizen-in-the-crowd');
      expect((await fileFrom(citizen, HALL)).statusCode).toBe(201);
    });

    it('let the holder in while somebody elsewhere tries codes for the same number', async () => {
      const filed = (await fileFrom(await gateway.frame('form'), HOME)).json<{ number: string; code: string }>();
      const thief = await gateway.frame('case');
      for (let i = 0; i < 10; i += 1)
        expect((await lookUp(thief, filed.number, 'AAAAAAA2', HALL)).statusCode).toBe(404);
      expect(isLimited(await lookUp(thief, filed.number, filed.code, HALL))).toBe(true);
      const holder = await gateway.frame('case');
      expect((await lookUp(holder, filed.number, filed.code, HOME)).statusCode).toBe(200);
    });

    it('count codes that are tried all at the same moment, at several replicas, like those tried one by one', async () => {
      const filed = (await fileFrom(await gateway.frame('form'), HOME)).json<{ number: string; code: string }>();
      const other = gateway.replica();
      const [one, two] = await Promise.all([gateway.frame('case'), gateway.frame('case')]);
      const answers = await Promise.all(
        Array.from({ length: 25 }, () => [
          lookUp(one, filed.number, 'AAAAAAA2', HALL),
          lookUp(two, filed.number, 'AAAAAAA2', HALL, '/v1/case-lookups', other),
        ]).flat(),
      );
      expect(answers.filter(({ statusCode }) => statusCode === 404)).toHaveLength(10);
    });

    it('count right codes not at all, however many come', async () => {
      const filed = (await fileFrom(await gateway.frame('form'), HOME)).json<{ number: string; code: string }>();
      for (let round = 0; round < 4; round += 1) {
        const holder = await gateway.frame('case');
        const answers = await Promise.all(
          Array.from({ length: 10 }, () => lookUp(holder, filed.number, filed.code, HALL)),
        );
        expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(200));
      }
    });

    it('count wrong codes on every route that takes one', async () => {
      const takesCode = routeList.filter(({ body }) => {
        const shape: unknown = body && 'shape' in body ? body.shape : undefined;
        return typeof shape === 'object' && shape !== null && 'number' in shape && 'code' in shape;
      });
      expect(takesCode.map(({ id }) => id).sort()).toEqual([
        'lookUpCase',
        'submitRating',
        'withdrawCase',
        'withdrawConsent',
      ]);
      for (const [position, { path, access }] of takesCode.entries()) {
        gateway.world.advance(1000);
        const filed = (await fileFrom(await gateway.frame('form'), HOME)).json<{ number: string; code: string }>();
        const scope = access.kind === 'token' && access.scopes.includes('case') ? 'case' : 'rating';
        const from = `198.51.100.${100 + position}`;
        const thief = await gateway.frame(scope);
        for (let i = 0; i < 10; i += 1)
          expect((await lookUp(thief, filed.number, 'AAAAAAA2', from, path)).statusCode).toBe(404);
        expect(isLimited(await lookUp(thief, filed.number, filed.code, from, path))).toBe(true);
      }
    });

    it('let garbage at the token endpoint use up nothing of those who come with a true token', async () => {
      const { key } = await gateway.frame('form');
      const counted = async () =>
        (await gateway.database.db.selectFrom('rate_counter').select('count').where('id', 'like', 'at:%').execute())
          .map(({ count }) => count)
          .reduce((sum, count) => sum + count, 0);
      const before = await counted();
      expect(before).toBeGreaterThan(0);
      const claims = Buffer.from(JSON.stringify({ iss: 'bank' })).toString('base64url');
      for (let i = 0; i < 20; i += 1) {
        const proof = await key.proof({
          method: 'POST',
          url: `${API}/v1/token`,
          nonce: await freshNonce(gateway.app, key),
        });
        const answer = await redeem(gateway.app, proof, `e30.${claims}.x`);
        expect(answer.json()).toMatchObject({ code: 'invalid_grant' });
      }
      expect(await counted()).toBe(before);
      await gateway.frame('form');
      expect(await counted()).toBe(before + 1);
    });

    it('stop a partner whose visitors are too many without stopping another', async () => {
      const small = await startTestGateway(await engine.fresh(), {
        limits: { ...DEFAULT_LIMITS, partner: { max: 4, seconds: 60 } },
      });
      try {
        const frames = [await small.frame('case'), await small.frame('case'), await small.frame('case')] as const;
        const ask = (frame: TestFrame, from: string) =>
          sendFrom(small, frame, { method: 'POST', path: '/v1/case-lookups', body: WRONG_KEY, from });
        // Three visits were begun: one more call is left.
        expect((await ask(frames[0], '203.0.113.1')).statusCode).toBe(404);
        expect(isLimited(await ask(frames[1], '203.0.113.2'))).toBe(true);
        await putPartner(
          small.database.db,
          small.world,
          PartnerInput.parse({
            id: 'post',
            name: '样例邮政',
            publishableKey: 'pk_post',
            origins: [BANK],
            scopes: ['case'],
            keys: [small.partnerKey.publicJwk],
            status: 'active',
          }),
        );
        await small.database.db
          .updateTable('access_grant')
          .set({ partner_id: 'post' })
          .where('jkt', '=', frames[2].key.jkt)
          .execute();
        expect((await ask(frames[2], '203.0.113.3')).statusCode).toBe(404);
      } finally {
        await small.close();
      }
    });

    it('count public reads by address, and leave something for other sites at the same one', async () => {
      const read = (origin: string, remoteAddress: string) =>
        gateway.app.inject({ url: '/v1/guides/T-0001', remoteAddress, headers: { origin } });
      const wild = 'https://runaway.example';
      for (let i = 0; i < 15; i += 1) expect((await read(wild, HALL)).statusCode).toBe(200);
      const refused = await read(wild, HALL);
      expect(isLimited(refused)).toBe(true);
      // A page must be able to read that it was too fast.
      expect(refused.headers['access-control-allow-origin']).toBe('*');
      for (let i = 0; i < 5; i += 1) expect((await read('https://other.example', HALL)).statusCode).toBe(200);
      expect(isLimited(await read('https://other.example', HALL))).toBe(true);
      expect((await read(wild, HOME)).statusCode).toBe(200);
    });

    it('keep no address where counters are kept', async () => {
      const rows = await gateway.database.db.selectFrom('rate_counter').select('id').execute();
      expect(rows.length).toBeGreaterThan(0);
      for (const { id } of rows) expect(id).not.toMatch(/198\.51|203\.0|127\.0/);
    });
  });
}
