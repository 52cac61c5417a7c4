import { describe, expect, it } from 'vitest';
import { hoursText } from './hours-text.ts';

const words = {
  weekdays: ['一', '二', '三', '四', '五', '六', '日'],
  range: (from: string, to: string) => `${from}至${to}`,
};
const on = (weekday: number, from = '09:00', to = '17:00') => ({ weekday, from, to });

describe('hoursText', () => {
  it('puts days with the same hours into one line', () => {
    expect(
      hoursText(
        [1, 2, 3, 4, 5].map((day) => on(day)),
        words,
      ),
    ).toEqual([{ days: '一至五', times: ['09:00–17:00'] }]);
  });

  it('names mornings before afternoons, in whatever order they were written', () => {
    expect(hoursText([on(1, '14:00', '17:00'), on(1, '08:30', '12:00')], words)).toEqual([
      { days: '一', times: ['08:30–12:00', '14:00–17:00'] },
    ]);
  });

  it('begins a new line after a closed day and where the hours differ', () => {
    const lines = hoursText([on(1), on(2), on(4), on(5, '10:00'), on(7)], words);
    expect(lines.map(({ days }) => days)).toEqual(['一至二', '四', '五', '日']);
  });

  it('has no line without hours', () => {
    expect(hoursText([], words)).toEqual([]);
  });
});
