import type { WorkingCalendar } from '@qwy/contract/calendar';
import type { DayKind } from '@qwy/contract/rules/working-days';
import { createCalendar, dayKind } from '@qwy/contract/rules/working-days';
import type { DueTeller } from './due-teller.ts';
import { dueTeller } from './due-teller.ts';

/** What a guide learns from a published calendar. Loaded with it, after the guide. */
export interface KnownDays {
  /** `undefined` beyond the calendar. */
  kindOf(day: string): DayKind | undefined;
  readonly due: DueTeller;
}

/** @throws {TypeError} for a calendar that is malformed, or ends before it begins */
export function knownDays(published: WorkingCalendar): KnownDays {
  const calendar = createCalendar(published);
  return { kindOf: (day) => dayKind(calendar, day), due: dueTeller(calendar) };
}
