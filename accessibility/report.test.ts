import { expect, it } from 'vitest';
import { CHECKS, CRITERIA, type Criterion } from './criteria.ts';
import { elementReport, missingEvidence, ranOver, verdict, type Evidence } from './report.ts';
import type { Review } from './reviews.ts';

const all = Object.keys(CHECKS);
const evidence: Evidence[] = [{ tag: 'qwy-x', state: 'typical', checks: all }];
const ran = ranOver(evidence, 'qwy-x');
const one: Criterion = { id: '1.4.3', name: 'Contrast', level: 'AA', checks: ['axe', 'contrast'], left: '' };
const review: Review = { tag: '*', subject: '1.4.3', on: '2026-12-01', version: '0.1.0', finding: 'fine' };

it('never says more of a criterion than that a part of it was checked', () => {
  expect(verdict(one, 'qwy-x', ran, [])).toBe('machine-checked in part');
  expect(elementReport({ tag: 'qwy-x', summary: 'An x.', keys: [] }, CRITERIA, evidence, [])).not.toMatch(
    /supports|conforms/i,
  );
});

it('says that nobody looked where no check ran, and where it ran over another element', () => {
  expect(verdict({ ...one, checks: [] }, 'qwy-x', ran, [])).toBe('not evaluated');
  expect(verdict(one, 'qwy-y', ranOver(evidence, 'qwy-y'), [])).toBe('not evaluated');
});

it('puts a person before the machine, for the elements that the person looked at', () => {
  expect(verdict(one, 'qwy-x', ran, [review])).toBe('reviewed by hand');
  expect(verdict(one, 'qwy-x', ran, [{ ...review, tag: 'qwy-y' }])).toBe('machine-checked in part');
});

it('says of a screen reader whose script nobody ran that it was not run', () => {
  const text = elementReport({ tag: 'qwy-x', summary: 'An x.', keys: [] }, CRITERIA, evidence, []);
  expect(text.match(/\| not run \|/g)).toHaveLength(4);
  const nvda = { ...review, subject: 'nvda', finding: 'all steps as written' };
  expect(elementReport({ tag: 'qwy-x', summary: 'An x.', keys: [] }, CRITERIA, evidence, [nvda])).toContain(
    'all steps as written',
  );
});

it('notices a state that escaped a check', () => {
  expect(missingEvidence(evidence, [{ tag: 'qwy-x', state: 'typical' }])).toEqual([]);
  expect(missingEvidence([{ ...evidence[0]!, checks: ['axe'] }], evidence)).toEqual([
    expect.stringContaining('reflow'),
  ]);
  expect(missingEvidence([], evidence)).toHaveLength(1);
});

it('has every A and AA criterion of WCAG 2.2 once', () => {
  expect(CRITERIA).toHaveLength(55);
  expect(new Set(CRITERIA.map(({ id }) => id)).size).toBe(55);
  expect(CRITERIA.filter(({ level }) => level === 'A')).toHaveLength(31);
});
