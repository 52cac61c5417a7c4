// Prevents: a matrix with holes. From the examples of an element: what becomes a story, what is left out and why, what is missing. Pure.
import { CONDITIONS, LEFT_OUT, STATES, type Setting } from './cells.ts';

/** What an examples file says. */
export interface Examples {
  /** Names of the examples, in order, each with its doc comment. */
  readonly names: readonly { readonly name: string; readonly note: string }[];
  /** Which cell is shown by which example, or why by none. */
  readonly cells: Readonly<Record<string, { readonly example: string } | { readonly reason: string }>>;
}

export interface Story {
  readonly name: string;
  readonly example: string;
  readonly setting: Setting;
  readonly note: string;
}

export interface Plan {
  readonly stories: readonly Story[];
  /** By cell: the story that shows it, or the reason why none does. */
  readonly cells: Readonly<Record<string, { readonly story: string } | { readonly reason: string }>>;
  /** Cells that nobody shows or explains, and cells that name an example which is not there. */
  readonly problems: readonly string[];
}

/** One story an example, and one for each condition that has no example of its own. */
export function plan({ names, cells: said }: Examples): Plan {
  const has = (name: string): boolean => names.some((entry) => entry.name === name);
  const stories: Story[] = names.map(({ name, note }) => ({ name, example: name, setting: settingOf(name), note }));
  const cells: Record<string, { story: string } | { reason: string }> = {};
  const problems = Object.keys(said)
    .filter((cell) => !STATES.includes(cell) && !(cell in CONDITIONS))
    .map((cell) => `${cell} is no cell`);

  for (const cell of [...STATES, ...Object.keys(CONDITIONS)]) {
    const own = said[cell];
    const condition = CONDITIONS[cell];
    const reason = own && 'reason' in own ? own.reason : LEFT_OUT[cell];
    const shownBy = own && 'example' in own ? own.example : undefined;
    if (has(cell)) cells[cell] = { story: cell };
    else if (shownBy !== undefined && !has(shownBy))
      problems.push(`${cell} names the example ${shownBy}, and there is none`);
    else if (shownBy !== undefined && !condition) cells[cell] = { story: shownBy };
    else if (condition && reason === undefined) {
      const example = shownBy ?? base(cell, has);
      cells[cell] = { story: cell };
      stories.push({ name: cell, example, setting: condition, note: '' });
    } else if (reason !== undefined) cells[cell] = { reason };
    else problems.push(`nothing shows ${cell}: add an example of that name, or say why not`);
  }
  return { stories, cells, problems };
}

/** The example that a condition is shown with: texts are what breaks a narrow screen, and English ones what is stretched. */
function base(cell: string, has: (name: string) => boolean): string {
  const wanted = cell === 'narrow' ? 'longest' : cell === 'pseudoLocale' ? 'english' : 'typical';
  return has(wanted) ? wanted : 'typical';
}

/** An example of a condition's name brings its own data; the window is the condition's. */
function settingOf(name: string): Setting {
  const { viewport } = CONDITIONS[name] ?? {};
  return viewport ? { viewport } : {};
}
