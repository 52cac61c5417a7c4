import { cases } from './cases.ts';
import { changes } from './changes.ts';
import { citizens } from './citizens.ts';
import { forms } from './forms.ts';
import { guides } from './guides.ts';
import { items } from './items.ts';
import { licenses } from './licenses.ts';
import { partners } from './partners.ts';
import { ratings } from './ratings.ts';
import { tokens } from './tokens.ts';
import { createTransport } from './transport.ts';
import type { TransportOptions } from './transport.ts';

export type ClientOptions = TransportOptions;
export type Client = ReturnType<typeof createClient>;

/**
 * The whole client. A page that needs one resource only imports that one: `guides(createTransport(options))`.
 * @throws {TypeError} for an option that cannot be meant
 */
export function createClient(options: ClientOptions) {
  const transport = createTransport(options);
  return {
    items: items(transport),
    guides: guides(transport),
    forms: forms(transport),
    cases: cases(transport),
    ratings: ratings(transport),
    licenses: licenses(transport),
    tokens: tokens(transport),
    partners: partners(transport),
    citizens: citizens(transport),
    changes: changes(transport, options),
  };
}
