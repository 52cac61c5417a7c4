import { RatingTaxonomy } from '@qwy/contract/rating';
import type { Handlers } from '../http/bind.ts';
import { ProblemError } from '../http/problem.ts';
import { openCase } from '../store/cases.ts';
import { readDocument } from '../store/documents.ts';
import { insertRating } from '../store/ratings.ts';
import type { World } from '../world.ts';

export const ratingHandlers = (world: World) =>
  ({
    getRatingTaxonomy: async ({ db }) => {
      const found = await readDocument(db, 'rating-taxonomy', RatingTaxonomy);
      if (!found) throw new ProblemError('not_found');
      return { body: found.body, version: `taxonomy-${found.body.version}` };
    },

    submitRating: async ({ db, body, caller }) => {
      const view = await openCase(db, body.number, body.code);
      if (!view) throw new ProblemError('not_found');
      if (view.rated) throw new ProblemError('already_rated');
      if (!view.rateable) throw new ProblemError('invalid_transition');
      const taxonomy = await readDocument(db, 'rating-taxonomy', RatingTaxonomy);
      const level = taxonomy?.body.levels.find((candidate) => candidate.level === body.level);
      if (!taxonomy || !level) throw new ProblemError('unavailable');
      const unknown = body.tags.findIndex((code) => !level.tags.some((tag) => tag.code === code));
      if (unknown >= 0) {
        throw new ProblemError('invalid_request', {
          invalidParams: [{ pointer: `/body/tags/${unknown}`, code: 'not_of_this_level' }],
        });
      }
      const receipt = await insertRating(db, world, {
        ...body,
        taxonomyVersion: taxonomy.body.version,
        partnerId: caller.partnerId,
        authority: view.authority,
      });
      if (!receipt) throw new ProblemError('already_rated');
      return { body: receipt };
    },
  }) satisfies Partial<Handlers>;
