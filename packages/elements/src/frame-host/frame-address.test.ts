import { describe, expect, it } from 'vitest';
import { frameAddress, sandboxOf } from './frame-address.ts';

const target = {
  origin: 'https://forms.test',
  partner: 'pk_bank',
  item: undefined,
  caseNumber: undefined,
  locale: 'en',
} as const;

describe('a frame', () => {
  it('has an address that says what its server needs', () => {
    expect(frameAddress({ ...target, widget: 'case', caseNumber: '20261123-483920-7' })).toBe(
      'https://forms.test/case?partner=pk_bank&case=20261123-483920-7&locale=en',
    );
  });

  it('cannot be led elsewhere by an attribute', () => {
    const address = new URL(frameAddress({ ...target, widget: 'form', item: '../../x?partner=pk_evil#&case=1' }));
    expect([address.origin, address.pathname, address.searchParams.getAll('partner'), address.hash]).toEqual([
      target.origin,
      '/form',
      ['pk_bank'],
      '',
    ]);
  });

  it('may do what its widget needs and no more', () => {
    for (const widget of ['case', 'rating'] as const)
      expect(sandboxOf(widget)).toBe('allow-scripts allow-same-origin allow-forms');
    expect(sandboxOf('form')).toBe(
      'allow-scripts allow-same-origin allow-forms allow-modals allow-top-navigation-to-custom-protocols',
    );
    expect(sandboxOf('license')).toBe(
      'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox',
    );
    for (const widget of ['form', 'case', 'rating', 'license'] as const)
      expect(sandboxOf(widget)).not.toMatch(/top-navigation(?!-to-custom-protocols)|pointer-lock|presentation/);
  });
});
