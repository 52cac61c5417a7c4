import { LICENSE_ASSURANCE } from '../assurance.ts';
import * as z from 'zod/mini';
import { LicenseId } from '../ids.ts';
import { LicenseList, Presentation, PresentationRequest, Verification, VerificationRequest } from '../license.ts';
import { route } from '../route.ts';

export const listLicenses = route({
  id: 'listLicenses',
  method: 'GET',
  path: '/v1/licenses',
  summary: "The signed-in citizen's licences.",
  access: { kind: 'token', scopes: ['license'], citizen: true, assurance: LICENSE_ASSURANCE },
  status: 200,
  answer: LicenseList,
});

export const presentLicense = route({
  id: 'presentLicense',
  method: 'POST',
  path: '/v1/licenses/{id}/presentations',
  summary: 'Shows a licence for a stated purpose: its face and a code that works once within a minute.',
  access: { kind: 'token', scopes: ['license'], citizen: true, assurance: LICENSE_ASSURANCE },
  params: z.object({ id: LicenseId }),
  body: PresentationRequest,
  status: 201,
  answer: Presentation,
  noReplay: true,
});

export const verifyPresentation = route({
  id: 'verifyPresentation',
  method: 'POST',
  path: '/v1/verifications',
  summary: 'Checks a shown licence by the code in its QR; the code is used up.',
  access: { kind: 'public' },
  body: VerificationRequest,
  status: 200,
  answer: Verification,
  noReplay: true,
});
