import * as routes from '@qwy/contract/routes/partners';
import type { BodyArg, CallOptions, Transport, WriteOptions } from './types.ts';

export type PartnersClient = ReturnType<typeof partners>;

/** Partners (合作单位) and webhooks: for the bureau, but for `getEmbedConfig`, which is public. */
export const partners = (transport: Transport) => ({
  /** All registered partners. */
  listPartners(options: CallOptions = {}) {
    return transport.send(routes.listPartners, { ...options });
  },

  /** Registers or changes a partner; `status: 'suspended'` shuts it out at once. */
  putPartner(id: string, partner: BodyArg<typeof routes.putPartner>, options: WriteOptions = {}) {
    return transport.send(routes.putPartner, { ...options, params: { id }, body: partner });
  },

  /** Subscribes a department's server to news; the answer is the only time the signing secret is shown. */
  createWebhook(webhook: BodyArg<typeof routes.createWebhook>, options: WriteOptions = {}) {
    return transport.send(routes.createWebhook, { ...options, body: webhook });
  },

  /** Where a partner's frames are served from, by its publishable key (`pk_…`). @throws {NotFoundError} */
  getEmbedConfig(key: string, options: CallOptions = {}) {
    return transport.send(routes.getEmbedConfig, { ...options, params: { key } });
  },
});
