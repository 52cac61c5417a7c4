import type { Limit } from '../wire.ts';
import { addDays, addMonths, dayFromNumber, dayNumber, shanghaiDay, weekday } from './day.ts';

export { shanghaiDay } from './day.ts';

/** The published working days of some years. Days are `YYYY-MM-DD`; `from` and `to` both belong to it. */
export interface Calendar {
  readonly from: string;
  readonly to: string;
  readonly holidays: ReadonlySet<string>;
  /** 调休: weekend days that are worked. */
  readonly workdays: ReadonlySet<string>;
}

/**
 * Makes a calendar from the days that differ from "Monday to Friday".
 * @throws {TypeError} if a day is malformed, or `from` is after `to`.
 */
export function createCalendar(source: {
  holidays: Iterable<string>;
  workdays: Iterable<string>;
  from: string;
  to: string;
}): Calendar {
  const holidays = new Set(source.holidays);
  const workdays = new Set(source.workdays);
  for (const day of [...holidays, ...workdays]) dayNumber(day);
  if (dayNumber(source.from) > dayNumber(source.to)) throw new TypeError('`from` must not be after `to`');
  return { from: source.from, to: source.to, holidays, workdays };
}

/** A day that is worked, a weekend, or a public holiday (also where that falls on a weekend). */
export type DayKind = 'working' | 'weekend' | 'holiday';

/** What kind of day it is; `undefined` where no calendar is published. A day listed as worked and as a holiday is worked. */
export function dayKind(calendar: Calendar, day: string): DayKind | undefined {
  if (day < calendar.from || day > calendar.to) return undefined;
  if (calendar.workdays.has(day)) return 'working';
  if (calendar.holidays.has(day)) return 'holiday';
  return weekday(day) <= 5 ? 'working' : 'weekend';
}

/** Whether a day is worked; `undefined` where no calendar is published. */
export function isWorkingDay(calendar: Calendar, day: string): boolean | undefined {
  const kind = dayKind(calendar, day);
  return kind && kind === 'working';
}

/**
 * The `count`th working day after `day`: the next day is the first that can count. 0 is `day` itself.
 * `undefined` if the count runs beyond the published calendar: show the count then, not a date.
 * @throws {TypeError} if `day` is not a day or `count` is not a whole number from 0 to 3660.
 */
export function addWorkingDays(calendar: Calendar, day: string, count: number): string | undefined {
  if (!Number.isInteger(count) || count < 0 || count > 3660)
    throw new TypeError('`count` must be a whole number from 0 to 3660');
  let current = dayNumber(day);
  for (let left = count; left > 0;) {
    current += 1;
    const worked = isWorkingDay(calendar, dayFromNumber(current));
    if (worked === undefined) return undefined;
    if (worked) left -= 1;
  }
  return dayFromNumber(current);
}

/** Working days after `day` up to and including `until`: the inverse of `addWorkingDays`. `undefined` beyond the calendar. */
export function countWorkingDays(calendar: Calendar, day: string, until: string): number | undefined {
  let count = 0;
  for (let current = dayNumber(day) + 1; current <= dayNumber(until); current += 1) {
    const worked = isWorkingDay(calendar, dayFromNumber(current));
    if (worked === undefined) return undefined;
    if (worked) count += 1;
  }
  return count;
}

/**
 * The last day of a limit; the day after acceptance is day 1 (行政许可法 82, and practice).
 * `accepted`: a day, or the instant (epoch milliseconds) that hours are counted from; with only a day known, they count from its end.
 * Limits in plain days and months are not moved off holidays: the citizen is told the earlier date.
 * `undefined` only for working days that run beyond the published calendar.
 */
export function dueDay(calendar: Calendar, accepted: string | number, limit: Limit): string | undefined {
  const day = typeof accepted === 'number' ? shanghaiDay(accepted) : accepted;
  switch (limit.unit) {
    case 'working_day':
      return addWorkingDays(calendar, day, limit.value);
    case 'day':
      return addDays(day, limit.value);
    case 'month':
      return addMonths(day, limit.value);
    case 'hour':
      return typeof accepted === 'number'
        ? shanghaiDay(accepted + limit.value * 3_600_000)
        : addDays(day, Math.ceil(limit.value / 24));
  }
}
