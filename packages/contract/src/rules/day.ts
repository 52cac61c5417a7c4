/**
 * Calendar days as `YYYY-MM-DD` text, computed without any time zone of the machine.
 * Asia/Shanghai has been UTC+8 without summer time since 1992, so instants from then on need no zone data.
 */
const DAY_MILLIS = 86_400_000;
const SHANGHAI_OFFSET_MILLIS = 8 * 3_600_000;

/** Whether the text is a real day: `2026-02-29` is not. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && dayFromNumber(rawDayNumber(text)) === text;
}

/** Days since 1970-01-01. @throws {TypeError} if `day` is not a day. */
export function dayNumber(day: string): number {
  if (!isDay(day)) throw new TypeError('`day` must be a calendar day, YYYY-MM-DD');
  return rawDayNumber(day);
}

export function dayFromNumber(days: number): string {
  const date = new Date(days * DAY_MILLIS);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

/** `days` may be negative. */
export function addDays(day: string, days: number): string {
  return dayFromNumber(dayNumber(day) + days);
}

/** The same day of a later month, or that month's last day where it is shorter (民法典 202). */
export function addMonths(day: string, months: number): string {
  dayNumber(day);
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const lastOfTarget = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return dayFromNumber(
    Date.UTC(lastOfTarget.getUTCFullYear(), lastOfTarget.getUTCMonth(), Math.min(date, lastOfTarget.getUTCDate())) /
      DAY_MILLIS,
  );
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(day: string): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The day it is in Asia/Shanghai at an instant. */
export function shanghaiDay(epochMillis: number): string {
  return new Date(epochMillis + SHANGHAI_OFFSET_MILLIS).toISOString().slice(0, 10);
}

/** The time of day it is in Asia/Shanghai at an instant, `HH:MM`. */
export function shanghaiTime(epochMillis: number): string {
  return new Date(epochMillis + SHANGHAI_OFFSET_MILLIS).toISOString().slice(11, 16);
}

function rawDayNumber(day: string): number {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
  return Date.UTC(year, month - 1, date) / DAY_MILLIS;
}
