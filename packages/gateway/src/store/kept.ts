import type { Kept } from '@qwy/contract/citizen';

/** States in which somebody is still working on a case, or has to. */
export const RUNNING_STATES = ['received', 'accepted', 'correcting', 'suspended'];
/** States after which nothing more happens to what the citizen sent. */
export const FINISHED_STATES = ['decided', 'delivered', 'rejected', 'withdrawn'];

/**
 * Whether a case's answers must stay although the citizen wants them gone. A case that was withdrawn led to nothing, so
 * nothing of it must stay; a rejection was an official act, like a decision.
 * @param caseDays - how long finished cases are kept
 */
export function keptOf(state: string, updatedAt: string, caseDays: number): Kept | undefined {
  if (state === 'withdrawn') return undefined;
  if (RUNNING_STATES.includes(state)) return { reason: 'in_progress' };
  return { reason: 'archive_duty', until: new Date(Date.parse(updatedAt) + caseDays * 86_400_000).toISOString() };
}
