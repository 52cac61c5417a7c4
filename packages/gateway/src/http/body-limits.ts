import type { Route } from '@qwy/contract/route';

/** Bytes of a form of 5,000 short answers, or of the longest guide. */
export const LARGEST_BODY = 512 * 1024;
/** Bytes of everything else that has a body: lists of keys and origins, embed tokens, comments. */
export const USUAL_BODY = 32 * 1024;
/** Bytes of a body that nobody asked for. */
export const NO_BODY = 1024;

const LARGE = ['submitCase', 'publishGuide', 'publishForm'];

/** How many bytes a route reads before it answers 413. */
export function bodyLimitOf(route: Pick<Route, 'id' | 'body'>): number {
  if (route.body === undefined) return NO_BODY;
  return LARGE.includes(route.id) ? LARGEST_BODY : USUAL_BODY;
}
