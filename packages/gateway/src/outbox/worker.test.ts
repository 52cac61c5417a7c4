import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHmac } from 'node:crypto';
import { testDatabases } from '../store/test-databases.ts';
import { emit } from '../store/outbox.ts';
import { withRetry } from '../store/retry.ts';
import { fillCatalogue, startTestGateway, type TestGateway } from '../test-gateway.ts';
import { startOutbox } from './worker.ts';

for (const engine of testDatabases()) {
  describe(`the outbox on ${engine.name}`, () => {
    let gateway: TestGateway;
    let secret: string;
    let received: { headers: Headers; body: string }[];
    let answer: () => Response | Promise<Response>;
    beforeEach(async () => {
      received = [];
      answer = () => new Response(null, { status: 204 });
      gateway = await startTestGateway(await engine.fresh(), {
        fetch: async (input, init) => {
          const request = new Request(input, init);
          received.push({ headers: request.headers, body: await request.text() });
          return answer();
        },
      });
      await fillCatalogue(gateway);
      const created = await gateway.app.inject({
        method: 'POST',
        url: '/v1/webhooks',
        headers: { authorization: `Bearer ${gateway.staff.admin}`, 'content-type': 'application/json' },
        payload: JSON.stringify({ url: 'http://dept.localhost:8612/webhooks/qwy', events: ['case.received'] }),
      });
      ({ secret } = created.json<{ secret: string }>());
    });
    afterEach(() => gateway.close());

    const worker = () => startOutbox(gateway.database.db, gateway.world, () => undefined, { poll: false });
    const queue = (type: 'case.received' | 'case.changed' = 'case.received') =>
      withRetry(gateway.database.db, (tx) => emit(tx, gateway.world, type, { caseNumber: '20260302-000000-1' }));
    const states = async () =>
      (await gateway.database.db.selectFrom('outbox').select('state').execute()).map(({ state }) => state);

    it('delivers what was subscribed to, signed, once', async () => {
      await queue();
      await queue('case.changed');
      expect(await worker().runOnce()).toBe(1);
      expect(await worker().runOnce()).toBe(0);
      expect(received).toHaveLength(1);
      const [{ headers, body } = { headers: new Headers(), body: '' }] = received;
      const { t = '', v1 = '' } = Object.fromEntries(
        (headers.get('qwy-signature') ?? '').split(',').map((part) => part.split('=')),
      );
      expect(v1).toBe(createHmac('sha256', secret).update(`${t}.${body}`).digest('hex'));
      expect(JSON.parse(body)).toMatchObject({ type: 'case.received', data: { caseNumber: '20260302-000000-1' } });
      expect(await states()).toEqual(['done']);
    });

    it('tries again later and later while the receiver is dead, with the same id, and loses nothing', async () => {
      answer = () => Promise.reject(new TypeError('connection refused'));
      await queue();
      for (let i = 0; i < 3; i += 1) {
        expect(await worker().runOnce()).toBe(1);
        expect(await worker().runOnce()).toBe(0);
        gateway.world.advance(2 ** i);
      }
      answer = () => new Response(null, { status: 200 });
      expect(await worker().runOnce()).toBe(1);
      expect(await states()).toEqual(['done']);
      expect(new Set(received.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1);
    });

    it('takes over from a worker that died, whose late word changes nothing', async () => {
      let release: (value: Response) => void = () => undefined;
      answer = () => new Promise<Response>((resolve) => (release = resolve));
      await queue();
      const dead = worker().runOnce();
      await expect.poll(() => received.length).toBe(1);
      gateway.world.advance(31);
      answer = () => new Response(null, { status: 503 });
      expect(await worker().runOnce()).toBe(1);
      expect(await states()).toEqual(['new']);
      release(new Response(null, { status: 200 }));
      await dead;
      expect(await states()).toEqual(['new']);
    });

    it('queues nothing when the work it belongs to is undone', async () => {
      await expect(
        withRetry(gateway.database.db, async (tx) => {
          await emit(tx, gateway.world, 'case.received', { caseNumber: 'x' });
          throw new Error('undone');
        }),
      ).rejects.toThrow('undone');
      expect(await states()).toEqual([]);
    });

    it('has a case and its news in one transaction', async () => {
      const frame = await gateway.frame('form');
      const body = {
        itemCode: 'T-0001',
        formId: 'T-F-1',
        formVersion: 1,
        situation: {},
        answers: { name: '样例甲' },
        consent: true,
      };
      await frame.send('POST', '/v1/cases', body, { 'idempotency-key': 'outbox-case' });
      expect(await states()).toEqual(['new']);
    });
  });
}
