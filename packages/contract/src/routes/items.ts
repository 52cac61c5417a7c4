import * as z from 'zod/mini';
import { WorkingCalendar } from '../calendar.ts';
import { ItemCode, RegionCode } from '../ids.ts';
import { Item, ItemPage, ItemQuery } from '../item.ts';
import { LifeEventList } from '../life-event.ts';
import { RegionList } from '../place.ts';
import { route } from '../route.ts';

export const listItems = route({
  id: 'listItems',
  method: 'GET',
  path: '/v1/items',
  summary: 'Lists service items, newest region data first by name; filters by words, region and type.',
  access: { kind: 'public' },
  query: ItemQuery,
  status: 200,
  answer: ItemPage,
});

export const getItem = route({
  id: 'getItem',
  method: 'GET',
  path: '/v1/items/{code}',
  summary: 'One service item with the defects found in its data.',
  access: { kind: 'public' },
  params: z.object({ code: ItemCode }),
  status: 200,
  answer: Item,
  etag: true,
});

export const listRegions = route({
  id: 'listRegions',
  method: 'GET',
  path: '/v1/regions',
  summary: 'The county, its towns and villages; `parent` narrows to the divisions directly below it.',
  access: { kind: 'public' },
  query: z.object({ parent: z.optional(RegionCode) }),
  status: 200,
  answer: RegionList,
});

export const listLifeEvents = route({
  id: 'listLifeEvents',
  method: 'GET',
  path: '/v1/life-events',
  summary: 'The life events (一件事), each with its items and what of it is verified.',
  access: { kind: 'public' },
  status: 200,
  answer: LifeEventList,
});

export const getCalendar = route({
  id: 'getCalendar',
  method: 'GET',
  path: '/v1/calendar',
  summary: 'The published working-day calendar, for dates beside limits; beyond it only the count may be shown.',
  access: { kind: 'public' },
  status: 200,
  answer: WorkingCalendar,
  etag: true,
});
