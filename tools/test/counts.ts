// Prevents: a file that could not even be loaded counting as "0 failed", and a failure whose name has scrolled away.
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** Numbers of tests, and the names of those that failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
}

/** What is read of the report of Vitest's json reporter. */
const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** Reads Vitest's report; a missing one means that the run broke down. */
export function readCounts(file: string): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, failures: [] };
  return countReport(JSON.parse(readFileSync(file, 'utf8')));
}

/** @throws {z.ZodError} when it is no such report */
export function countReport(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, numTodoTests, testResults } =
    Report.parse(report);
  const failures = testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, assertionResults }) => {
      const tests = assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);
      // A file with an import error has no tests, only a failed suite.
      return tests.length > 0 ? tests : [name];
    });
  const failed = numFailedTests === 0 ? numFailedTestSuites : numFailedTests;
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests, failures };
}
