import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../store/test-databases.ts';
import { API } from '../test-gateway.ts';
import { createNonces } from './nonces.ts';
import type { Attempt, Bench } from './test-bench.ts';
import { CALL_PATH, TOKEN_PATH, copyOf, refusals, startBench } from './test-bench.ts';
import { ecKey, rsaKey, sha256, withPart } from './test-signed.ts';

interface Row {
  /** The one thing that is wrong. */
  readonly name: string;
  break(attempt: Attempt, bench: Bench): void | Promise<void>;
  /** Default `unauthorized`. */
  readonly code?: string;
}

const stranger = ecKey();
const strangerRsa = rsaKey();
const shared = { kty: 'oct', k: 'c2VjcmV0' };
const header = (name: string, change: Record<string, unknown>): Row => ({
  name,
  break: ({ proof }) => void Object.assign(proof.header, change),
});
const claims = (name: string, change: Record<string, unknown>, code?: string): Row => ({
  name,
  break: ({ proof }) => void Object.assign(proof.claims, change),
  ...(code === undefined ? {} : { code }),
});
const without = (claim: string, code?: string): Row => ({
  name: `no ${claim}`,
  break: ({ proof }) => void (proof.claims[claim] = undefined),
  ...(code === undefined ? {} : { code }),
});
const jwk = (name: string, change: Record<string, unknown>): Row => ({
  name,
  break: ({ proof }) => void Object.assign(Object(proof.header['jwk']), change),
});

