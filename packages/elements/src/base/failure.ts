import { isQwyError } from '@qwy/sdk/errors';
import type { CommonMessageKey } from './common-messages.ts';
import { commonMessages } from './common-messages.ts';

/** What an element shows when something failed: a sentence, and the request's number where there is one. */
export interface Failure {
  readonly code: string;
  readonly message: CommonMessageKey;
  readonly requestId?: string;
}

/** Codes that mean the same to a citizen as another one that has a sentence. */
const SAME_SENTENCE: Readonly<Record<string, CommonMessageKey>> = {
  internal: 'error.unavailable',
  unexpected_response: 'error.unavailable',
  unauthorized: 'error.token_refused',
  token_expired: 'error.token_refused',
  invalid_grant: 'error.token_refused',
  forbidden: 'error.token_refused',
  frame_refused: 'error.token_refused',
  invalid_configuration: 'error.token_refused',
};

const isKnown = (key: string): key is CommonMessageKey => key in commonMessages.en;

/** The failure that a code stands for; a code without a sentence is "unexpected". */
export function failureOfCode(code: string, requestId?: string): Failure {
  const key = SAME_SENTENCE[code] ?? `error.${code}`;
  return {
    code,
    message: isKnown(key) ? key : 'error.unexpected',
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** Chooses the sentence for whatever was thrown; what is not one of ours is "unexpected". */
export function failureOf(error: unknown): Failure {
  return isQwyError(error) ? failureOfCode(error.code, error.requestId) : failureOfCode('unexpected');
}
