import * as z from 'zod/mini';
import { FormDefinition, FormDraft } from '../form.ts';
import { FormId } from '../ids.ts';
import { route } from '../route.ts';

export const getForm = route({
  id: 'getForm',
  method: 'GET',
  path: '/v1/forms/{id}',
  summary: 'The published definition of a form.',
  access: { kind: 'public' },
  params: z.object({ id: FormId }),
  status: 200,
  answer: FormDefinition,
  etag: true,
});

export const publishForm = route({
  id: 'publishForm',
  method: 'PUT',
  path: '/v1/forms/{id}',
  summary: 'Publishes a new version of a form.',
  access: { kind: 'staff', roles: ['publisher'] },
  params: z.object({ id: FormId }),
  body: FormDraft,
  status: 200,
  answer: FormDefinition,
});
