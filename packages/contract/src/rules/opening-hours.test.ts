import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { Hours } from '../place.ts';
import vectors from '../vectors/opening-hours.json' with { type: 'json' };
import published from '../vectors/working-days.json' with { type: 'json' };
import { openNow } from './opening-hours.ts';
import { createCalendar, dayKind } from './working-days.ts';

const calendar = createCalendar(published.calendar);
const places = z.record(z.string(), z.array(Hours)).parse(vectors.hours);

describe('openNow', () => {
  it.each(vectors.cases)('knows whether the $place is open at $at (calendar: $calendar)', (vector) => {
    const kindOf = vector.calendar ? (day: string) => dayKind(calendar, day) : undefined;
    expect(openNow(places[vector.place] ?? [], kindOf, vector.epochMillis)).toEqual(vector.state);
  });
});
