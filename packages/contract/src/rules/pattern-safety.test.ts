import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../vectors/pattern-safety.json' with { type: 'json' };
import { ANSWER_LIMITS } from './answer-limits.ts';
import { patternDefect } from './pattern-safety.ts';

/** Steps in the longest text an answer may have, for patterns over `a`, `b`, `1`. */
const HOSTILE = ['a', 'b', '1', 'ab', 'a1', 'aab'].map((unit) => `${unit.repeat(ANSWER_LIMITS.text / unit.length)}!`);

describe('patternDefect', () => {
  it.each(vectors.cases)('judges $pattern', ({ pattern, defect }) => {
    expect(patternDefect(pattern)).toBe(defect);
  });

  it('refuses patterns of more than 200 characters', () => {
    expect(patternDefect('x'.repeat(201))).toBe('pattern_too_long');
  });

  const atom = fc.constantFrom('a', 'b', '\\d', '\\w', '.', '[ab]', '[^a]');
  const quantifier = fc.constantFrom('', '', '*', '+', '?', '{2}', '{0,3}', '{1,}');
  const { pattern } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
    piece: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.tuple(atom, quantifier).map((parts) => parts.join('')),
      fc.tuple(tie('pattern'), quantifier).map(([inner, times]) => `(?:${inner})${times}`),
    ),
    pattern: fc.oneof(
      fc.array(tie('piece'), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('')),
      fc.tuple(tie('piece'), tie('piece')).map((pieces) => pieces.join('|')),
    ),
  }));

  it('lets nothing pass that an engine stalls on', () => {
    fc.assert(
      fc.property(pattern, fc.boolean(), (body, anchored) => {
        const candidate = anchored ? `^(?:${body})$` : body;
        fc.pre(patternDefect(candidate) === undefined);
        const expression = new RegExp(candidate, 'u');
        const start = performance.now();
        for (const text of HOSTILE) expression.test(text);
        // Measured: at most some milliseconds. A stall takes minutes, so the bound need not be close.
        expect(performance.now() - start).toBeLessThan(2_000);
      }),
      { numRuns: 400 },
    );
  });

  it('judges any pattern that compiles without failing itself', () => {
    fc.assert(fc.property(fc.string({ maxLength: 40 }), (text) => { patternDefect(text); })); // prettier-ignore
  });
});
