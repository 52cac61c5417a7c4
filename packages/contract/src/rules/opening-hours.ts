import type { Hours } from '../place.ts';
import { shanghaiDay, shanghaiTime, weekday } from './day.ts';
import type { DayKind } from './working-days.ts';

export interface OpenState {
  open: boolean;
  /** Closing time, `HH:MM`, Asia/Shanghai; only while open. */
  until?: string;
  /**
   * `false` where the answer is a guess: no calendar is published for the day, so that its weekday decides; or it is a
   * make-up workday at a weekend for which the place names no hours, so that Monday's are taken.
   */
  certain: boolean;
}

/**
 * Whether a place is open at an instant (epoch milliseconds), in Asia/Shanghai.
 * Closed on public holidays, unless it is open day and night all week (a self-service zone). Without hours: closed, uncertain.
 * @param kindOf - What kind of day it is by the published calendar (`dayKind`); left out, no calendar is published.
 */
export function openNow(
  hours: readonly Hours[],
  kindOf: ((day: string) => DayKind | undefined) | undefined,
  epochMillis: number,
): OpenState {
  if (hours.length === 0) return { open: false, certain: false };
  if (isAlwaysOpen(hours)) return { open: true, certain: true };

  const day = shanghaiDay(epochMillis);
  const today = weekday(day);
  const kind = kindOf?.(day);
  const named = hours.filter((entry) => entry.weekday === today);

  if (kind === 'holiday') return { open: false, certain: true };
  if (kind === 'working' && today > 5 && named.length === 0) {
    return {
      ...within(
        hours.filter((entry) => entry.weekday === 1),
        epochMillis,
      ),
      certain: false,
    };
  }
  return { ...within(named, epochMillis), certain: kind !== undefined };
}

function isAlwaysOpen(hours: readonly Hours[]): boolean {
  return [1, 2, 3, 4, 5, 6, 7].every((day) =>
    hours.some((entry) => entry.weekday === day && entry.from === '00:00' && entry.to >= '23:59'),
  );
}

/** `from` is inside, `to` is not. */
function within(hours: readonly Hours[], epochMillis: number): { open: boolean; until?: string } {
  const time = shanghaiTime(epochMillis);
  const now = hours.find((entry) => entry.from <= time && time < entry.to);
  return now ? { open: true, until: now.to } : { open: false };
}
