import { describe, expect, it } from 'vitest';
import { componentFiles, readWish } from './component-files.ts';

describe('the wish for a component', () => {
  it.each([['BranchList'], ['qwy-branch'], ['branch_list'], ['-x'], ['x--y'], ['../x'], ['']])('refuses %j', (name) => {
    expect(() => readWish([name])).toThrow('lower-case words');
  });

  it('refuses a sentence that would end the comment it stands in', () => {
    expect(() => readWish(['x', 'a */ b'])).toThrow('plain words');
  });

  it('ends its sentence, and has one where none was given', () => {
    expect(readWish(['x', 'Shows branches']).summary).toBe('Shows branches.');
    expect(readWish(['x']).summary).toMatch(/\.$/);
  });
});

it('names files, class, tag and variables alike', () => {
  const templates = new Map([
    ['{{name}}.ts', 'class {{Class}} {} // {{tag}}: {{summary}}'],
    ['{{name}}.styles.ts', 'const {{camel}} = {{Pascal}};'],
  ]);
  expect(componentFiles({ name: 'branch-list', summary: 'Says it.' }, templates)).toEqual([
    {
      path: 'packages/elements/src/branch-list/branch-list.ts',
      text: 'class BranchListElement {} // qwy-branch-list: Says it.',
    },
    { path: 'packages/elements/src/branch-list/branch-list.styles.ts', text: 'const branchList = BranchList;' },
  ]);
});
