import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from './store/test-databases.ts';
import { FORMS, fillCatalogue, sampleForm, sampleGuide, startTestGateway, type TestGateway } from './test-gateway.ts';

const submission = {
  itemCode: 'T-0001',
  formId: 'T-F-1',
  formVersion: 1,
  situation: {},
  answers: { name: '样例甲', staff: 2 },
  consent: true,
};
const key = (text: string) => ({ 'idempotency-key': text });

for (const engine of testDatabases()) {
  describe(`the gateway on ${engine.name}`, () => {
    let gateway: TestGateway;
    beforeAll(async () => {
      gateway = await startTestGateway(await engine.fresh());
      await fillCatalogue(gateway);
    });
    afterAll(() => gateway.close());
    const asStaff = (token: string) => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });
    const move = (number: string, to: string, idempotencyKey: string) =>
      gateway.app.inject({
        method: 'POST',
        url: `/v1/cases/${number}/transitions`,
        headers: { ...asStaff(gateway.staff.officer), ...key(idempotencyKey) },
        payload: JSON.stringify({ to, note: '请领取' }),
      });

    it('serves a guide to any origin, with a version to ask again by', async () => {
      const first = await gateway.app.inject({
        url: '/v1/guides/T-0001',
        headers: { origin: 'https://anybody.example' },
      });
      expect(first.statusCode).toBe(200);
      expect(first.headers['access-control-allow-origin']).toBe('*');
      expect(first.headers['set-cookie']).toBeUndefined();
      expect(first.json()).toMatchObject({ itemCode: 'T-0001', version: 1, sample: true });
      const etag = String(first.headers['etag']);
      const again = async (tags: string) =>
        gateway.app.inject({ url: '/v1/guides/T-0001', headers: { 'if-none-match': tags } });
      for (const tags of [etag, `W/${etag}`, `"x" ,W/"y",  ${etag}`]) {
        expect(await again(tags)).toMatchObject({ statusCode: 304, body: '' });
      }
      for (const tags of ['', etag.slice(1), `x${etag}`]) expect((await again(tags)).statusCode).toBe(200);
    });

    it('finds items by two Chinese characters', async () => {
      const found = await gateway.app.inject({ url: `/v1/items?q=${encodeURIComponent('工商')}` });
      expect(found.json<{ rows: { code: string }[] }>().rows.map(({ code }) => code)).toEqual(['T-0001']);
      const none = await gateway.app.inject({ url: `/v1/items?q=${encodeURIComponent('户籍')}` });
      expect(none.json<{ rows: unknown[] }>().rows).toEqual([]);
    });

    it('takes a word with pattern characters as it is', async () => {
      const found = await gateway.app.inject({ url: `/v1/items?q=${encodeURIComponent('%')}` });
      expect(found.json<{ rows: unknown[] }>().rows).toEqual([]);
    });

    it('carries a case from filing to rating', async () => {
      const form = await gateway.frame('form');
      const filed = await form.send('POST', '/v1/cases', submission, key('story-submit'));
      expect(filed.statusCode).toBe(201);
      const receipt = filed.json<{ number: string; code: string; due: unknown; state: string }>();
      expect(receipt).toMatchObject({
        state: 'received',
        due: { limit: { value: 3, unit: 'working_day' }, day: '2026-03-05' },
      });

      const caseFrame = await gateway.frame('case');
      const opened = await caseFrame.send('POST', '/v1/case-lookups', { number: receipt.number, code: receipt.code });
      expect(opened.json()).toMatchObject({ state: 'received', rateable: false, rated: false });
      expect(opened.body).not.toContain('样例甲');

      for (const to of ['accepted', 'decided'])
        expect((await move(receipt.number, to, `story-${to}`)).statusCode).toBe(200);
      expect((await move(receipt.number, 'accepted', 'story-back')).json()).toMatchObject({
        code: 'invalid_transition',
      });

      const rating = await gateway.frame('rating');
      const body = { number: receipt.number, code: receipt.code, level: 5, tags: ['501'], anonymous: false };
      expect((await rating.send('POST', '/v1/ratings', body, key('story-rate'))).statusCode).toBe(201);
      expect((await rating.send('POST', '/v1/ratings', body, key('story-rate-2'))).json()).toMatchObject({
        code: 'already_rated',
      });

      const after = await caseFrame.send('POST', '/v1/case-lookups', { number: receipt.number, code: receipt.code });
      expect(after.json()).toMatchObject({ state: 'decided', rated: true, rateable: false });
      expect(after.json<{ history: { state: string }[] }>().history.map(({ state }) => state)).toEqual([
        'received',
        'accepted',
        'decided',
      ]);
    });

    it('files a case once per idempotency key, and refuses the key for another body', async () => {
      const form = await gateway.frame('form');
      const [first, second] = await Promise.all([
        form.send('POST', '/v1/cases', submission, key('twice-same')),
        form.send('POST', '/v1/cases', submission, key('twice-same')),
      ]);
      expect(first.json()).toEqual(second.json());
      const other = await form.send(
        'POST',
        '/v1/cases',
        { ...submission, answers: { name: '另一个' } },
        key('twice-same'),
      );
      expect(other.json()).toMatchObject({ status: 409, code: 'idempotency_conflict' });
      const missing = await form.send('POST', '/v1/cases', submission);
      expect(missing.json()).toMatchObject({
        code: 'invalid_request',
        invalidParams: [{ pointer: '/headers/idempotency-key', code: 'required' }],
      });
    });

    it('keeps what one visit filed from another that names the same key', async () => {
      const file = async (): Promise<{ number: string; code: string }> =>
        (await (await gateway.frame('form')).send('POST', '/v1/cases', submission, key('guessed-key'))).json();
      const [first, second] = [await file(), await file()];
      expect(second.number).toMatch(/^\d{8}-/);
      expect(second.number).not.toBe(first.number);
      expect(second.code).not.toBe(first.code);
    });

    it('points to wrong answers without repeating them', async () => {
      const form = await gateway.frame('form');
      const answer = await form.send(
        'POST',
        '/v1/cases',
        { ...submission, answers: { name: '秘', staff: -1 } },
        key('wrong-answers'),
      );
      expect(answer.json()).toMatchObject({
        status: 422,
        code: 'invalid_answers',
        invalidParams: [
          { pointer: '/name', code: 'minLength' },
          { pointer: '/staff', code: 'minimum' },
        ],
      });
      expect(answer.body).not.toContain('秘');
    });

    it('opens a case for the right code alone, and stops guessing', async () => {
      const form = await gateway.frame('form');
      const { number, code } = (await form.send('POST', '/v1/cases', submission, key('guess-submit'))).json<{
        number: string;
        code: string;
      }>();
      const caseFrame = await gateway.frame('case');
      for (let i = 0; i < 10; i += 1) {
        expect((await caseFrame.send('POST', '/v1/case-lookups', { number, code: 'AAAAAAA2' })).statusCode).toBe(404);
      }
      const blocked = await caseFrame.send('POST', '/v1/case-lookups', { number, code });
      expect(blocked.json()).toMatchObject({ code: 'rate_limited' });
      gateway.world.advance(901);
      const fresh = await gateway.frame('case');
      expect((await fresh.send('POST', '/v1/case-lookups', { number, code })).statusCode).toBe(200);
    });

    it('says that a form was published anew instead of filing an old one', async () => {
      const publish = await gateway.app.inject({
        method: 'PUT',
        url: '/v1/forms/T-F-1',
        headers: asStaff(gateway.staff.publisher),
        payload: JSON.stringify(sampleForm),
      });
      expect(publish.json()).toMatchObject({ version: 2 });
      const form = await gateway.frame('form');
      expect((await form.send('POST', '/v1/cases', submission, key('stale-form'))).json()).toMatchObject({
        code: 'stale_version',
      });
    });

    it('publishes and withdraws guides for publishers alone', async () => {
      const publish = (token: string) =>
        gateway.app.inject({
          method: 'PUT',
          url: '/v1/guides/T-0001',
          headers: asStaff(token),
          payload: JSON.stringify(sampleGuide),
        });
      expect((await publish(gateway.staff.officer)).json()).toMatchObject({ code: 'forbidden' });
      expect((await publish('qst_nobody-knows-this-token')).json()).toMatchObject({ code: 'unauthorized' });
      const before = (await gateway.app.inject({ url: '/v1/guides/T-0001' })).json<{ version: number }>().version;
      expect((await publish(gateway.staff.publisher)).json()).toMatchObject({ version: before + 1 });
      const withdrawn = await gateway.app.inject({
        method: 'DELETE',
        url: '/v1/guides/T-0001',
        headers: { authorization: `Bearer ${gateway.staff.admin}` },
      });
      expect(withdrawn.statusCode).toBe(204);
      expect((await gateway.app.inject({ url: '/v1/guides/T-0001' })).json()).toMatchObject({ code: 'not_found' });
      expect((await publish(gateway.staff.publisher)).json()).toMatchObject({ version: before + 2 });
    });

    it('tells pages at once when a partner is suspended, whatever they keep', async () => {
      const ask = (etag = '') => gateway.app.inject({ url: '/v1/embeds/pk_bank', headers: { 'if-none-match': etag } });
      const first = await ask();
      expect(first.headers['cache-control']).toBe('public, no-cache');
      expect((await ask(String(first.headers['etag']))).statusCode).toBe(304);
      const { rows } = (await gateway.app.inject({ url: '/v1/partners', headers: asStaff(gateway.staff.admin) })).json<{
        rows: { createdAt: string }[];
      }>();
      const { createdAt: _createdAt, ...bank } = rows[0] ?? { createdAt: '' };
      const put = (status: string) =>
        gateway.app.inject({
          method: 'PUT',
          url: '/v1/partners/bank',
          headers: asStaff(gateway.staff.admin),
          payload: JSON.stringify({ ...bank, status }),
        });
      expect((await put('suspended')).statusCode).toBe(200);
      expect((await ask(String(first.headers['etag']))).json()).toMatchObject({ status: 'suspended' });
      await put('active');
      expect((await ask(String(first.headers['etag']))).statusCode).toBe(304);
    });

    it('answers every mistake with a typed problem', async () => {
      const unknown = await gateway.app.inject({ url: '/v1/guides/NOPE' });
      expect(unknown.headers['content-type']).toContain('application/problem+json');
      expect(unknown.json()).toMatchObject({
        status: 404,
        code: 'not_found',
        requestId: unknown.headers['x-request-id'],
      });
      const frame = await gateway.frame('form');
      const malformed = await gateway.app.inject({
        method: 'PUT',
        url: '/v1/guides/T-0001',
        headers: asStaff(gateway.staff.publisher),
        payload: '{"itemCode":',
      });
      expect(malformed.json()).toMatchObject({ code: 'invalid_request' });
      const huge = await frame.send(
        'POST',
        '/v1/cases',
        { ...submission, answers: { name: 'x'.repeat(10_000_000) } },
        key('huge-body'),
      );
      expect(huge.json()).toMatchObject({ status: 413, code: 'payload_too_large' });
      const extra = await frame.send('POST', '/v1/cases', { ...submission, surprise: 1 }, key('extra-field'));
      expect(extra.json()).toMatchObject({ code: 'invalid_request' });
      expect((await gateway.app.inject({ url: '/nowhere' })).json()).toMatchObject({ code: 'not_found' });
      const patched = await gateway.app.inject({ method: 'PATCH', url: '/v1/items' });
      expect(patched.json()).toMatchObject({ status: 405, code: 'method_not_allowed' });
      expect(patched.headers['allow']).toBe('GET');
    });

    it('refuses text that no database can keep, wherever it stands', async () => {
      const frame = await gateway.frame('form');
      const answers = [
        await gateway.app.inject({ url: '/v1/items?q=%00' }),
        await gateway.app.inject({ url: '/v1/embed-config/%00' }),
        await frame.send('POST', '/v1/cases', { ...submission, answers: { name: 'A\u0000' } }, key('nul-in-answer')),
        await frame.send('POST', '/v1/cases', { ...submission, answers: { '\ud800': 'A' } }, key('half-a-character')),
      ];
      for (const answer of answers) expect([400, 404]).toContain(answer.statusCode);
      expect(answers[2]?.json()).toMatchObject({ invalidParams: [{ pointer: '/body', code: 'not_plain_text' }] });
    });

    it('lets only the frame origins call what is not public', async () => {
      const preflight = (origin: string) =>
        gateway.app.inject({
          method: 'OPTIONS',
          url: '/v1/cases',
          headers: { origin, 'access-control-request-method': 'POST' },
        });
      expect((await preflight(FORMS)).headers['access-control-allow-origin']).toBe(FORMS);
      expect((await preflight('http://bank.localhost:8610')).headers['access-control-allow-origin']).toBeUndefined();
      expect((await preflight(`${FORMS}.evil.example`)).headers['access-control-allow-origin']).toBeUndefined();
    });

    it('lets any page take up the change stream again', async () => {
      const preflight = await gateway.app.inject({
        method: 'OPTIONS',
        url: '/v1/changes',
        headers: { origin: 'http://bank.localhost:8610', 'access-control-request-method': 'GET' },
      });
      expect(preflight.headers['access-control-allow-origin']).toBe('*');
      expect(preflight.headers['access-control-allow-headers']).toContain('Last-Event-ID');
    });

    it('logs ids, never what people typed', async () => {
      const text = JSON.stringify(gateway.log);
      expect(text).toContain('/v1/cases');
      for (const secret of ['样例甲', 'AAAAAAA2', gateway.staff.admin, gateway.staff.officer])
        expect(text).not.toContain(secret);
    });
  });
}
