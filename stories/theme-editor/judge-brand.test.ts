import { expect, it } from 'vitest';
import { adaptation, judgeBrand } from './judge-brand.ts';

it.each(['#a6192e', '#ffd34d', '#000000', '#ffffff', '#7fff00'])(
  'finds %s readable, because the ramp adapts it',
  (brand) => {
    for (const { what, ratio, least } of judgeBrand(brand)) expect(ratio, what).toBeGreaterThanOrEqual(least);
  },
);

it('says that a pale colour was adapted, and nothing of one that can be read', () => {
  expect(adaptation('#ffd34d')).toMatch(/#[0-9a-f]{6}/);
  expect(adaptation('#a6192e')).toBeUndefined();
});
