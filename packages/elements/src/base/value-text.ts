import type { Locale } from '@qwy/contract/frame';
import type { Fee } from '@qwy/contract/guide';
import type { Limit } from '@qwy/contract/wire';
import type * as z from 'zod/mini';

/** How amounts, limits and dates of the wire read in a sentence. All instants are told in Asia/Shanghai. */

type Money = NonNullable<z.infer<typeof Fee>['amount']>;

const UNITS: Readonly<Record<Locale, Readonly<Record<Limit['unit'], readonly [one: string, many: string]>>>> = {
  'zh-CN': {
    working_day: ['个工作日', '个工作日'],
    day: ['天', '天'],
    hour: ['小时', '小时'],
    month: ['个月', '个月'],
  },
  en: {
    working_day: ['working day', 'working days'],
    day: ['day', 'days'],
    hour: ['hour', 'hours'],
    month: ['month', 'months'],
  },
};

/** `{ value: 3, unit: 'working_day' }` → `3 个工作日`; a limit of nothing is done on the spot. */
export function limitText(limit: Limit, locale: Locale): string {
  if (limit.value === 0) return locale === 'en' ? 'while you wait' : '当场办结';
  return `${limit.value} ${UNITS[locale][limit.unit][limit.value === 1 ? 0 : 1]}`;
}

/** `{ amount: 1050, currency: 'CNY' }` → `10.5 元`. */
export function moneyText(money: Money, locale: Locale): string {
  const yuan = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(money.amount / 100);
  return locale === 'en' ? `CNY ${yuan}` : `${yuan} 元`;
}

/** `2026-11-23` → `2026年11月23日`. */
export function dayText(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** An instant's day in Shanghai, e.g. `2026年11月23日`. */
export function instantDayText(instant: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(new Date(instant));
}

/** An instant's day and minute in Shanghai, e.g. `2026年11月23日 16:30`. */
export function instantText(instant: string, locale: Locale): string {
  const time = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'Asia/Shanghai',
  });
  return `${instantDayText(instant, locale)} ${time.format(new Date(instant))}`;
}
