import { contrast } from '@qwy/contract/rules/brand-ramp';
import { describe, expect, it } from 'vitest';
import { tokenSheet } from './token-files.ts';
import type { Token } from './token-sets.ts';
import { readTokens, tokenFiles } from './token-sets.ts';

const valueOf = (tokens: readonly Token[], name: string): string => {
  const token = tokens.find((one) => one.name === name);
  if (!token) throw new Error(`no token ${name}`);
  return token.value;
};

describe.each(['light', 'dark'] as const)('the %s scheme', (scheme) => {
  it('has text of 7:1 on both grounds, or nearly on the second', () => {
    const tokens = readTokens(scheme);
    for (const name of ['text', 'muted', 'link', 'danger', 'success', 'warning']) {
      expect(contrast(valueOf(tokens, name), valueOf(tokens, 'surface'))).toBeGreaterThanOrEqual(7);
      expect(contrast(valueOf(tokens, name), valueOf(tokens, 'surface-soft'))).toBeGreaterThanOrEqual(6.9);
    }
  });

  it('has text of 4.5:1 on the ground of its own tone', () => {
    const tokens = readTokens(scheme);
    for (const name of ['danger', 'success', 'warning']) {
      const soft = valueOf(tokens, `${name}-soft`);
      expect(contrast(valueOf(tokens, name), soft)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(valueOf(tokens, 'text'), soft)).toBeGreaterThanOrEqual(7);
    }
    expect(contrast(valueOf(tokens, 'link'), valueOf(tokens, 'info-soft'))).toBeGreaterThanOrEqual(4.5);
  });

  it('has edges of controls and rings that are seen: 3:1 on both grounds', () => {
    const tokens = readTokens(scheme);
    for (const name of ['border-strong', 'focus']) {
      for (const ground of ['surface', 'surface-soft'])
        expect(contrast(valueOf(tokens, name), valueOf(tokens, ground))).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('the token files', () => {
  it('name the same colours in light and dark', () => {
    const names = (set: 'light' | 'dark') => readTokens(set).map(({ name }) => name);
    expect(names('dark')).toEqual(names('light'));
  });

  it('say what each token is for', () => {
    for (const set of ['light', 'dark', 'base', 'standard', 'component'] as const)
      for (const token of readTokens(set)) expect(token).toMatchObject({ description: expect.stringMatching(/\.$/) });
  });

  it('are all read', () => {
    const read = ['base', 'component', 'contrast', 'dark', 'elder', 'kiosk', 'light', 'palette', 'presets', 'standard'];
    expect(tokenFiles()).toEqual(read.map((name) => `${name}.tokens.json`));
  });

  it('keep references alive where what they lead to may change', () => {
    expect(valueOf(readTokens('contrast'), 'border')).toBe('var(--_text)');
    expect(valueOf(readTokens('component'), 'field-border')).toBe('var(--_border-strong)');
  });
});

describe('the style sheet', () => {
  it('lets a page set what is public, for light, and what was computed from its brand before our own', () => {
    const token = (name: string, isPublic = true): Token => ({ name, value: '1px', description: '', isPublic });
    const none = { base: [], component: [], contrast: [], dark: [token('text'), token('brand-soft')], elder: [] };
    const light = [token('brand'), token('brand-text'), token('text'), token('target', false)];
    const css = tokenSheet({ ...none, kiosk: [], presets: [], standard: [], light });
    expect(css).toContain('--_brand: var(--_light-brand, var(--qwy-brand, 1px));');
    expect(css).toContain('--_brand-text: var(--qwy-brand-text, var(--_light-brand-text, var(--qwy-brand, 1px)));');
    expect(css).toContain('--_text: var(--qwy-text, 1px);');
    expect(css).toContain('--_target: 1px;');
    expect(css).toContain('--_text: 1px; --_brand-soft: var(--_dark-brand-soft, 1px);');
  });
});
