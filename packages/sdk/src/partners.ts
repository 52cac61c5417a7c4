import type { PartnerStatus } from '@qwy/contract/partner';
import * as routes from '@qwy/contract/routes/partners';
import type { BodyArg, CallOptions, Transport, WriteOptions } from './types.ts';

export type PartnersClient = ReturnType<typeof partners>;

/** Partners (合作单位) and webhooks: for the bureau, but for `getEmbedConfig`, which is public. */
export const partners = (transport: Transport) => ({
  /** All registered partners. */
  listPartners(options: CallOptions = {}) {
    return transport.send(routes.listPartners, { ...options });
  },

  /** Registers a partner or replaces what is known of it. */
  putPartner(id: string, partner: BodyArg<typeof routes.putPartner>, options: WriteOptions = {}) {
    return transport.send(routes.putPartner, { ...options, params: { id }, body: partner });
  },

  /** Suspends a partner, or lets it in again: from the next request on. @throws {NotFoundError} */
  setPartnerStatus(id: string, status: PartnerStatus, options: WriteOptions = {}) {
    return transport.send(routes.setPartnerStatus, { ...options, params: { id }, body: { status } });
  },

  /** Registers a new key beside the others, which retire by themselves. @throws {NotFoundError} @throws {ConflictError} */
  addPartnerKey(id: string, addition: BodyArg<typeof routes.addPartnerKey>, options: WriteOptions = {}) {
    return transport.send(routes.addPartnerKey, { ...options, params: { id }, body: addition });
  },

  /** Takes a key out at once and for good, with the visits that began by it. @throws {NotFoundError} */
  revokePartnerKey(id: string, kid: string, options: WriteOptions = {}) {
    return transport.send(routes.revokePartnerKey, { ...options, params: { id }, body: { kid } });
  },

  /** Subscribes a department's server to news; the answer is the only time the signing secret is shown. */
  createWebhook(webhook: BodyArg<typeof routes.createWebhook>, options: WriteOptions = {}) {
    return transport.send(routes.createWebhook, { ...options, body: webhook });
  },

  /** All subscriptions to news; never their secrets. */
  listWebhooks(options: CallOptions = {}) {
    return transport.send(routes.listWebhooks, { ...options });
  },

  /** Ends a subscription; what was not delivered yet is not sent any more. @throws {NotFoundError} */
  deleteWebhook(id: string, options: WriteOptions = {}) {
    return transport.send(routes.deleteWebhook, { ...options, params: { id } });
  },

  /** Where a partner's frames are served from, by its publishable key (`pk_…`). @throws {NotFoundError} */
  getEmbedConfig(key: string, options: CallOptions = {}) {
    return transport.send(routes.getEmbedConfig, { ...options, params: { key } });
  },
});
