import * as routes from '@qwy/contract/routes/ratings';
import type { BodyArg, CallOptions, Transport, WriteOptions } from './types.ts';

export type RatingsClient = ReturnType<typeof ratings>;

/** Ratings of handled cases (好差评). */
export const ratings = (transport: Transport) => ({
  /** The five levels of satisfaction and their reasons. Public. */
  getRatingTaxonomy(options: CallOptions = {}) {
    return transport.send(routes.getRatingTaxonomy, { ...options });
  },

  /** Rates a case. @throws {AlreadyRatedError} @throws {NotFoundError} also when the code is wrong */
  submitRating(rating: BodyArg<typeof routes.submitRating>, options: WriteOptions = {}) {
    return transport.send(routes.submitRating, { ...options, body: rating });
  },
});