/** Wrong in every request that carries a proof. */
const rows: Row[] = [
  { name: 'no proof', break: (attempt) => void (attempt.proofHeader = () => undefined) },
  { name: 'an empty proof', break: (attempt) => void (attempt.proofHeader = () => '') },
  { name: 'a proof of letters', break: (attempt) => void (attempt.proofHeader = () => 'proof') },
  { name: 'two proofs', break: (attempt) => void (attempt.proofHeader = (signed) => `${signed}, ${signed}`) },
  {
    name: 'a huge proof',
    break: ({ proof }) =>
      void (proof.claimsText = JSON.stringify({ jti: 'x'.repeat(20), ...proof.claims }) + ' '.repeat(2048)),
  },
  { name: 'alg none', break: ({ proof }) => void (proof.header['alg'] = 'none') },
  {
    name: 'HS256 under a key that both sides know',
    break: ({ proof }) =>
      void Object.assign(proof, { header: { ...proof.header, alg: 'HS256', jwk: shared }, secret: 'secret' }),
  },
  {
    name: 'HS256 with the public key for a secret',
    break: ({ proof }) =>
      void Object.assign(proof, {
        header: { ...proof.header, alg: 'HS256' },
        secret: JSON.stringify(proof.header['jwk']),
      }),
  },
  {
    name: 'RS256',
    break: ({ proof }) =>
      void Object.assign(proof, {
        header: { ...proof.header, alg: 'RS256', jwk: strangerRsa.jwk },
        key: strangerRsa.privateKey,
      }),
  },
  header('typ JWT', { typ: 'JWT' }),
  header('typ of an embed token', { typ: 'qwy-embed+jwt' }),
  header('no typ', { typ: undefined }),
  header('no key', { jwk: undefined }),
  header('the name of a key instead of a key', { jwk: undefined, kid: 'bank-1' }),
  header('another key than the one that signed', { jwk: stranger.jwk }),
  jwk('a key with its private half', { d: 'A'.repeat(43) }),
  jwk('a key with a name', { kid: 'frame' }),
  jwk('a key on another curve', { crv: 'P-384' }),
  jwk('a point that is not on the curve', { y: 'A'.repeat(43) }),
  header('a critical extension', { crit: ['b64'], b64: true }),
  header('an unencoded payload', { b64: false }),
  header('an address of keys', { jku: 'https://evil.example/jwks.json' }),
  {
    name: 'a signature of zeros',
    break: ({ proof }) => void (proof.finish = withPart(2, () => Buffer.alloc(64).toString('base64url'))),
  },
  { name: 'no signature', break: ({ proof }) => void (proof.signAs = 'none') },
  {
    name: 'two addresses, the second one right',
    break: ({ proof }) =>
      void (proof.claimsText = JSON.stringify({ jti: 'x'.repeat(20), ...proof.claims }).replace(
        '{',
        '{"htu":"http://evil.example",',
      )),
  },
  without('htm'),
  claims('another method', { htm: 'GET' }),
  claims('the method in small letters', { htm: 'post' }),
  without('htu'),
  claims('another path', { htu: `${API}/v1/cases` }),
  claims('another host', { htu: `http://gw.evil.example${TOKEN_PATH}` }),
  { name: 'a query in the address', break: ({ proof }) => void (proof.claims['htu'] += '?x=1') },
  { name: 'a slash behind the address', break: ({ proof }) => void (proof.claims['htu'] += '/') },
  { name: 'an address that begins alike', break: ({ proof }) => void (proof.claims['htu'] += 's') },
  { name: 'the path alone', break: ({ proof, path }) => void (proof.claims['htu'] = path) },
  without('iat'),
  claims('a time that is text', { iat: '1772416800' }),
  claims('a jti that is short', { jti: 'x' }),
  claims('a jti that is long', { jti: 'x'.repeat(65) }),
  claims('a jti with a zero in it', { jti: 'jti-0123456789\0' }),
  claims('a jti that is a number', { jti: 123456789012 }),
  claims('a jti that is null', { jti: null }),
  claims('a claim of its own', { admin: true }),
  without('nonce', 'use_dpop_nonce'),
  claims('a nonce of its own', { nonce: 'made-up-0123456789' }, 'use_dpop_nonce'),
  claims('a nonce that is a list', { nonce: ['x'] }),
  {
    name: 'a nonce with a changed tag',
    code: 'use_dpop_nonce',
    break: ({ proof }) =>
      void (proof.claims['nonce'] = String(proof.claims['nonce']).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))),
  },
  {
    name: 'a nonce with a changed time',
    code: 'use_dpop_nonce',
    break: ({ proof }) => void (proof.claims['nonce'] = `1${String(proof.claims['nonce'])}`),
  },
  {
    name: 'a nonce of another gateway',
    code: 'use_dpop_nonce',
    break: ({ proof }, { gateway }) =>
      void (proof.claims['nonce'] = createNonces('another secret', gateway.world).issue()),
  },
  {
    name: 'a nonce older than ten minutes',
    code: 'use_dpop_nonce',
    async break({ proof }, { gateway }) {
      const key = await gateway.database.db
        .selectFrom('gateway_secret')
        .select('value')
        .where('id', '=', 'nonce')
        .executeTakeFirstOrThrow();
      proof.claims['nonce'] = createNonces(key.value, { now: () => gateway.world.now() - 601_000 }).issue();
    },
  },
  {
    name: 'a nonce of tomorrow',
    code: 'use_dpop_nonce',
    async break({ proof }, { gateway }) {
      const key = await gateway.database.db
        .selectFrom('gateway_secret')
        .select('value')
        .where('id', '=', 'nonce')
        .executeTakeFirstOrThrow();
      proof.claims['nonce'] = createNonces(key.value, { now: () => gateway.world.now() + 86_400_000 }).issue();
    },
  },
];

/** Wrong only where the proof goes with an access token. */
const withToken: Row[] = [
  without('ath'),
  claims('the hash of another token', { ath: sha256('another token') }),
  claims('an empty hash', { ath: '' }),
  {
    name: 'the token itself for its hash',
    break: ({ proof, accessToken }) => void (proof.claims['ath'] = accessToken),
  },
  { name: 'a proof for the token endpoint', break: ({ proof }) => void (proof.claims['htu'] = `${API}${TOKEN_PATH}`) },
  {
    name: 'a proof by another key',
    break: ({ proof }) =>
      void Object.assign(proof, { header: { ...proof.header, jwk: members(stranger.jwk) }, key: stranger.privateKey }),
  },
  {
    name: 'the token without the proof’s scheme',
    break: (attempt) => void (attempt.authorization = attempt.accessToken ?? ''),
  },
  {
    name: 'the token as a bearer token',
    break: (attempt) => void (attempt.authorization = `Bearer ${attempt.accessToken}`),
  },
  {
    name: 'the token as a bearer token, without a proof',
    break: (attempt) =>
      void Object.assign(attempt, { authorization: `Bearer ${attempt.accessToken}`, proofHeader: () => undefined }),
  },
  { name: 'no token', break: (attempt) => void delete attempt.accessToken },
  { name: 'half a token', break: (attempt) => void (attempt.accessToken = attempt.accessToken?.slice(0, 20)) },
  {
    name: 'the token twice',
    break: (attempt) => void (attempt.authorization = `DPoP ${attempt.accessToken}, DPoP ${attempt.accessToken}`),
  },
];

