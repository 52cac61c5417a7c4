import * as routes from '@qwy/contract/routes/cases';
import type { BodyArg, CallOptions, QueryArg, Transport, WriteOptions } from './types.ts';

export type CasesClient = ReturnType<typeof cases>;

/** Cases (办件): the citizen's side by number and printed code, the officer's side with a staff token. */
export const cases = (transport: Transport) => ({
  /**
   * Files a filled form and answers with the receipt, once per idempotency key. Keep the key with the draft: sending the
   * same again after a reload then cannot file twice.
   * @throws {InvalidAnswersError} the form's rules are not met; `invalidParams` point into the answers
   * @throws {StaleVersionError} the form was published anew meanwhile
   */
  submitCase(submission: BodyArg<typeof routes.submitCase>, options: WriteOptions = {}) {
    return transport.send(routes.submitCase, { ...options, body: submission });
  },

  /** Opens a case by its number and the code printed on the receipt. @throws {NotFoundError} also when the code is wrong */
  lookUpCase(key: BodyArg<typeof routes.lookUpCase>, options: WriteOptions = {}) {
    // A POST only to keep number and code out of addresses: it reads.
    return transport.send(routes.lookUpCase, { ...options, body: key, repeatable: true });
  },

  /** Withdraws a case. @throws {InvalidTransitionError} once it is decided */
  withdrawCase(key: BodyArg<typeof routes.withdrawCase>, options: WriteOptions = {}) {
    return transport.send(routes.withdrawCase, { ...options, body: key });
  },

  /** Cases of the officer's authority, newest first. */
  listCases(query: QueryArg<typeof routes.listCases> = {}, options: CallOptions = {}) {
    return transport.send(routes.listCases, { ...options, query });
  },

  /** One case with what the citizen answered; the gateway records each look. @throws {NotFoundError} */
  getCase(number: string, options: CallOptions = {}) {
    return transport.send(routes.getCase, { ...options, params: { number } });
  },

  /**
   * An officer's step; `note` is shown to the citizen. @throws {InvalidTransitionError}
   * @example
   * await client.cases.moveCase(number, { to: 'correcting', note: '请补充户口簿复印件' });
   */
  moveCase(number: string, step: BodyArg<typeof routes.moveCase>, options: WriteOptions = {}) {
    return transport.send(routes.moveCase, { ...options, params: { number }, body: step });
  },
});
