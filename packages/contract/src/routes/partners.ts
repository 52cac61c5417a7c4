import * as z from 'zod/mini';
import { PartnerId, PublishableKey } from '../ids.ts';
import { EmbedConfig, Partner, PartnerInput, PartnerList, WebhookCreated, WebhookInput } from '../partner.ts';
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
  summary: 'Registers or changes a partner: its origins, scopes, keys; suspends it at once.',
  access: { kind: 'staff', roles: ['admin'] },
  params: z.object({ id: PartnerId }),
  body: PartnerInput,
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
