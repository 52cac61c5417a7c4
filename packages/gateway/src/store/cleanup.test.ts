import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCitizen, sendFrom, signIn } from '../test-client.ts';
import { fillCatalogue, startTestGateway, type TestGateway } from '../test-gateway.ts';
import { DEFAULT_RETENTION, deleteExpired, enforceRetention } from './cleanup.ts';
import { testDatabases } from './test-databases.ts';

const DAY = 86_400;
const ME = 'citizen-0123456789';

for (const engine of testDatabases()) {
  describe(`keeping things for as long as is said, on ${engine.name}`, () => {
    let gateway: TestGateway;
    beforeAll(async () => {
      gateway = await startTestGateway(await engine.fresh());
      await fillCatalogue(gateway);
    });
    afterAll(() => gateway.close());

    const clean = async () => {
      await deleteExpired(gateway.database.db, gateway.world);
      await enforceRetention(gateway.database.db, gateway.world, DEFAULT_RETENTION);
    };
    const rows = async (
      table: 'service_case' | 'case_event' | 'case_access' | 'citizen' | 'rating' | 'change' | 'access_grant',
    ) => (await gateway.database.db.selectFrom(table).selectAll().execute()).length;
    const staff = (method: 'GET' | 'POST', url: string, body: object | undefined, token: string, key: string) =>
      gateway.app.inject({
        method,
        url,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
        ...(body && { payload: JSON.stringify(body) }),
      });

    it('forgets finished cases after their time, running ones never, and levels of ratings never', async () => {
      await addCitizen(gateway, { id: ME, name: '样例甲', citizenNumber: '610926188103050013' });
      const frame = await gateway.frame('form');
      await signIn(gateway, frame, ME);
      const file = async (key: string) => {
        const receipt = await sendFrom(gateway, frame, {
          method: 'POST',
          path: '/v1/cases',
          body: {
            itemCode: 'T-0001',
            formId: 'T-F-1',
            formVersion: 1,
            situation: {},
            answers: { name: '样例甲' },
            consent: true,
          },
          headers: { 'idempotency-key': key },
        });
        const { number, code } = receipt.json<{ number: string; code: string }>();
        return { number, code };
      };
      const [finished, running] = [await file('finished-0123456789'), await file('running-0123456789')];
      await staff(
        'POST',
        `/v1/cases/${finished.number}/transitions`,
        { to: 'accepted' },
        gateway.staff.officer,
        'accept-0123456789',
      );
      await staff(
        'POST',
        `/v1/cases/${finished.number}/transitions`,
        { to: 'decided' },
        gateway.staff.officer,
        'decide-0123456789',
      );
      await staff('GET', `/v1/cases/${finished.number}`, undefined, gateway.staff.officer, 'look-0123456789');
      const rating = await gateway.frame('rating');
      await sendFrom(gateway, rating, {
        method: 'POST',
        path: '/v1/ratings',
        body: { ...finished, level: 5, tags: ['501'], comment: '样例评语', anonymous: false },
        headers: { 'idempotency-key': 'rate-0123456789' },
      });

      gateway.world.advance(729 * DAY);
      await clean();
      expect(await rows('case_access')).toBe(3);
      gateway.world.advance(DAY);
      await clean();
      expect([await rows('case_access'), await rows('service_case')]).toEqual([0, 2]);

      gateway.world.advance(364 * DAY);
      await clean();
      expect(await rows('service_case')).toBe(2);
      gateway.world.advance(DAY);
      await clean();
      const left = await gateway.database.db.selectFrom('service_case').select('number').execute();
      expect(left).toEqual([{ number: running.number }]);
      expect(await rows('case_event')).toBe(1);
      expect(await gateway.database.db.selectFrom('rating').select(['level', 'comment']).execute()).toEqual([
        { level: 5, comment: null },
      ]);
      // The running case still has its citizen.
      expect(await rows('citizen')).toBe(1);
    });

    it('forgets a citizen of whom nothing is left, visits after a day, and all announcements but the newest', async () => {
      await gateway.database.db.updateTable('service_case').set({ citizen_id: null }).execute();
      await clean();
      expect([await rows('citizen'), await rows('access_grant')]).toEqual([0, 0]);
      expect(await rows('change')).toBeGreaterThan(0);
      await addCitizen(gateway, { id: ME, name: '样例甲', citizenNumber: '610926188103050013' });
      await clean();
      expect(await rows('citizen')).toBe(1);
    });
  });
}
