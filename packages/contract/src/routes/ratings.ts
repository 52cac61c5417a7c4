import { RatingReceipt, RatingSubmission, RatingTaxonomy } from '../rating.ts';
import { route } from '../route.ts';

export const getRatingTaxonomy = route({
  id: 'getRatingTaxonomy',
  method: 'GET',
  path: '/v1/rating-taxonomy',
  summary: 'The five levels of satisfaction and their reasons.',
  access: { kind: 'public' },
  status: 200,
  answer: RatingTaxonomy,
  etag: true,
});

export const submitRating = route({
  id: 'submitRating',
  method: 'POST',
  path: '/v1/ratings',
  summary: 'Rates a case, once (好差评).',
  access: { kind: 'token', scopes: ['rating'] },
  body: RatingSubmission,
  status: 201,
  answer: RatingReceipt,
});
