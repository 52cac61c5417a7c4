import * as routes from '@qwy/contract/routes/items';
import type { CallOptions, QueryArg, Transport } from './types.ts';

export type ItemsClient = ReturnType<typeof items>;

/** Service items, the regions and life events they belong to, and the calendar of their limits. Public. */
export const items = (transport: Transport) => ({
  /**
   * One page of the items that fit; pass `next` of the answer as `cursor` for the following one.
   * @example
   * const page = await client.items.listItems({ q: '养老', withGuide: true });
   */
  listItems(query: QueryArg<typeof routes.listItems> = {}, options: CallOptions = {}) {
    return transport.send(routes.listItems, { ...options, query });
  },

  /** One item with the defects found in its data. @throws {NotFoundError} */
  getItem(code: string, options: CallOptions = {}) {
    return transport.send(routes.getItem, { ...options, params: { code } });
  },

  /** The county, its towns and villages; `parent` narrows to the divisions directly below it. */
  listRegions(query: QueryArg<typeof routes.listRegions> = {}, options: CallOptions = {}) {
    return transport.send(routes.listRegions, { ...options, query });
  },

  /** The life events (一件事), each with its items. */
  listLifeEvents(options: CallOptions = {}) {
    return transport.send(routes.listLifeEvents, { ...options });
  },

  /** The published working days: what lies beyond them may be shown as a count only. */
  getCalendar(options: CallOptions = {}) {
    return transport.send(routes.getCalendar, { ...options });
  },
});
