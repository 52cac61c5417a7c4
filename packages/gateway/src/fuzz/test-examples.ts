/** For tests only: things that exist in a gateway, and requests about them that are right. */
import { createPartnerKey } from '@qwy/testing/frame-key';
import { jsonb } from '../store/engine/index.ts';
import { insertPresentation } from '../store/licenses.ts';
import { createStaffToken } from '../store/staff.ts';
import { createWebhook } from '../store/webhooks.ts';
import type { TestCitizen } from '../test-client.ts';
import { sendFrom } from '../test-client.ts';
import { type TestGateway, sampleForm, sampleGuide } from '../test-gateway.ts';

/** Id of a sign-in in progress. */
export const LOGIN = 'fuzz-login-0000001';

/** Parts of a request that would be right. */
export interface Example {
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export const submission = {
  itemCode: 'T-0001',
  formId: 'T-F-1',
  formVersion: 1,
  situation: {},
  answers: { name: '样例甲', staff: 2 },
  consent: true,
};

/** Files two cases, registers a partner, gives the citizen a licence; answers requests about them by the routes' ids. */
export async function prepareExamples(
  gateway: TestGateway,
  citizen: TestCitizen,
): Promise<Readonly<Record<string, Example>>> {
  const { db } = gateway.database;
  const file = async (key: string) => {
    const frame = await gateway.frame('form');
    const answer = await sendFrom(gateway, frame, {
      method: 'POST',
      path: '/v1/cases',
      body: submission,
      headers: { 'idempotency-key': key },
    });
    const { number, code } = answer.json<{ number: string; code: string }>();
    return { number, code };
  };
  const handled = await file('fuzz-example-1');
  const rated = await file('fuzz-example-2');
  await db.updateTable('service_case').set({ citizen_id: citizen.id }).where('number', '=', handled.number).execute();
  await db.updateTable('service_case').set({ state: 'delivered' }).where('number', '=', rated.number).execute();
  await db
    .insertInto('license')
    .values({
      id: 'fuzz-license-1',
      holder_code: citizen.citizenNumber,
      type_name: '营业执照',
      issuer: '平利县市场监督管理局',
      number: '91610926MA00000000',
      status: 'valid',
      valid_from: null,
      valid_to: null,
      sample: true,
      body: jsonb({ holderName: citizen.name, fields: [] }),
    })
    .execute();
  const code = 'fuzz-presentation-code-1';
  const shown = { code, licenseId: 'fuzz-license-1', citizenId: citizen.id, partnerId: 'bank', purpose: '样例' };
  const expiresAt = new Date(gateway.world.now() + 60_000).toISOString();
  await insertPresentation(db, gateway.world, { ...shown, expiresAt });
  const { id: staffId } = await createStaffToken(db, gateway.world, { name: 'x', role: 'officer' });
  const { publicJwk } = await createPartnerKey('fuzz-key-1');
  const partner = {
    id: 'fuzz-partner',
    name: '样例',
    publishableKey: 'pk_fuzz',
    origins: ['https://fuzz.example'],
    scopes: ['form'],
    keys: [publicJwk],
    status: 'active',
  };
  const put = await gateway.app.inject({
    method: 'PUT',
    url: '/v1/partners/fuzz-partner',
    headers: { authorization: `Bearer ${gateway.staff.admin}`, 'content-type': 'application/json' },
    payload: JSON.stringify(partner),
  });
  if (put.statusCode !== 200) throw new Error(`the example partner was refused: ${put.statusCode}`);

  const { id: webhookId } = await createWebhook(db, gateway.world, { url: 'https://x.example', events: [] });

  const item = { params: { code: 'T-0001' } };
  const caseOf = { params: { number: handled.number } };
  return {
    listItems: { params: { q: '工商', region: '610926', taskType: '01', withGuide: 'true', limit: '5', cursor: 'x' } },
    listCases: { params: { state: 'received', itemCode: 'T-0001', limit: '5', cursor: '2026-03-02T02:00:00.000Z~x' } },
    getItem: item,
    getGuide: item,
    withdrawGuide: item,
    publishGuide: { ...item, body: sampleGuide },
    getForm: { params: { id: 'T-F-1' } },
    publishForm: { params: { id: 'T-F-1' }, body: sampleForm },
    submitCase: { body: submission },
    lookUpCase: { body: handled },
    withdrawCase: { body: handled },
    withdrawConsent: { body: handled },
    withdrawMyConsent: { body: { number: handled.number } },
    getCase: caseOf,
    moveCase: { ...caseOf, body: { to: 'accepted', note: '样例' } },
    eraseCase: caseOf,
    withdrawCaseConsent: caseOf,
    submitRating: { body: { ...rated, level: 5, tags: ['501'], comment: '样例', anonymous: false } },
    presentLicense: { params: { id: 'fuzz-license-1' }, body: { purpose: '样例' } },
    verifyPresentation: { body: { code } },
    createStaffToken: { body: { name: '样例', role: 'officer', authority: '平利县民政局' } },
    revokeStaffToken: { params: { id: staffId } },
    getLogin: { params: { id: LOGIN } },
    putPartner: { params: { id: 'fuzz-partner' }, body: partner },
    setPartnerStatus: { params: { id: 'fuzz-partner' }, body: { status: 'active' } },
    addPartnerKey: {
      params: { id: 'fuzz-partner' },
      body: { key: (await createPartnerKey('fuzz-key-2')).publicJwk, keepOthersFor: 60 },
    },
    revokePartnerKey: { params: { id: 'fuzz-partner' }, body: { kid: 'fuzz-key-1' } },
    createWebhook: { body: { url: 'https://dept.example/hook', events: ['case.received'], authority: '平利县民政局' } },
    deleteWebhook: { params: { id: webhookId } },
    getEmbedConfig: { params: { key: 'pk_bank' } },
    findCitizens: { body: { citizenNumber: citizen.citizenNumber } },
    getCitizenData: { params: { id: citizen.id } },
    eraseCitizen: { params: { id: citizen.id } },
  };
}
