import type { Guide } from '@qwy/contract/guide';
import type { Limit } from '@qwy/contract/wire';

/** A limit that is counted in days. */
export type DayLimit = Limit & { readonly unit: 'working_day' | 'day' };

/** What of a guide says how long it takes. */
export type Timed = Pick<Guide, 'handlingType' | 'promisedLimit' | 'statutoryLimit'>;

/** The limit that a citizen counts on, the promised one before the statutory one; `undefined` unless it is one of a day or more. */
export function countedLimit({ handlingType, promisedLimit, statutoryLimit }: Timed): DayLimit | undefined {
  const limit = promisedLimit ?? statutoryLimit;
  if (!limit || limit.value === 0 || handlingType === 'immediate') return undefined;
  const { value, unit } = limit;
  return unit === 'working_day' || unit === 'day' ? { value, unit } : undefined;
}
