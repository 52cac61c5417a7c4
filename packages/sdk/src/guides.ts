import * as routes from '@qwy/contract/routes/guides';
import type { BodyArg, CallOptions, Transport, WriteOptions } from './types.ts';

export type GuidesClient = ReturnType<typeof guides>;

/** Guides (办事指南), by the code of their item. Reading is public, the rest is for publishers. */
export const guides = (transport: Transport) => ({
  /** The published guide of an item. @throws {NotFoundError} if there is none, or it was withdrawn */
  getGuide(code: string, options: CallOptions = {}) {
    return transport.send(routes.getGuide, { ...options, params: { code } });
  },

  /** Publishes a new version and announces it. @throws {InvalidRequestError} with the places that are wrong */
  publishGuide(code: string, guide: BodyArg<typeof routes.publishGuide>, options: WriteOptions = {}) {
    return transport.send(routes.publishGuide, { ...options, params: { code }, body: guide });
  },

  /** Withdraws a guide; its item stays listed without one. @throws {NotFoundError} */
  withdrawGuide(code: string, options: WriteOptions = {}) {
    return transport.send(routes.withdrawGuide, { ...options, params: { code } });
  },
});
