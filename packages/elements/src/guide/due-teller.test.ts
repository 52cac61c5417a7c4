import { describe, expect, it } from 'vitest';
import { createCalendar } from '@qwy/contract/rules/working-days';
import vectors from '@qwy/contract/vectors/working-days.json' with { type: 'json' };
import type { DayLimit } from './counted-limit.ts';
import { countedLimit } from './counted-limit.ts';
import { dueTeller } from './due-teller.ts';

/** Days off: 1 to 7 October. The Saturday after is worked. Ends with its year. */
const tell = dueTeller(createCalendar(vectors.calendar));
const at = (instant: string) => Date.parse(instant);
const working = (value: number): DayLimit => ({ value, unit: 'working_day' });

describe('dueTeller', () => {
  it.each([
    ['a working day', '2026-11-23T10:00:00+08:00', 6, '今天受理，最晚 12月1日（周二）有结果'],
    ['the last minute of a day', '2026-11-23T23:59:59+08:00', 1, '今天受理，最晚 11月24日（周二）有结果'],
    ['the first minute of a day', '2026-11-24T00:00:00+08:00', 1, '今天受理，最晚 11月25日（周三）有结果'],
    ['a Friday', '2026-11-27T10:00:00+08:00', 1, '今天受理，最晚 11月30日（周一）有结果'],
    ['a Saturday', '2026-11-28T10:00:00+08:00', 1, '周一受理，最晚 12月1日（周二）有结果'],
    ['a worked Saturday', '2026-10-10T10:00:00+08:00', 1, '今天受理，最晚 10月12日（周一）有结果'],
    ['the middle of a holiday', '2026-10-04T10:00:00+08:00', 2, '周四受理，最晚 10月10日（周六）有结果'],
    ['a week before the next working day', '2026-10-01T10:00:00+08:00', 1, '10月8日受理，最晚 10月9日（周五）有结果'],
    ['the year before', '2025-12-31T10:00:00+08:00', 1, '今天受理，最晚 2026年1月4日（周日）有结果'],
  ])('counts from acceptance on %s', (_, now, value, sentence) => {
    expect(tell(working(value), at(now), 'zh-CN')).toBe(sentence);
  });

  it('speaks English', () => {
    const say = (now: string) => tell(working(1), at(now), 'en');
    expect(say('2026-11-30T10:00:00+08:00')).toBe('Accepted today, decided by Tue, December 1');
    expect(say('2026-11-28T10:00:00+08:00')).toBe('Accepted on Monday, decided by Tue, December 1');
    expect(say('2026-10-01T10:00:00+08:00')).toBe('Accepted on October 8, decided by Fri, October 9');
    expect(say('2025-12-31T10:00:00+08:00')).toBe('Accepted today, decided by Sun, January 4, 2026');
  });

  it('counts days off where the limit is one of plain days', () => {
    const limit = { value: 60, unit: 'day' } as const;
    expect(tell(limit, at('2026-09-30T10:00:00+08:00'), 'zh-CN')).toBe('今天受理，最晚 11月29日（周日）有结果');
  });

  it.each([
    ['the limit ends beyond the calendar', '2026-12-30T10:00:00+08:00', working(2)],
    ['today is beyond the calendar', '2027-01-04T10:00:00+08:00', working(1)],
    ['today is before the calendar', '2022-12-31T10:00:00+08:00', working(1)],
    ['nobody knows whether today is a day off', '2027-01-04T10:00:00+08:00', { value: 5, unit: 'day' } as const],
  ])('says nothing when %s', (_, now, limit) => {
    expect(tell(limit, at(now), 'zh-CN')).toBeUndefined();
  });
});

describe('countedLimit', () => {
  const promised = working(3);
  const statutory = working(20);

  it('is the promised limit, else the statutory one', () => {
    const committed = { handlingType: 'committed' } as const;
    expect(countedLimit({ ...committed, promisedLimit: promised, statutoryLimit: statutory })).toEqual(promised);
    expect(countedLimit({ ...committed, statutoryLimit: statutory })).toEqual(statutory);
    expect(countedLimit(committed)).toBeUndefined();
  });

  it('is none for what is done on the spot, or within hours, or by months', () => {
    expect(countedLimit({ handlingType: 'immediate', promisedLimit: promised })).toBeUndefined();
    for (const limit of [working(0), { value: 4, unit: 'hour' }, { value: 2, unit: 'month' }] as const)
      expect(countedLimit({ handlingType: 'committed', promisedLimit: limit })).toBeUndefined();
  });
});
