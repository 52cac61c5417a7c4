import * as z from 'zod/mini';
import { Guide, GuideDraft } from '../guide.ts';
import { ItemCode } from '../ids.ts';
import { route } from '../route.ts';

export const getGuide = route({
  id: 'getGuide',
  method: 'GET',
  path: '/v1/guides/{code}',
  summary: 'The published guide of an item.',
  access: { kind: 'public' },
  params: z.object({ code: ItemCode }),
  status: 200,
  answer: Guide,
  etag: true,
});

export const publishGuide = route({
  id: 'publishGuide',
  method: 'PUT',
  path: '/v1/guides/{code}',
  summary: 'Publishes a new version of a guide and announces it on /v1/changes.',
  access: { kind: 'staff', roles: ['publisher'] },
  params: z.object({ code: ItemCode }),
  body: GuideDraft,
  status: 200,
  answer: Guide,
});

export const withdrawGuide = route({
  id: 'withdrawGuide',
  method: 'DELETE',
  path: '/v1/guides/{code}',
  summary: 'Withdraws a guide; the item stays listed without one.',
  access: { kind: 'staff', roles: ['publisher'] },
  params: z.object({ code: ItemCode }),
  status: 204,
});
