import * as z from 'zod/mini';
import {
  CaseKey,
  CasePage,
  CaseQuery,
  CaseReceipt,
  CaseRecord,
  CaseSubmission,
  CaseTransition,
  CaseView,
} from '../case.ts';
import { CaseNumber } from '../ids.ts';
import { route } from '../route.ts';

export const submitCase = route({
  id: 'submitCase',
  method: 'POST',
  path: '/v1/cases',
  summary:
    "Files a filled form: validates it by the form's own rules and answers with the receipt, once per idempotency key.",
  access: { kind: 'token', scopes: ['form'] },
  body: CaseSubmission,
  status: 201,
  answer: CaseReceipt,
});

export const lookUpCase = route({
  id: 'lookUpCase',
  method: 'POST',
  path: '/v1/case-lookups',
  summary: 'Opens a case by its number and the code printed on the receipt.',
  access: { kind: 'token', scopes: ['case', 'rating', 'form'] },
  body: CaseKey,
  status: 200,
  answer: CaseView,
  noReplay: true,
});

export const withdrawCase = route({
  id: 'withdrawCase',
  method: 'POST',
  path: '/v1/case-withdrawals',
  summary: 'Withdraws a case that is not decided yet.',
  access: { kind: 'token', scopes: ['case'] },
  body: CaseKey,
  status: 200,
  answer: CaseView,
});

export const listCases = route({
  id: 'listCases',
  method: 'GET',
  path: '/v1/cases',
  summary: "Cases of the officer's authority, newest first.",
  access: { kind: 'staff', roles: ['officer'] },
  query: CaseQuery,
  status: 200,
  answer: CasePage,
});

export const getCase = route({
  id: 'getCase',
  method: 'GET',
  path: '/v1/cases/{number}',
  summary: 'One case with what the citizen answered; each look is recorded.',
  access: { kind: 'staff', roles: ['officer'] },
  params: z.object({ number: CaseNumber }),
  status: 200,
  answer: CaseRecord,
});

export const moveCase = route({
  id: 'moveCase',
  method: 'POST',
  path: '/v1/cases/{number}/transitions',
  summary: "An officer's step: accept, ask for correction, suspend, decide, deliver, reject.",
  access: { kind: 'staff', roles: ['officer'] },
  params: z.object({ number: CaseNumber }),
  body: CaseTransition,
  status: 200,
  answer: CaseRecord,
});
