import { CaseState } from '../case.ts';

/**
 * What may follow what. A refusal after acceptance is a decision (`decided`), not a rejection: 行政许可法 38.
 * `correcting` is open before and after acceptance, because deferred materials (容缺) are asked for later.
 */
const NEXT: Readonly<Record<CaseState, readonly CaseState[]>> = {
  received: ['accepted', 'correcting', 'rejected', 'withdrawn'],
  correcting: ['received', 'accepted', 'rejected', 'withdrawn'],
  accepted: ['correcting', 'suspended', 'decided', 'withdrawn'],
  suspended: ['accepted', 'withdrawn'],
  decided: ['delivered'],
  delivered: [],
  withdrawn: [],
  rejected: [],
};

/** States a case can go to from here; none from a state this version does not know. */
export function nextStates(state: string): readonly CaseState[] {
  const known = CaseState.safeParse(state);
  return known.success ? NEXT[known.data] : [];
}

export function canMove(from: string, to: string): boolean {
  return nextStates(from).some((state) => state === to);
}

/** Nothing follows any more: delivered, withdrawn, rejected. */
export function isTerminal(state: string): boolean {
  return CaseState.safeParse(state).success && nextStates(state).length === 0;
}

/** The citizen may still take the case back. */
export function canWithdraw(state: string): boolean {
  return canMove(state, 'withdrawn');
}

/** 一事一评: a case can be rated once it is decided. */
export function isRateable(state: string): boolean {
  return state === 'decided' || state === 'delivered';
}

/** Days spent in this state do not count towards the limit: 补正, and a special procedure (行政许可法 45). */
export function stopsClock(state: string): boolean {
  return state === 'correcting' || state === 'suspended';
}
