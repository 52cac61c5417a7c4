import { FrameFailureCode } from '@qwy/contract/frame';
import { expect, it } from 'vitest';
import { failureCode } from './reports.ts';

it('tells the host of a failure by one of few codes', () => {
  for (const code of FrameFailureCode.options) expect(failureCode(code)).toBe(code);
  expect(failureCode('timeout')).toBe('network');
  expect(failureCode('invalid_grant')).toBe('token_refused');
  expect(failureCode('already_rated')).toBe('unexpected');
});
