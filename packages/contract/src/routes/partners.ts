import * as z from 'zod/mini';
import { PartnerId, PublishableKey } from '../ids.ts';
import {
  EmbedConfig,
  Partner,
  PartnerInput,
  PartnerKeyAddition,
  PartnerKeyRevocation,
  PartnerList,
  PartnerStatusInput,
  WebhookCreated,
  WebhookInput,
  WebhookList,
} from '../partner.ts';
import { route } from '../route.ts';

export const listPartners = route({
  id: 'listPartners',
  method: 'GET',
  path: '/v1/partners',
  summary: 'All registered partners.',
  access: { kind: 'staff', roles: ['admin'] },
  status: 200,
  answer: PartnerList,
});

export const putPartner = route({
  id: 'putPartner',
  method: 'PUT',
  path: '/v1/partners/{id}',
  summary: 'Registers or changes a partner: its origins, scopes, terminals and keys.',
  access: { kind: 'staff', roles: ['admin'] },
  params: z.object({ id: PartnerId }),
  body: PartnerInput,
  status: 200,
  answer: Partner,
});

export const setPartnerStatus = route({
  id: 'setPartnerStatus',
  method: 'PUT',
  path: '/v1/partners/{id}/status',
  summary: 'Suspends a partner, or lets it in again; holds from the next request on, at every replica.',
  access: { kind: 'staff', roles: ['admin'] },
  params: z.object({ id: PartnerId }),
  body: PartnerStatusInput,
  status: 200,
  answer: Partner,
});

export const addPartnerKey = route({
  id: 'addPartnerKey',
  method: 'POST',
  path: '/v1/partners/{id}/keys',
  summary: 'Registers a new key of a partner; the others are taken a while longer and then retire by themselves.',
  access: { kind: 'staff', roles: ['admin'] },
  params: z.object({ id: PartnerId }),
  body: PartnerKeyAddition,
  status: 201,
  answer: Partner,
});

export const revokePartnerKey = route({
  id: 'revokePartnerKey',
  method: 'POST',
  path: '/v1/partners/{id}/key-revocations',
  summary:
    'Takes a key out at once and for good, with the visits that began by it, also where the partner publishes it.',
  access: { kind: 'staff', roles: ['admin'] },
  params: z.object({ id: PartnerId }),
  body: PartnerKeyRevocation,
  status: 200,
  answer: Partner,
});

export const createWebhook = route({
  id: 'createWebhook',
  method: 'POST',
  path: '/v1/webhooks',
  summary: "Subscribes a department's server to news of cases and ratings; answers with the signing secret, once.",
  access: { kind: 'staff', roles: ['admin'] },
  body: WebhookInput,
  status: 201,
  answer: WebhookCreated,
  noReplay: true,
});

export const listWebhooks = route({
  id: 'listWebhooks',
  method: 'GET',
  path: '/v1/webhooks',
  summary: 'All subscriptions to news; never their secrets.',
  access: { kind: 'staff', roles: ['admin'] },
  status: 200,
  answer: WebhookList,
});

export const deleteWebhook = route({
  id: 'deleteWebhook',
  method: 'DELETE',
  path: '/v1/webhooks/{id}',
  summary: 'Ends a subscription; what was not delivered yet is not sent any more.',
  access: { kind: 'staff', roles: ['admin'] },
  params: z.object({ id: z.string().check(z.regex(/^[\w-]{16,64}$/)) }),
  status: 204,
});

export const getEmbedConfig = route({
  id: 'getEmbedConfig',
  method: 'GET',
  path: '/v1/embeds/{key}',
  summary: 'Where the frames of a partner are served from, and whether the partner may embed at all.',
  access: { kind: 'public' },
  params: z.object({ key: PublishableKey }),
  status: 200,
  answer: EmbedConfig,
  etag: true,
});