/** Wrong only where it goes without one. */
const atTokenEndpoint: Row[] = [
  claims('the hash of a token that is not there', { ath: sha256('x') }),
  claims('a proof for a call', { htu: `${API}${CALL_PATH}` }),
];

const members = ({ kty = '', crv = '', x = '', y = '' }: Record<string, string>) => ({ kty, crv, x, y });

for (const engine of testDatabases()) {
  describe(`a proof on ${engine.name}`, () => {
    let bench: Bench;
    beforeAll(async () => void (bench = await startBench(await engine.fresh())));
    afterAll(() => bench.gateway.close());

    describe.each([
      ['an embed token', 'redemption', 200, [...rows, ...atTokenEndpoint]],
      ['a refresh token', 'refresh', 200, [...rows, ...atTokenEndpoint]],
      ['an access token', 'call', 204, [...rows, ...withToken]],
    ] as const)('with %s', (_, kind, status, all) => {
      const looksAlike = refusals();

      it.each([...all])(
        'is refused with this alone wrong: $name',
        async ({ break: breakIt, code = 'unauthorized' }) => {
          const valid = await bench[kind]();
          const broken = copyOf(valid);
          await breakIt(broken, bench);
          looksAlike(await bench.send(broken), code);
          const repaired = await bench.send(valid);
          expect(repaired.statusCode, repaired.body).toBe(status);
        },
      );

      it('is taken once, and no more when it comes again', async () => {
        const jti = `used-again-0123456789-${kind}`;
        const attempt = await bench[kind]();
        attempt.proof.claims['jti'] = jti;
        expect((await bench.send(attempt)).statusCode).toBe(status);
        const next = await bench[kind]();
        next.proof.claims['jti'] = jti;
        looksAlike(await bench.send(next), 'unauthorized');
        delete next.proof.claims['jti'];
        expect((await bench.send(next)).statusCode).toBe(status);
      });

      it.each([
        ['hours behind', -5 * 3600],
        ['hours ahead', 5 * 3600],
        ['in 1970', -1_772_416_800],
      ])('is taken from a kiosk whose clock is %s', async (__, seconds) => {
        const attempt = await bench[kind]();
        attempt.proof.claims['iat'] = Number(attempt.proof.claims['iat']) + seconds;
        expect((await bench.send(attempt)).statusCode).toBe(status);
      });
    });

    it('answers each refusal for its nonce with one that works', async () => {
      const attempt = await bench.redemption();
      attempt.proof.claims['nonce'] = 'made-up-0123456789';
      const refused = await bench.send(attempt);
      expect(refused.statusCode).toBe(401);
      attempt.proof.claims['nonce'] = refused.headers['dpop-nonce'];
      expect((await bench.send(attempt)).statusCode).toBe(200);
    });

    it('is taken by exactly one of two replicas that get it at the same moment', async () => {
      const other = bench.gateway.replica();
      for (let round = 0; round < 5; round += 1) {
        // The same proof with two refresh tokens of one key: only the proof can decide.
        const [one, two] = [await bench.refresh(), await bench.refresh()];
        const jti = `at-once-0123456789-${round}`;
        const proof = { ...one.proof, claims: { ...one.proof.claims, jti } };
        const answers = await Promise.all([
          bench.send({ ...one, proof }),
          bench.send({ ...two, proof }, other),
          bench.send({ ...one, proof }, other),
          bench.send({ ...two, proof }),
        ]);
        const codes = answers.map((answer) => answer.json<{ code?: string }>().code ?? 'done').sort();
        expect(codes).toEqual(['done', 'unauthorized', 'unauthorized', 'unauthorized']);
      }
    });

    it('of somebody without a grant leaves nothing in the store of used proofs', async () => {
      const attempt = await bench.call();
      const count = async () => (await bench.gateway.database.db.selectFrom('replay').select('id').execute()).length;
      const before = await count();
      attempt.accessToken = 'A'.repeat(43);
      attempt.proof.claims['ath'] = sha256(attempt.accessToken);
      expect((await bench.send(attempt)).statusCode).toBe(401);
      expect(await count()).toBe(before);
    });
  });
}
