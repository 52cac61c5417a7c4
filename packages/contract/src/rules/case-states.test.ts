import { describe, expect, it } from 'vitest';
import { CaseState } from '../case.ts';
import { canMove, canWithdraw, isRateable, isTerminal, nextStates, stopsClock } from './case-states.ts';

const states = CaseState.options;

describe('case states', () => {
  it('lead from filing to delivery', () => {
    const path = ['received', 'correcting', 'received', 'accepted', 'suspended', 'accepted', 'decided', 'delivered'];
    expect(path.slice(1).every((to, index) => canMove(path[index] ?? '', to))).toBe(true);
  });

  it.each([
    ['received', 'decided'],
    ['received', 'delivered'],
    ['accepted', 'rejected'],
    ['suspended', 'decided'],
    ['decided', 'accepted'],
    ['decided', 'withdrawn'],
    ['delivered', 'decided'],
    ['withdrawn', 'received'],
    ['received', 'received'],
    ['archived', 'received'],
    ['received', 'archived'],
    ['toString', 'constructor'],
  ])('do not lead from %s to %s', (from, to) => {
    expect(canMove(from, to)).toBe(false);
  });

  it('can all be reached from the first, and all end', () => {
    const reached = new Set<string>(['received']);
    for (const state of reached) for (const next of nextStates(state)) reached.add(next);
    expect([...reached].sort()).toEqual([...states].sort());
    expect(states.filter(isTerminal)).toEqual(['delivered', 'withdrawn', 'rejected']);
  });

  it('can be withdrawn from until the decision', () => {
    expect(states.filter(canWithdraw)).toEqual(['received', 'accepted', 'correcting', 'suspended']);
  });

  it('can be rated after the decision', () => {
    expect(states.filter(isRateable)).toEqual(['decided', 'delivered']);
  });

  it('stop the clock while somebody else is at work', () => {
    expect(states.filter(stopsClock)).toEqual(['correcting', 'suspended']);
  });

  it('are left alone where this version does not know them', () => {
    expect([nextStates('archived'), isTerminal('archived'), isRateable('archived')]).toEqual([[], false, false]);
  });
});
