import * as z from 'zod/mini';
import { route } from '../route.ts';
import {
  LoginInput,
  LoginStart,
  LoginStatus,
  StaffTokenCreated,
  StaffTokenInput,
  StaffTokenList,
  TokenAnswer,
  TokenRequest,
} from '../token.ts';

export const requestToken = route({
  id: 'requestToken',
  method: 'POST',
  path: '/v1/token',
  summary:
    "Redeems an embed token (RFC 7523) or a refresh token for an access token bound to the frame's key (RFC 9449).",
  access: { kind: 'grant' },
  body: TokenRequest,
  bodyType: 'application/x-www-form-urlencoded',
  status: 200,
  answer: TokenAnswer,
  noReplay: true,
});

export const revokeToken = route({
  id: 'revokeToken',
  method: 'POST',
  path: '/v1/token/revocations',
  summary: "Ends the caller's own grant, with its refresh chain and the citizen's sign-in in it.",
  access: { kind: 'token', scopes: ['form', 'case', 'rating', 'license'] },
  status: 204,
  noReplay: true,
});

export const startLogin = route({
  id: 'startLogin',
  method: 'POST',
  path: '/v1/logins',
  summary: "Begins a citizen's sign-in: the frame opens `url` in a window of its own and then asks for the state.",
  access: { kind: 'token', scopes: ['form', 'case', 'license'] },
  body: LoginInput,
  status: 201,
  answer: LoginStart,
  noReplay: true,
});

export const getLogin = route({
  id: 'getLogin',
  method: 'GET',
  path: '/v1/logins/{id}',
  summary: 'How far a sign-in is; only for the grant that began it.',
  access: { kind: 'token', scopes: ['form', 'case', 'license'] },
  params: z.object({ id: z.string().check(z.regex(/^[\w-]{16,64}$/)) }),
  status: 200,
  answer: LoginStatus,
});

export const createStaffToken = route({
  id: 'createStaffToken',
  method: 'POST',
  path: '/v1/staff-tokens',
  summary: "Makes a token for a member of staff or a department's system; shown once.",
  access: { kind: 'staff', roles: ['admin'] },
  body: StaffTokenInput,
  status: 201,
  answer: StaffTokenCreated,
  noReplay: true,
});

export const listStaffTokens = route({
  id: 'listStaffTokens',
  method: 'GET',
  path: '/v1/staff-tokens',
  summary: 'All tokens of staff, the revoked ones too; never the token itself.',
  access: { kind: 'staff', roles: ['admin'] },
  status: 200,
  answer: StaffTokenList,
});

export const revokeStaffToken = route({
  id: 'revokeStaffToken',
  method: 'DELETE',
  path: '/v1/staff-tokens/{id}',
  summary: 'Ends a token of staff at once.',
  access: { kind: 'staff', roles: ['admin'] },
  params: z.object({ id: z.string().check(z.regex(/^[\w-]{16,64}$/)) }),
  status: 204,
});
