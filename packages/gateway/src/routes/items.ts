import { WorkingCalendar } from '@qwy/contract/calendar';
import { LifeEvent } from '@qwy/contract/life-event';
import type { Handlers } from '../http/bind.ts';
import { ProblemError } from '../http/problem.ts';
import { readDocument } from '../store/documents.ts';
import { findItem, listItems, listRegions } from '../store/items.ts';

export const itemHandlers = {
  listItems: async ({ db, query }) => ({ body: await listItems(db, query) }),
  getItem: async ({ db, params }) => {
    const item = await findItem(db, params.code);
    if (!item) throw new ProblemError('not_found');
    return { body: item, version: `item-${item.updatedAt}-${item.hasGuide ? 'g' : ''}${item.hasForm ? 'f' : ''}` };
  },
  listRegions: async ({ db, query }) => ({ body: { rows: await listRegions(db, query.parent) } }),
  listLifeEvents: async ({ db }) => {
    const rows = await db.selectFrom('life_event').select('body').orderBy('position').execute();
    return { body: { rows: rows.map(({ body }) => LifeEvent.parse(body)) } };
  },
  getCalendar: async ({ db }) => {
    const found = await readDocument(db, 'calendar', WorkingCalendar);
    if (!found) throw new ProblemError('not_found');
    return { body: found.body, version: `calendar-${found.updatedAt}` };
  },
} satisfies Partial<Handlers>;
