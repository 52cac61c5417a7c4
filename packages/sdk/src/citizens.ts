import * as routes from '@qwy/contract/routes/citizens';
import type { BodyArg, CallOptions, Transport, WriteOptions } from './types.ts';

export type CitizensClient = ReturnType<typeof citizens>;

/**
 * A citizen's own data: see and take along, erase, withdraw consent. By the citizen, signed in (`getMyData`, `eraseMyData`,
 * `withdrawMyConsent`) or with number and code of a case (`withdrawConsent`); the rest by the bureau, for a citizen who asks
 * at a counter.
 */
export const citizens = (transport: Transport) => ({
  /** Everything the gateway holds about the citizen who signed in. @throws {LoginRequiredError} */
  getMyData(options: CallOptions = {}) {
    return transport.send(routes.getMyData, { ...options });
  },

  /** Erases what may be erased, the sign-in with it; `kept` of the answer says what stays, why and until when. */
  eraseMyData(options: WriteOptions = {}) {
    return transport.send(routes.eraseMyData, { ...options });
  },

  /** Withdraws the consent to one's own case. @throws {NotFoundError} also for somebody else's */
  withdrawMyConsent(input: BodyArg<typeof routes.withdrawMyConsent>, options: WriteOptions = {}) {
    return transport.send(routes.withdrawMyConsent, { ...options, body: input });
  },

  /** Withdraws the consent to a case by its number and printed code. @throws {NotFoundError} also when the code is wrong */
  withdrawConsent(key: BodyArg<typeof routes.withdrawConsent>, options: WriteOptions = {}) {
    return transport.send(routes.withdrawConsent, { ...options, body: key });
  },

  /** Finds what there is about somebody, by the number of the identity card; the gateway records each search. */
  findCitizens(search: BodyArg<typeof routes.findCitizens>, options: WriteOptions = {}) {
    // A POST only to keep the number out of addresses: it reads.
    return transport.send(routes.findCitizens, { ...options, body: search, repeatable: true });
  },

  /** What `getMyData` answers, for a citizen at a counter; the gateway records each look. @throws {NotFoundError} */
  getCitizenData(id: string, options: CallOptions = {}) {
    return transport.send(routes.getCitizenData, { ...options, params: { id } });
  },

  /** What `eraseMyData` does, for a citizen at a counter. @throws {NotFoundError} */
  eraseCitizen(id: string, options: WriteOptions = {}) {
    return transport.send(routes.eraseCitizen, { ...options, params: { id } });
  },

  /** Erases the answers of one case that may be erased. @throws {NotFoundError} */
  eraseCase(number: string, options: WriteOptions = {}) {
    return transport.send(routes.eraseCase, { ...options, params: { number } });
  },

  /** Withdraws the consent to a case for its citizen. @throws {NotFoundError} */
  withdrawCaseConsent(number: string, options: WriteOptions = {}) {
    return transport.send(routes.withdrawCaseConsent, { ...options, params: { number } });
  },
});
