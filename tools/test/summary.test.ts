import { expect, it } from 'vitest';
import { z } from 'zod';
import { countReport } from './counts.ts';
import type { Outcome } from './run-step.ts';
import { selectSteps } from './steps.ts';
import { summarize } from './summary.ts';

function outcome(name: string, ok: boolean, counts?: Outcome['counts']): Outcome {
  const [step] = selectSteps([name]);
  if (step === undefined) throw new Error(name);
  return { step, ok, seconds: 61, counts, output: '' };
}

it('has a fast selection that needs nothing the machine may lack', () => {
  const fast = selectSteps(['fast']);
  expect(fast.map(({ name }) => name)).toEqual(['format', 'lint', 'types', 'unused', 'fast-unit']);
  expect(fast.flatMap(({ needs }) => needs)).toEqual([]);
  expect(() => selectSteps(['fast', 'slow'])).toThrow('There is no step fast, slow');
});

const lastLine = (text: string) => text.split('\n').at(-1);

it('ends with the number of tests, alone on the last line', () => {
  const outcomes = [
    outcome('lint', true),
    outcome('unit', true, { passed: 10, failed: 0, skipped: 0, failures: [] }),
    outcome('e2e', true, { passed: 5, failed: 0, skipped: 0, failures: [] }),
  ];
  const summary = summarize(outcomes, [], undefined, true);
  expect(lastLine(summary.text)).toBe('15 passed, 0 failed');
  expect(summary.ok).toBe(true);
});

it('counts a failed step without tests as one failure', () => {
  const summary = summarize([outcome('lint', false)], ['types'], undefined, false);
  expect(lastLine(summary.text)).toBe('0 passed, 1 failed');
  expect(summary.text).toContain('Not run after the failure: types');
  expect(summary.ok).toBe(false);
});

it('fails when a test process broke down although no test failed', () => {
  const summary = summarize(
    [outcome('unit', false, { passed: 3, failed: 0, skipped: 0, failures: [] })],
    [],
    undefined,
    false,
  );
  expect(lastLine(summary.text)).toBe('3 passed, 1 failed');
});

it('repeats at the end the errors that no test waited for', () => {
  const output =
    '\u001b[31m⎯⎯⎯⎯ Unhandled Rejection ⎯⎯⎯⎯⎯\u001b[39m\n\u001b[31mError: the page was closed\u001b[39m\n at x';
  const summary = summarize([{ ...outcome('unit', false), output }], [], undefined, false);
  expect(summary.text).toContain('Outside of any test (unit): Error: the page was closed\n');
});

it('says that Postgres was skipped, and fails for it on CI only', () => {
  const outcomes = [outcome('unit', true, { passed: 1, failed: 0, skipped: 0, failures: [] })];
  const here = summarize(outcomes, [], 'No Postgres found.', false);
  expect(here.text).toContain('Postgres half of the database tests was SKIPPED: No Postgres found.');
  expect(here.ok).toBe(true);
  expect(summarize(outcomes, [], 'No Postgres found.', true).ok).toBe(false);
});

const REPORT = { numPassedTests: 4, numFailedTests: 0, numFailedTestSuites: 1, numPendingTests: 2, numTodoTests: 0 };

it('takes a file that cannot be loaded as a failure', () => {
  const testResults = [{ name: '/a.test.ts', status: 'failed', assertionResults: [] }];
  const failures = ['/a.test.ts'];
  expect(countReport({ ...REPORT, testResults })).toEqual({ passed: 4, failed: 1, skipped: 2, failures });
});

it('names the tests that failed again at the end', () => {
  const assertionResults = [
    { fullName: 'the line holds', status: 'passed' },
    { fullName: 'the line breaks', status: 'failed' },
  ];
  const testResults = [{ name: '/a.test.ts', status: 'failed', assertionResults }];
  const counts = countReport({ ...REPORT, numFailedTests: 1, testResults });
  expect(summarize([outcome('unit', false, counts)], [], undefined, false).text).toContain('Failed: the line breaks');
});

it('refuses a report that is none', () => {
  expect(() => countReport({})).toThrow(z.ZodError);
});

it('builds before it starts the sandbox from the build', () => {
  expect(selectSteps(['e2e']).map(({ name }) => name)).toEqual(['build', 'e2e']);
});

it('names the steps when one is unknown', () => {
  expect(() => selectSteps(['unti'])).toThrow(/unti[^]*unit/);
});
