// Prevents: a file that could not even be loaded counting as "0 failed".
import { existsSync, readFileSync } from 'node:fs';

/** Numbers of tests. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Reads the report of Vitest's json reporter; a missing report means that the run broke down. */
export function readCounts(file: string): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  return countReport(JSON.parse(readFileSync(file, 'utf8')));
}

/** @throws {TypeError} when it is no such report */
export function countReport(report: unknown): Counts {
  const passed = numberIn(report, 'numPassedTests');
  const failed = numberIn(report, 'numFailedTests');
  const skipped = numberIn(report, 'numPendingTests') + numberIn(report, 'numTodoTests');
  // A file with an import error has no tests, only a failed suite.
  return { passed, failed: failed === 0 ? numberIn(report, 'numFailedTestSuites') : failed, skipped };
}

function numberIn(report: unknown, key: string): number {
  const value = typeof report === 'object' && report !== null ? Reflect.get(report, key) : undefined;
  if (typeof value !== 'number') throw new TypeError(`Vitest's report has no number \`${key}\`.`);
  return value;
}
