import { checkFormDefinition } from '@qwy/contract/rules/form-check';
import type { Handlers } from '../http/bind.ts';
import { ProblemError } from '../http/problem.ts';
import { findForm, publishForm } from '../store/forms.ts';
import { findGuide, publishGuide, withdrawGuide } from '../store/guides.ts';
import { findItem } from '../store/items.ts';
import type { World } from '../world.ts';

/** Guides and forms: read by anybody, published by the bureau. */
export const guideHandlers = (world: World) =>
  ({
    getGuide: async ({ db, params }) => {
      const guide = await findGuide(db, params.code);
      if (!guide) throw new ProblemError('not_found');
      return { body: guide, version: `guide-${guide.version}` };
    },
    publishGuide: async ({ db, params, body, caller }) => {
      if (body.itemCode !== params.code) throw mismatch('/body/itemCode');
      if (!(await findItem(db, params.code))) throw new ProblemError('not_found');
      return { body: await publishGuide(db, world, body, caller.id) };
    },
    withdrawGuide: async ({ db, params }) => {
      if (!(await withdrawGuide(db, world, params.code))) throw new ProblemError('not_found');
      return { body: undefined };
    },
    getForm: async ({ db, params }) => {
      const form = await findForm(db, params.id);
      if (!form) throw new ProblemError('not_found');
      return { body: form, version: `form-${form.version}` };
    },
    publishForm: async ({ db, params, body, caller }) => {
      if (body.id !== params.id) throw mismatch('/body/id');
      if (!(await findItem(db, body.itemCode))) throw new ProblemError('not_found');
      const defects = checkFormDefinition(body);
      if (defects.length > 0) {
        throw new ProblemError('invalid_request', {
          invalidParams: defects.map(({ field, code }) => ({ pointer: `/body${field}`, code })),
        });
      }
      return { body: await publishForm(db, world, body, caller.id) };
    },
  }) satisfies Partial<Handlers>;

const mismatch = (pointer: string): ProblemError =>
  new ProblemError('invalid_request', { invalidParams: [{ pointer, code: 'differs_from_path' }] });
