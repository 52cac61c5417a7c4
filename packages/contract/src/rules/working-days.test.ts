import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Limit } from '../wire.ts';
import vectors from '../vectors/working-days.json' with { type: 'json' };
import { addDays, addMonths, dayNumber, isDay, weekday } from './day.ts';
import { addWorkingDays, countWorkingDays, createCalendar, dueDay, isWorkingDay, shanghaiDay } from './working-days.ts';

const calendar = createCalendar(vectors.calendar);
const days = fc
  .integer({ min: dayNumber('2023-01-01'), max: dayNumber('2025-12-31') })
  .map((number) => addDays('1970-01-01', number));

describe('dueDay', () => {
  it.each(vectors.cases)('counts $limit.value $limit.unit from $accepted', ({ accepted, limit, due }) => {
    expect(dueDay(calendar, accepted, Limit.parse(limit))).toBe(due);
  });
});

describe('addWorkingDays', () => {
  it('never moves backwards and always lands on a working day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const due = addWorkingDays(calendar, day, count) ?? '';
        expect(due > day).toBe(true);
        expect(isWorkingDay(calendar, due)).toBe(true);
      }),
    );
  });

  it('grows with the count and with the day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (day, count) => {
        const due = addWorkingDays(calendar, day, count) ?? '';
        expect((addWorkingDays(calendar, day, count + 1) ?? '') > due).toBe(true);
        expect((addWorkingDays(calendar, addDays(day, 1), count) ?? '') >= due).toBe(true);
      }),
    );
  });

  it('is undone by countWorkingDays', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (day, count) => {
        expect(countWorkingDays(calendar, day, addWorkingDays(calendar, day, count) ?? '')).toBe(count);
      }),
    );
  });

  it('adds up: m days and then n days are m + n days', () => {
    fc.assert(
      fc.property(days, fc.nat(30), fc.nat(30), (day, first, second) => {
        const between = addWorkingDays(calendar, day, first) ?? '';
        expect(addWorkingDays(calendar, between, second)).toBe(addWorkingDays(calendar, day, first + second));
      }),
    );
  });

  it.each([-1, 1.5, 3661, NaN])('refuses a count of %s', (count) => {
    expect(() => addWorkingDays(calendar, '2026-11-23', count)).toThrow(TypeError);
  });
});

describe('createCalendar', () => {
  it('refuses days that do not exist and a range the wrong way round', () => {
    expect(() =>
      createCalendar({ holidays: ['2026-02-30'], workdays: [], from: '2026-01-01', to: '2026-12-31' }),
    ).toThrow(TypeError);
    expect(() => createCalendar({ holidays: [], workdays: [], from: '2026-12-31', to: '2026-01-01' })).toThrow(
      TypeError,
    );
  });

  it('does not know days outside its range', () => {
    expect(isWorkingDay(calendar, '2027-01-01')).toBeUndefined();
    expect(countWorkingDays(calendar, '2026-12-30', '2027-01-02')).toBeUndefined();
  });
});

describe('shanghaiDay', () => {
  it('changes at 16:00 UTC', () => {
    expect(shanghaiDay(Date.UTC(2026, 10, 23, 15, 59, 59, 999))).toBe('2026-11-23');
    expect(shanghaiDay(Date.UTC(2026, 10, 23, 16))).toBe('2026-11-24');
  });
});

describe('calendar days', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', 'today', '0000-00-00', '2026-04-31'])(
    'do not include "%s"',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  it('know their weekday, before 1970 too', () => {
    expect([weekday('2026-11-23'), weekday('2026-11-22'), weekday('1949-10-01'), weekday('1969-12-29')]).toEqual([
      1, 7, 6, 1,
    ]);
  });

  it('keep to the end of a shorter month', () => {
    expect([addMonths('2026-01-31', 1), addMonths('2024-01-31', 1), addMonths('2026-12-15', 1)]).toEqual([
      '2026-02-28',
      '2024-02-29',
      '2027-01-15',
    ]);
  });
});
