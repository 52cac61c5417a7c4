import * as z from 'zod/mini';
import { Day } from './wire.ts';

/** The published calendar of working days: what deviates from Monday to Friday, and how far it reaches. */
export const WorkingCalendar = z.object({
  source: z.string(),
  from: Day,
  to: Day,
  /** Days off that would else be working days. */
  holidays: z.array(Day),
  /** 调休: Saturdays and Sundays on which people work. */
  workdays: z.array(Day),
});
export type WorkingCalendar = z.infer<typeof WorkingCalendar>;
