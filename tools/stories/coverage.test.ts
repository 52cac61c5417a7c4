import { describe, expect, it } from 'vitest';
import { CONDITIONS, LEFT_OUT, STATES } from './cells.ts';
import { plan, type Examples } from './coverage.ts';
import { readExamples } from './read-examples.ts';
import { storyFile, storyId, titleOf } from './story-file.ts';

const named = (...names: string[]): Examples['names'] => names.map((name) => ({ name, note: '' }));
const WHOLE = named('typical', 'loading', 'empty', 'offline', 'expired', 'unavailable', 'longest', 'english');

describe('the state matrix', () => {
  it('is whole when every state has an example or a reason, and every condition is drawn', () => {
    const { cells, problems, stories } = plan({ names: WHOLE, cells: {} });
    expect(problems).toEqual([]);
    expect(Object.keys(cells).sort()).toEqual([...STATES, ...Object.keys(CONDITIONS)].sort());
    expect(stories).toHaveLength(WHOLE.length + Object.keys(CONDITIONS).length - 1);
  });

  it.each(['typical', 'loading', 'empty', 'offline', 'expired', 'unavailable', 'longest'])(
    'has a hole without %s',
    (cell) => {
      const names = WHOLE.filter(({ name }) => name !== cell);
      expect(plan({ names, cells: {} }).problems).toEqual([expect.stringContaining(`nothing shows ${cell}`)]);
      expect(plan({ names, cells: { [cell]: { reason: 'Because.' } } }).problems).toEqual([]);
      expect(plan({ names, cells: { [cell]: { example: 'english' } } }).cells[cell]).toEqual({ story: 'english' });
    },
  );

  it('takes no example that is not there, and no cell that does not exist', () => {
    expect(plan({ names: WHOLE, cells: { rateLimited: { example: 'gone' }, dusk: { reason: 'x' } } }).problems).toEqual(
      ['dusk is no cell', 'rateLimited names the example gone, and there is none'],
    );
  });

  it('shows what breaks a narrow screen there, and stretches what is English', () => {
    const { stories } = plan({ names: WHOLE, cells: {} });
    const example = (cell: string) => stories.find(({ name }) => name === cell)?.example;
    expect(example('narrow')).toBe('longest');
    expect(example('pseudoLocale')).toBe('english');
    expect(example('forcedColors')).toBe('typical');
  });

  it('gives an own example of a condition the window of that condition', () => {
    const { stories } = plan({ names: [...WHOLE, ...named('kiosk')], cells: {} });
    expect(stories.filter(({ name }) => name === 'kiosk')).toEqual([
      { name: 'kiosk', example: 'kiosk', setting: { viewport: 'kiosk' }, note: '' },
    ]);
  });

  it('has a reason for each failure that it leaves out for everybody', () => {
    for (const [cell, reason] of Object.entries(LEFT_OUT)) {
      expect(STATES).toContain(cell);
      expect(reason.length).toBeGreaterThan(20);
    }
  });
});

describe('an examples file', () => {
  const text = `
    const WHY = 'It uses no token.';
    const notExported = { a: 1 };
    export const xExamples = {
      /** The usual
       *  one. */
      typical: at(() => 1),
      english: {},
    } satisfies Readonly<Record<string, X>>;
    export const xCells = { offline: { example: 'typical' }, expired: { reason: WHY } } satisfies Cells<never>;
    export function drawX() {}
  `;

  it('is read without being run', () => {
    expect(readExamples('x.examples.ts', text)).toEqual({
      variable: 'xExamples',
      draw: 'drawX',
      names: [
        { name: 'typical', note: 'The usual one.' },
        { name: 'english', note: '' },
      ],
      cells: { offline: { example: 'typical' }, expired: { reason: 'It uses no token.' } },
    });
  });

  it('may hold data only', () => {
    expect(readExamples('sample-x.examples.ts', 'export const sample = {};')).toBeUndefined();
  });

  it('names its examples plainly', () => {
    expect(() => readExamples('x.ts', 'export const xExamples = { ...others };')).toThrow('plain name');
    expect(() =>
      readExamples('x.ts', 'export const xExamples = {}; export const xCells = { a: { reason: f() } };'),
    ).toThrow('plain words');
  });
});

describe('a stories file', () => {
  const subject = {
    tag: 'qwy-branch-list-view',
    define: 'branch-list/define-view',
    examples: 'branch-list/x.examples',
  };

  it('has one story an example, under the name and number that Storybook gives it', () => {
    const file = { variable: 'xExamples', draw: undefined, names: WHOLE, cells: {} };
    const text = storyFile(subject, file, plan(file));
    expect(text).toContain(`title: 'Views/Branch list'`);
    expect(text).toContain(`export const Offline: StoryObj = show('offline');`);
    expect(text).toContain(`export const Narrow: StoryObj = show('longest', {"viewport":"narrow"});`);
    expect(storyId(subject.tag, 'partnerSuspended')).toBe('views-branch-list--partner-suspended');
    expect(titleOf('qwy-guide')).toBe('Elements/Guide');
  });

  it('draws by the function that its examples bring', () => {
    const file = { variable: 'xExamples', draw: 'drawX', names: WHOLE, cells: {} };
    expect(storyFile(subject, file, plan(file))).toContain(
      `drawX(document.createElement('qwy-branch-list-view'), examples[name])`,
    );
  });
});
