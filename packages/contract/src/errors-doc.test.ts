import { describe, expect, it } from 'vitest';
import english from '../../../docs/reference/errors.md?raw';
import chinese from '../../../docs/reference/errors.zh-CN.md?raw';
import { ClientErrorCode, PROBLEM_STATUS, ProblemCode } from './errors.ts';
import { FrameFailureCode } from './frame.ts';
import { FindingCode } from './rules/diagnosis.ts';

const ofElements = ['invalid_configuration', 'frame_refused'];

describe.each([
  ['English', english],
  ['Chinese', chinese],
])('the %s page', (_language, page) => {
  /** Cells of the table rows, by the code in their first cell. */
  const rows = new Map(
    [...page.matchAll(/^\| `(\w+)` .*$/gm)].map(([row, code]) => [
      code,
      row
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    ]),
  );

  it.each(ProblemCode.options)('has a row for %s that names its status, cause, cure and whether to retry', (code) => {
    const [, status, ...said] = rows.get(code) ?? [];
    expect(status).toBe(String(PROBLEM_STATUS[code]));
    expect(said).toHaveLength(3);
    expect(said).not.toContain('');
  });

  it.each([...ClientErrorCode.options, ...FrameFailureCode.options])('has a row for %s', (code) => {
    expect(rows.has(code)).toBe(true);
  });

  it.each(FindingCode.options)('has a row for the finding %s with cause and cure', (code) => {
    expect(rows.get(code)?.filter((cell) => cell !== '').length).toBeGreaterThanOrEqual(3);
  });

  it('names no code that does not exist', () => {
    const known: string[] = [
      ...ProblemCode.options,
      ...ClientErrorCode.options,
      ...FrameFailureCode.options,
      ...FindingCode.options,
      ...ofElements,
    ];
    expect([...rows.keys()].filter((code) => code === undefined || !known.includes(code))).toEqual([]);
  });
});
