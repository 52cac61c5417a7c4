import type { QwyErrorCode, QwyErrorUnion } from '@qwy/sdk';
import { isQwyError } from '@qwy/sdk';

/** What a shell learns: 0 done, 1 refused, 2 asked wrongly, 3 not reachable now (the same command may work later). */
export const EXIT = { done: 0, refused: 1, usage: 2, unreachable: 3 } as const;

/** The command was not asked for rightly; the message says what to do instead. */
export class UsageError extends Error {}

/** The command was understood and found something wrong, one line each. */
export class FindingsError extends Error {
  readonly lines: readonly string[];
  constructor(message: string, lines: readonly string[]) {
    super(message);
    this.lines = lines;
  }
}

/** Sentences for officers; codes without one are clear by their name. */
const SENTENCES: Partial<Record<QwyErrorCode, string>> = {
  invalid_request: 'The gateway did not understand the request.',
  unauthorized: 'The gateway does not know this token; get one with `qwy staff add`.',
  token_expired: 'The token is over; get a new one with `qwy staff add`.',
  forbidden: 'This token does not allow it; somebody with another role has to do it.',
  not_found: 'There is no such thing at this gateway.',
  conflict: 'Somebody changed it meanwhile; look again.',
  stale_version: 'It was published anew meanwhile; look again.',
  invalid_transition: "The case's state does not allow this step; `qwy cases show` tells its state.",
  payload_too_large: 'The file is larger than the gateway takes.',
  rate_limited: 'The gateway asks for a pause.',
  internal: 'The gateway failed.',
  unavailable: 'The gateway is starting, stopping, or without its database.',
  network: 'The gateway cannot be reached; is it running, and is --gateway right?',
  timeout: 'The gateway did not answer in time.',
  unexpected_response: 'Something answered that is not the gateway; is --gateway right?',
  schema_mismatch: 'The gateway is of another version than this command.',
};

/** Prints a failure and answers the exit code. What is neither ours nor the gateway's is a bug and thrown again. */
export function report(error: unknown, complain: (line: string) => void): number {
  if (error instanceof UsageError) {
    complain(error.message);
    return EXIT.usage;
  }
  if (error instanceof FindingsError) {
    for (const line of [...error.lines, error.message]) complain(line);
    return EXIT.refused;
  }
  if (!isQwyError(error)) throw error;
  complain(describe(error));
  for (const { pointer, code } of error.invalidParams ?? []) complain(`  ${pointer === '' ? '/' : pointer}: ${code}`);
  return error.retryable ? EXIT.unreachable : EXIT.refused;
}

function describe({ code, requestId, retryAfter }: QwyErrorUnion): string {
  const sentence = SENTENCES[code] ?? 'The gateway refused.';
  const wait = retryAfter === undefined ? '' : `, wait ${retryAfter} s`;
  const request = requestId === undefined ? '' : `, request ${requestId}`;
  return `${sentence} (${code}${wait}${request})`;
}
