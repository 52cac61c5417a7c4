import { expect, it } from 'vitest';
import page from '../../../docs/reference/errors.md?raw';
import { ClientErrorCode, PROBLEM_STATUS, ProblemCode } from './errors.ts';
import { FrameFailureCode } from './frame.ts';

/** Cells of the table rows, by the code in their first cell. */
const rows = new Map(
  [...page.matchAll(/^\| `(\w+)` .*$/gm)].map(([row, code]) => [code, row.split('|').map((cell) => cell.trim())]),
);

it.each(ProblemCode.options)('has a row for %s that names its status, cause, cure and whether to retry', (code) => {
  const [, , status, ...said] = rows.get(code)?.slice(0, -1) ?? [];
  expect(status).toBe(String(PROBLEM_STATUS[code]));
  expect(said).toHaveLength(3);
  expect(said).not.toContain('');
});

it.each([...ClientErrorCode.options, ...FrameFailureCode.options])('has a row for %s', (code) => {
  expect(rows.has(code)).toBe(true);
});

it('names no code that does not exist', () => {
  const ofElements = ['invalid_configuration', 'frame_refused'];
  const known: string[] = [
    ...ProblemCode.options,
    ...ClientErrorCode.options,
    ...FrameFailureCode.options,
    ...ofElements,
  ];
  expect([...rows.keys()].filter((code) => code === undefined || !known.includes(code))).toEqual([]);
});
