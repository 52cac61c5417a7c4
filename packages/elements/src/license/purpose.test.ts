import { PresentationRequest } from '@qwy/contract/license';
import { describe, expect, it } from 'vitest';
import { NO_PURPOSE, PURPOSES, PURPOSE_MAX, readPurpose } from './purpose.ts';

describe('the purpose of a showing', () => {
  it('has to be chosen', () => {
    expect(readPurpose(NO_PURPOSE)).toMatchObject({ ok: false, problem: 'missing' });
  });

  it.each(PURPOSES.filter((choice) => choice !== 'other'))('is a sentence the gateway takes: %s', (choice) => {
    const read = readPurpose({ choice, other: '' });
    expect(PresentationRequest.safeParse({ purpose: read.ok && read.purpose }).success).toBe(true);
  });

  it.each([
    ['nothing', ' 　', 'empty'],
    ['too much', '办'.repeat(PURPOSE_MAX + 1), 'long'],
  ])('is refused when %s was written', (_, other, problem) => {
    expect(readPurpose({ choice: 'other', other })).toMatchObject({ ok: false, problem });
  });

  it('is one line of what was written', () => {
    expect(readPurpose({ choice: 'other', other: '  孩子\n入学 ' })).toEqual({ ok: true, purpose: '孩子 入学' });
  });
});
