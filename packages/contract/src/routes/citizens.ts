import { LICENSE_ASSURANCE } from '../assurance.ts';
import * as z from 'zod/mini';
import { CaseKey } from '../case.ts';
import {
  CitizenData,
  CitizenId,
  CitizenMatches,
  CitizenSearch,
  ConsentWithdrawal,
  Erasure,
  OwnConsentInput,
} from '../citizen.ts';
import { CaseNumber } from '../ids.ts';
import { route } from '../route.ts';

/** Everything at once is worth no less than a licence: a sign-in by password alone does not open it. */
const OWN_DATA = { kind: 'token', scopes: ['case'], citizen: true, assurance: LICENSE_ASSURANCE } as const;

export const getMyData = route({
  id: 'getMyData',
  method: 'GET',
  path: '/v1/me',
  summary: 'Everything the gateway holds about the citizen who signed in, as one document to keep.',
  access: OWN_DATA,
  status: 200,
  answer: CitizenData,
});

export const eraseMyData = route({
  id: 'eraseMyData',
  method: 'DELETE',
  path: '/v1/me',
  summary: 'Erases what may be erased of the citizen who signed in, and says what is kept, why and until when.',
  access: OWN_DATA,
  status: 200,
  answer: Erasure,
});

export const withdrawMyConsent = route({
  id: 'withdrawMyConsent',
  method: 'POST',
  path: '/v1/me/consent-withdrawals',
  summary: 'Withdraws the consent to one case of the citizen who signed in; the code of its receipt is not needed.',
  access: OWN_DATA,
  body: OwnConsentInput,
  status: 200,
  answer: ConsentWithdrawal,
});

export const withdrawConsent = route({
  id: 'withdrawConsent',
  method: 'POST',
  path: '/v1/consent-withdrawals',
  summary: 'Withdraws the consent to a case by its number and the code printed on the receipt, without signing in.',
  access: { kind: 'token', scopes: ['case'] },
  body: CaseKey,
  status: 200,
  answer: ConsentWithdrawal,
});

export const findCitizens = route({
  id: 'findCitizens',
  method: 'POST',
  path: '/v1/citizen-searches',
  summary: 'Finds what there is about a citizen who asks at a counter; each search is recorded.',
  access: { kind: 'staff', roles: ['admin'] },
  body: CitizenSearch,
  status: 200,
  answer: CitizenMatches,
  noReplay: true,
});

export const getCitizenData = route({
  id: 'getCitizenData',
  method: 'GET',
  path: '/v1/citizens/{id}',
  summary: 'Everything the gateway holds about a citizen who asks at a counter; each look is recorded.',
  access: { kind: 'staff', roles: ['admin'] },
  params: z.object({ id: CitizenId }),
  status: 200,
  answer: CitizenData,
});

export const eraseCitizen = route({
  id: 'eraseCitizen',
  method: 'DELETE',
  path: '/v1/citizens/{id}',
  summary: 'Erases for a citizen who asks at a counter what may be erased, and says what is kept.',
  access: { kind: 'staff', roles: ['admin'] },
  params: z.object({ id: CitizenId }),
  status: 200,
  answer: Erasure,
});

export const eraseCase = route({
  id: 'eraseCase',
  method: 'DELETE',
  path: '/v1/cases/{number}/personal-data',
  summary: 'Erases the answers of one case, filed without signing in, for its citizen who asks at a counter.',
  access: { kind: 'staff', roles: ['admin'] },
  params: z.object({ number: CaseNumber }),
  status: 200,
  answer: Erasure,
});

export const withdrawCaseConsent = route({
  id: 'withdrawCaseConsent',
  method: 'POST',
  path: '/v1/cases/{number}/consent-withdrawals',
  summary: 'Withdraws the consent to a case for its citizen who asks at a counter.',
  access: { kind: 'staff', roles: ['admin'] },
  params: z.object({ number: CaseNumber }),
  status: 200,
  answer: ConsentWithdrawal,
});
