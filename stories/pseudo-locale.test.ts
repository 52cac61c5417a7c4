import { expect, it } from 'vitest';
import { pseudo } from './pseudo-locale.ts';

it('marks, accents and stretches what is English, and leaves the rest alone', () => {
  expect(pseudo('Start')).toBe('[Stárt ~~]');
  expect(pseudo(' Look up a case ').length).toBeGreaterThan('Look up a case'.length * 1.4);
  expect(pseudo('平利县')).toBe('平利县');
  expect(pseudo('20261116-483920-7')).toBe('20261116-483920-7');
});
