import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHmac } from 'node:crypto';
import { WebhookEvent } from '@qwy/contract/partner';
import { testDatabases } from '../store/test-databases.ts';
import { emit } from '../store/outbox.ts';
import { withRetry } from '../store/retry.ts';
import { fillCatalogue, startTestGateway, type TestGateway } from '../test-gateway.ts';
import { startOutbox } from './worker.ts';

for (const engine of testDatabases()) {
  describe(`the outbox on ${engine.name}`, () => {
    let gateway: TestGateway;
    let secret: string;
    let received: { url: string; headers: Headers; body: string }[];
    let answer: () => Response | Promise<Response>;
    beforeEach(async () => {
      received = [];
      answer = () => new Response(null, { status: 204 });
      gateway = await startTestGateway(await engine.fresh(), {
        fetch: async (input, init) => {
          const request = new Request(input, init);
          received.push({ url: request.url, headers: request.headers, body: await request.text() });
          return answer();
        },
      });
      await fillCatalogue(gateway);
      ({ secret } = await subscribe({ url: 'http://dept.localhost:8612/webhooks/qwy', events: ['case.received'] }));
    });
    afterEach(() => gateway.close());

    /** Asks as the bureau. */
    const staff = (method: 'GET' | 'POST' | 'DELETE', url: string, body?: object) =>
      gateway.app.inject({
        method,
        url,
        headers: {
          authorization: `Bearer ${gateway.staff.admin}`,
          ...(method === 'GET' ? {} : { 'idempotency-key': gateway.world.newId() }),
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { payload: JSON.stringify(body) } : {}),
      });
    const subscribe = async (webhook: { url: string; events: string[]; authority?: string }) =>
      (await staff('POST', '/v1/webhooks', webhook)).json<{ secret: string }>();
    const file = async () => {
      const frame = await gateway.frame('form');
      const body = {
        itemCode: 'T-0001',
        formId: 'T-F-1',
        formVersion: 1,
        situation: {},
        answers: { name: '样例甲' },
        consent: true,
      };
      const answered = await frame.send('POST', '/v1/cases', body, { 'idempotency-key': 'outbox-case' });
      return answered.json<{ number: string; code: string }>();
    };
    const typesAt = (url: string) =>
      received
        .filter((delivery) => delivery.url === url)
        .map(({ body }) => WebhookEvent.parse(JSON.parse(body)).type)
        .toSorted();
    const worker = () => startOutbox(gateway.database.db, gateway.world, () => undefined, { poll: false });
    const queue = (type: 'case.received' | 'case.changed' = 'case.received') =>
      withRetry(gateway.database.db, (tx) =>
        emit(tx, gateway.world, type, '平利县民政局', { caseNumber: '20260302-000000-1' }),
      );
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
          await emit(tx, gateway.world, 'case.received', '平利县民政局', { caseNumber: 'x' });
          throw new Error('undone');
        }),
      ).rejects.toThrow('undone');
      expect(await states()).toEqual([]);
    });

    it('has a case and its news in one transaction', async () => {
      await file();
      expect(await states()).toEqual(['new']);
    });

    it('tells a department of its own cases and ratings, and of no other department’s', async () => {
      const events = ['case.received', 'case.changed', 'rating.received'];
      await subscribe({ url: 'https://market.example/hook', events, authority: '平利县市场监督管理局' });
      await subscribe({ url: 'https://civil.example/hook', events, authority: '平利县民政局' });
      await subscribe({ url: 'https://bureau.example/hook', events });
      const { number, code } = await file();
      for (const to of ['accepted', 'decided']) {
        const moved = await staff('POST', `/v1/cases/${number}/transitions`, { to });
        expect(moved.statusCode).toBe(200);
      }
      const rating = await gateway.frame('rating');
      const rated = { number, code, level: 5, tags: ['501'], anonymous: false };
      const answered = await rating.send('POST', '/v1/ratings', rated, { 'idempotency-key': 'outbox-rating' });
      expect(answered.statusCode).toBe(201);
      await worker().runOnce();
      const told = ['case.received', 'case.changed', 'case.changed', 'rating.received'].toSorted();
      expect(typesAt('https://market.example/hook')).toEqual(told);
      expect(typesAt('https://bureau.example/hook')).toEqual(told);
      expect(typesAt('https://civil.example/hook')).toEqual([]);
    });

    it('sends nothing more to a webhook that was removed, not even what was waiting', async () => {
      answer = () => new Response(null, { status: 503 });
      await queue();
      await worker().runOnce();
      const listed = (await staff('GET', '/v1/webhooks')).json<{ rows: { id: string }[] }>().rows;
      expect(listed).toEqual([
        {
          id: expect.any(String),
          url: 'http://dept.localhost:8612/webhooks/qwy',
          events: ['case.received'],
          createdAt: expect.any(String),
        },
      ]);
      const gone = () => staff('DELETE', `/v1/webhooks/${listed[0]?.id ?? ''}`);
      expect((await gone()).statusCode).toBe(204);
      expect((await gone()).statusCode).toBe(404);
      await queue();
      gateway.world.advance(3600);
      expect(await worker().runOnce()).toBe(0);
      expect(received).toHaveLength(1);
    });
  });
}
