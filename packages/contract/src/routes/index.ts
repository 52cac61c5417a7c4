import type { Route } from '../route.ts';
import * as cases from './cases.ts';
import * as changes from './changes.ts';
import * as citizens from './citizens.ts';
import * as forms from './forms.ts';
import * as guides from './guides.ts';
import * as items from './items.ts';
import * as licenses from './licenses.ts';
import * as partners from './partners.ts';
import * as ratings from './ratings.ts';
import * as tokens from './tokens.ts';

/** Every route of the wire by its id. */
export const routes = {
  ...items,
  ...guides,
  ...forms,
  ...cases,
  ...ratings,
  ...licenses,
  ...tokens,
  ...partners,
  ...citizens,
  ...changes,
};
export type Routes = typeof routes;
export const routeList: readonly Route[] = Object.values(routes);
