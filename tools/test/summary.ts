// Prevents: having to scroll up to learn what failed and what took so long. The last line is for machines:
// `N passed, N failed`, where a failed step without tests of its own (lint, types, …) counts as one failure.
import { stripVTControlCharacters } from 'node:util';
import type { Outcome } from './run-step.ts';

export interface Summary {
  readonly text: string;
  readonly ok: boolean;
}

/** @param postgres - undefined: ran; else why the Postgres half was left out. @param mustHavePostgres - on a CI machine. */
export function summarize(
  outcomes: readonly Outcome[],
  notRun: readonly string[],
  postgres: string | undefined,
  mustHavePostgres: boolean,
): Summary {
  const rows = outcomes.map(({ step, ok, seconds, counts }) => {
    const tests =
      counts === undefined
        ? ''
        : `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`;
    return `  ${ok ? 'ok    ' : 'FAILED'}  ${step.title.padEnd(20)} ${time(seconds).padStart(9)}  ${tests}`.trimEnd();
  });
  const postgresFails = postgres !== undefined && mustHavePostgres;
  const passed = outcomes.reduce((sum, { counts }) => sum + (counts?.passed ?? 0), 0);
  const failed = outcomes.reduce(
    (sum, { ok, counts }) => sum + (ok ? 0 : Math.max(1, counts?.failed ?? 0)),
    postgresFails ? 1 : 0,
  );
  const notes = [
    ...outcomes.flatMap(({ counts }) => (counts?.failures ?? []).map((name) => `Failed: ${name}`)),
    ...outcomes.flatMap(({ step, output }) =>
      strays(output).map((error) => `Outside of any test (${step.name}): ${error}`),
    ),
    ...(notRun.length > 0 ? [`Not run after the failure: ${notRun.join(', ')} (--keep-going runs them).`] : []),
    ...(postgres === undefined ? [] : [`The Postgres half of the database tests was SKIPPED: ${postgres}`]),
    ...(postgresFails ? ['On a CI machine (CI=true) that is a failure.'] : []),
  ];
  const total = outcomes.reduce((sum, { seconds }) => sum + seconds, 0);
  const lines = [
    '',
    ...rows,
    `          ${'together'.padEnd(20)} ${time(total).padStart(9)}`,
    '',
    ...notes,
    `${passed} passed, ${failed} failed`,
  ];
  return { text: lines.join('\n'), ok: failed === 0 };
}

/** Errors that no test waited for, such as a rejected promise: Vitest's json report leaves them out. */
function strays(output: string): string[] {
  const plain = stripVTControlCharacters(output);
  return [...plain.matchAll(/ Unhandled \w+ ⎯+\n(.+)/g)].map(([, message = '']) => message.trim());
}

function time(seconds: number): string {
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
