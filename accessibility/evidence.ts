import type { TaskMeta } from 'vitest';
import type { State } from './subjects.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** Which checks ran over which state; read by `results.ts` from the run's JSON. */
    accessibility?: { readonly tag: string; readonly state: string; readonly checks: readonly string[] };
  }
}

/** Leaves in the run's report what was checked. */
export function recordChecks(meta: TaskMeta, { tag, name }: State, checks: readonly string[]): void {
  meta.accessibility = { tag, state: name, checks: ['names', ...checks] };
}
