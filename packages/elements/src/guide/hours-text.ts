import type { Hours } from '@qwy/contract/place';
import type * as z from 'zod/mini';

type Opening = z.infer<typeof Hours>;

/** How weekdays are called in one language. */
export interface HoursWords {
  /** Monday first. */
  readonly weekdays: readonly string[];
  readonly range: (from: string, to: string) => string;
}

/** Opening hours as people write them: days with the same times in one line, `周一至周五` and `08:30–12:00`, `14:00–17:30`. */
export function hoursText(hours: readonly Opening[], words: HoursWords): { days: string; times: string[] }[] {
  const lines: { from: number; to: number; times: string[] }[] = [];
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const times = hours
      .filter((entry) => entry.weekday === weekday)
      .map((entry) => `${entry.from}–${entry.to}`)
      .sort();
    const last = lines[lines.length - 1];
    if (times.length === 0) continue;
    if (last && last.to === weekday - 1 && String(last.times) === String(times)) last.to = weekday;
    else lines.push({ from: weekday, to: weekday, times });
  }
  const name = (weekday: number) => words.weekdays[weekday - 1] ?? '';
  return lines.map(({ from, to, times }) => ({
    days: from === to ? name(from) : words.range(name(from), name(to)),
    times,
  }));
}
