import type { Locale } from '@qwy/contract/frame';
import { addDays } from '@qwy/contract/rules/day';
import type { Calendar } from '@qwy/contract/rules/working-days';
import { addWorkingDays, dueDay, isWorkingDay, shanghaiDay } from '@qwy/contract/rules/working-days';
import { catalogue, format } from '../base/messages.ts';
import type { DayLimit } from './counted-limit.ts';

/**
 * Says by which day a case is decided, e.g. `今天受理，最晚 12月1日（周二）有结果`. `now`: epoch milliseconds. `undefined` where
 * the published calendar does not reach: nobody guesses a date.
 */
export type DueTeller = (limit: DayLimit, now: number, language: Locale) => string | undefined;

const messages = catalogue({
  'zh-CN': {
    today: '今天受理，最晚 {due}有结果',
    later: '{start}受理，最晚 {due}有结果',
  },
  en: {
    today: 'Accepted today, decided by {due}',
    later: 'Accepted on {start}, decided by {due}',
  },
});

/**
 * Tells days by a published calendar. Limits run from acceptance (受理), whose own day does not count, and nothing is accepted
 * on a day off: then it counts from the next working day, and says so.
 */
export function dueTeller(calendar: Calendar): DueTeller {
  return (limit, now, language) => {
    const today = shanghaiDay(now);
    const isWorked = isWorkingDay(calendar, today);
    if (isWorked === undefined) return undefined;
    const start = isWorked ? today : addWorkingDays(calendar, today, 1);
    const due = start && dueDay(calendar, start, limit);
    if (!start || !due) return undefined;
    return format(messages[language][start === today ? 'today' : 'later'], {
      start: startText(start, today, language),
      due: dueText(due, today, language),
    });
  };
}

/** `周一`, `Monday`; from a week on, when it could be another, `10月8日`, `October 8`. */
function startText(start: string, today: string, language: Locale): string {
  if (start >= addDays(today, 7)) return dateText(start, today, language);
  return inWords(start, { weekday: language === 'en' ? 'long' : 'short' }, language);
}

/** `12月1日（周二）`, `Tue, December 1`. */
function dueText(due: string, today: string, language: Locale): string {
  const date = dateText(due, today, language);
  const weekday = inWords(due, { weekday: 'short' }, language);
  return language === 'en' ? `${weekday}, ${date}` : `${date}（${weekday}）`;
}

/** `12月1日`, `December 1`; with its year if that is not this year. */
function dateText(day: string, today: string, language: Locale): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const };
  return inWords(day, { month: 'long', day: 'numeric', ...year }, language);
}

const inWords = (day: string, options: Intl.DateTimeFormatOptions, language: Locale): string =>
  new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
