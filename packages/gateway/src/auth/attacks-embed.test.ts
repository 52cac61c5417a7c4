import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../store/test-databases.ts';
import type { Bench } from './test-bench.ts';
import { POST, copyOf, refusals, startBench } from './test-bench.ts';
import { embedAttacks } from './test-embed-attacks.ts';
import { compact } from './test-signed.ts';

for (const engine of testDatabases()) {
  describe(`an embed token on ${engine.name}`, () => {
    let bench: Bench;
    const looksAlike = refusals();
    beforeAll(async () => void (bench = await startBench(await engine.fresh())));
    afterAll(() => bench.gateway.close());

    it.each(embedAttacks)(
      'is refused with this alone wrong: $name',
      async ({ break: breakIt, code = 'invalid_grant' }) => {
        const valid = await bench.redemption();
        const broken = copyOf(valid);
        await breakIt(broken.embed!, bench);
        looksAlike(await bench.send(broken), code);
        const repaired = await bench.send(valid);
        expect(repaired.statusCode, repaired.body).toBe(200);
      },
    );

    it('is taken from each registered key with that key’s algorithm, and from a registered terminal', async () => {
      const rsa = await bench.redemption();
      Object.assign(rsa.embed!, {
        header: { ...rsa.embed!.header, alg: 'RS256', kid: 'bank-rsa' },
        key: bench.bankRsa.privateKey,
      });
      expect((await bench.send(rsa)).statusCode).toBe(200);
      const kiosk = await bench.redemption();
      kiosk.embed!.claims['terminal'] = 'kiosk-1';
      expect((await bench.send(kiosk)).statusCode).toBe(200);
    });

    it.each([
      ['a minute slow', -59],
      ['a minute fast', 59],
    ])('is taken from a server whose clock is %s', async (_, seconds) => {
      const attempt = await bench.redemption();
      for (const claim of ['iat', 'exp']) attempt.embed!.claims[claim] = Number(attempt.embed!.claims[claim]) + seconds;
      expect((await bench.send(attempt)).statusCode).toBe(200);
    });

    it('is worth nothing when it comes again, with whatever proof', async () => {
      const attempt = await bench.redemption();
      expect((await bench.send(attempt)).statusCode).toBe(200);
      looksAlike(await bench.send(attempt), 'invalid_grant');
      looksAlike(
        await bench.send({
          ...attempt,
          proof: { ...attempt.proof, claims: { ...attempt.proof.claims, nonce: await bench.nonce() } },
        }),
        'invalid_grant',
      );
    });

    it('is worth nothing under the number of one that was used, however else it differs', async () => {
      const [first, second] = [await bench.redemption(), await bench.redemption()];
      second.embed!.claims['jti'] = first.embed!.claims['jti'];
      second.embed!.claims['sub'] = 'visit-0002';
      expect((await bench.send(first)).statusCode).toBe(200);
      looksAlike(await bench.send(second), 'invalid_grant');
    });

    it('may have the number of another partner’s token', async () => {
      const [first, second] = [await bench.redemption(), await bench.redemption()];
      Object.assign(second.embed!, { key: bench.post.privateKey });
      Object.assign(second.embed!.header, { kid: 'post-1' });
      Object.assign(second.embed!.claims, { iss: 'post', origin: POST, jti: first.embed!.claims['jti'] });
      expect((await bench.send(first)).statusCode).toBe(200);
      expect((await bench.send(second)).statusCode).toBe(200);
    });

    it('is redeemed once, however many replicas get it at the same moment', async () => {
      const other = bench.gateway.replica();
      for (let round = 0; round < 5; round += 1) {
        const attempt = await bench.redemption();
        const answers = await Promise.all(
          [bench.app, other, bench.app, other, bench.app, other].map((app) => bench.send(attempt, app)),
        );
        expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
        for (const answer of answers) if (answer.statusCode !== 200) looksAlike(answer, 'invalid_grant');
      }
    });

    it('leaves nothing in the log but ids and codes', async () => {
      const attempt = await bench.redemption();
      const token = compact(attempt.embed!);
      await bench.send(attempt);
      const log = JSON.stringify(bench.gateway.log);
      for (const part of [...token.split('.'), 'visit-0001', String(attempt.embed!.claims['jti'])]) {
        expect(log).not.toContain(part);
      }
    });
  });
}
