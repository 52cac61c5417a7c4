// Prevents: a matrix that only a program can read. What each cell is, for Storybook's coverage page. Pure.
import { CONDITIONS, STATES } from './cells.ts';
import type { Plan } from './coverage.ts';
import { storyId } from './story-file.ts';

/** JSON: the cells in order, and for each element what became of each. */
export function coverageTable(elements: readonly { readonly tag: string; readonly plan: Plan }[]): string {
  return JSON.stringify({
    cells: [...STATES, ...Object.keys(CONDITIONS)],
    elements: elements.map(({ tag, plan: { cells } }) => ({
      tag,
      cells: Object.fromEntries(
        Object.entries(cells).map(([cell, what]) => [
          cell,
          'story' in what ? { story: what.story, id: storyId(tag, what.story) } : what,
        ]),
      ),
    })),
  });
}
