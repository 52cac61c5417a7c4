import { describe, expect, it } from 'vitest';
import { dayText, instantDayText, instantText, limitText, moneyText } from './value-text.ts';

describe('values in words', () => {
  it('names limits with their unit', () => {
    expect(limitText({ value: 10, unit: 'working_day' }, 'zh-CN')).toBe('10 个工作日');
    expect(limitText({ value: 1, unit: 'month' }, 'en')).toBe('1 month');
    expect(limitText({ value: 2, unit: 'hour' }, 'en')).toBe('2 hours');
    expect(limitText({ value: 0, unit: 'working_day' }, 'zh-CN')).toBe('当场办结');
  });

  it('shows fen as yuan', () => {
    expect(moneyText({ amount: 1050, currency: 'CNY' }, 'zh-CN')).toBe('10.5 元');
    expect(moneyText({ amount: 123456700, currency: 'CNY' }, 'en')).toBe('CNY 1,234,567');
  });

  it('tells instants in Shanghai and leaves days as they are', () => {
    expect(instantDayText('2026-11-22T16:30:00.000Z', 'zh-CN')).toBe('2026年11月23日');
    expect(instantText('2026-11-22T16:05:00.000Z', 'zh-CN')).toBe('2026年11月23日 00:05');
    expect(dayText('2026-11-23', 'zh-CN')).toBe('2026年11月23日');
  });
});
