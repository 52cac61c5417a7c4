import type { CaseReceipt } from '@qwy/contract/case';
import type { Guide } from '@qwy/contract/guide';
import type { ItemPage } from '@qwy/contract/item';
import { routeList } from '@qwy/contract/routes';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { createClient } from './client.ts';
import { isQwyError } from './errors.ts';

const submission = { itemCode: 'i', formId: 'f', formVersion: 1, situation: {}, answers: {}, consent: true as const };

function setUp() {
  const sent: string[] = [];
  const client = createClient({
    baseUrl: 'https://gw.example',
    fetch: async (input, init) => {
      sent.push(`${init?.method} ${new URL(String(input)).pathname}`);
      return new Response(null, { status: 404 });
    },
  });
  return { client, sent };
}

describe('createClient', () => {
  it('has one method for each route, named as the route', () => {
    const { client } = setUp();
    const methods = Object.values(client).flatMap((resource) => Object.keys(resource));
    const ids = routeList.map(({ id }) => (id === 'streamChanges' ? 'subscribe' : id));
    expect(methods.sort()).toEqual(ids.sort());
  });

  it('sends each call to its own route', async () => {
    const { client, sent } = setUp();
    const key = { number: '20261123-483920-7', code: 'ABCD2345' };
    const webhook = { url: 'https://dept.example/hook', events: ['case.received' as const] };
    const partnerKey = { kid: 'k', kty: 'EC', alg: 'ES256', crv: 'P-256', x: 'x', y: 'y' } as const;
    const partner = {
      id: 'p',
      name: 'P',
      publishableKey: 'pk_bank',
      origins: [],
      scopes: [],
      keys: [],
      status: 'active' as const,
    };
    const guide: Parameters<typeof client.guides.publishGuide>[1] = {
      itemCode: 'i',
      name: 'n',
      summary: 's',
      taskType: '01',
      authority: { name: 'a' },
      region: { code: '610926', name: '平利县' },
      serviceObjects: [],
      handlingType: 'immediate',
      situations: [],
      conditions: [],
      materials: [],
      steps: [],
      specialProcedures: [],
      fees: [],
      results: [],
      legalBasis: [],
      places: [],
      channels: [],
      visits: 0,
      faq: [],
      lifeEvents: [],
      sample: true,
    };
    const form = {
      id: 'f',
      itemCode: 'i',
      title: 't',
      schema: {},
      pages: [],
      consent: { purpose: 'p', retention: 'r' },
      sample: true,
    };
    const calls = [
      client.items.listItems(),
      client.items.getItem('i'),
      client.items.listRegions(),
      client.items.listLifeEvents(),
      client.items.getCalendar(),
      client.guides.getGuide('i'),
      client.guides.publishGuide('i', guide),
      client.guides.withdrawGuide('i'),
      client.forms.getForm('f'),
      client.forms.publishForm('f', form),
      client.cases.submitCase(submission),
      client.cases.lookUpCase(key),
      client.cases.withdrawCase(key),
      client.cases.listCases(),
      client.cases.getCase(key.number),
      client.cases.moveCase(key.number, { to: 'accepted' }),
      client.ratings.getRatingTaxonomy(),
      client.ratings.submitRating({ ...key, level: 5, tags: [], anonymous: true }),
      client.licenses.listLicenses(),
      client.licenses.presentLicense('l', { purpose: '办理贷款' }),
      client.licenses.verifyPresentation({ code: 'x'.repeat(16) }),
      client.tokens.requestToken({ grant_type: 'refresh_token', refresh_token: 'r' }),
      client.tokens.revokeToken(),
      client.tokens.startLogin(),
      client.tokens.getLogin('login-0123456789'),
      client.tokens.createStaffToken({ name: 'n', role: 'officer' }),
      client.tokens.listStaffTokens(),
      client.tokens.revokeStaffToken('login-0123456789'),
      client.partners.listPartners(),
      client.partners.putPartner('p', partner),
      client.partners.setPartnerStatus('p', 'active'),
      client.partners.addPartnerKey('p', { key: partnerKey }),
      client.partners.revokePartnerKey('p', 'k'),
      client.partners.createWebhook(webhook),
      client.partners.listWebhooks(),
      client.partners.deleteWebhook('login-0123456789'),
      client.partners.getEmbedConfig('pk_bank'),
      client.citizens.getMyData(),
      client.citizens.eraseMyData(),
      client.citizens.withdrawMyConsent({ number: key.number }),
      client.citizens.withdrawConsent(key),
      client.citizens.findCitizens({ citizenNumber: '11010519491231002X' }),
      client.citizens.getCitizenData('login-0123456789'),
      client.citizens.eraseCitizen('login-0123456789'),
      client.citizens.eraseCase(key.number),
      client.citizens.withdrawCaseConsent(key.number),
    ];
    const outcomes = await Promise.all(calls.map((call) => call.catch((reason: unknown) => reason)));
    expect(outcomes.every(isQwyError)).toBe(true);
    const params = { code: 'i', id: '', number: key.number, key: 'pk_bank' };
    const expected = routeList
      .filter(({ id }) => id !== 'streamChanges')
      .map(({ method, path }) =>
        `${method} ${path}`.replace(/\{(code|number|key)\}/, (_, name: 'code' | 'number' | 'key') => params[name]),
      );
    const withId = (line: string): string => line.replace(/\/(?:f|l|p|login-0123456789|\{id\})(?=\/|$)/, '/{id}');
    expect(sent.map(withId).sort()).toEqual(expected.map(withId).sort());
  });

  it('infers answers and arguments from the routes', () => {
    const { client } = setUp();
    expectTypeOf(client.guides.getGuide).returns.resolves.toEqualTypeOf<Guide>();
    expectTypeOf(client.guides.withdrawGuide).returns.resolves.toEqualTypeOf<undefined>();
    expectTypeOf(client.items.listItems).returns.resolves.toEqualTypeOf<ItemPage>();
    expectTypeOf(client.cases.submitCase).returns.resolves.toEqualTypeOf<CaseReceipt>();
    expectTypeOf(client.items.listItems).parameter(0).toEqualTypeOf<
      | {
          cursor?: string | undefined;
          limit?: number;
          q?: string | undefined;
          region?: string | undefined;
          taskType?: '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10' | '20' | undefined;
          withGuide?: boolean | undefined;
        }
      | undefined
    >();
    // These lines must not compile; they are never run.
    const mistakes = [
      // @ts-expect-error an id is missing
      () => client.guides.getGuide(),
      // @ts-expect-error there is no such filter
      () => client.items.listItems({ colour: 'red' }),
      // @ts-expect-error there is no such state
      () => client.cases.moveCase('20261123-483920-7', { to: 'lost' }),
      // @ts-expect-error consent cannot be withheld
      () => client.cases.submitCase({ ...submission, consent: false }),
      // @ts-expect-error a read has no idempotency key
      () => client.guides.getGuide('i', { idempotencyKey: 'k' }),
    ];
    expect(mistakes).toHaveLength(5);
  });
});
