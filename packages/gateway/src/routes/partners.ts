import { createHash } from 'node:crypto';
import type { Handlers } from '../http/bind.ts';
import { ProblemError } from '../http/problem.ts';
import { jsonb } from '../store/engine/index.ts';
import { findPartnerByKey, listPartners, putPartner } from '../store/partners.ts';
import type { World } from '../world.ts';
import { instant, newSecret } from '../world.ts';

export const partnerHandlers = (world: World, origins: { forms: string; license: string }) =>
  ({
    listPartners: async ({ db }) => ({ body: { rows: await listPartners(db) } }),

    putPartner: async ({ db, params, body }) => {
      if (body.id !== params.id) {
        throw new ProblemError('invalid_request', {
          invalidParams: [{ pointer: '/body/id', code: 'differs_from_path' }],
        });
      }
      const holder = await findPartnerByKey(db, body.publishableKey);
      if (holder && holder.id !== body.id) throw new ProblemError('conflict');
      return { body: await putPartner(db, world, body) };
    },

    createWebhook: async ({ db, body }) => {
      const webhook = { id: world.newId(), url: body.url, events: body.events, createdAt: instant(world) };
      const secret = newSecret(world);
      await db
        .insertInto('webhook')
        .values({
          id: webhook.id,
          url: webhook.url,
          events: jsonb(webhook.events),
          secret,
          created_at: webhook.createdAt,
        })
        .execute();
      return { body: { ...webhook, secret } };
    },

    getEmbedConfig: async ({ db, params }) => {
      const partner = await findPartnerByKey(db, params.key);
      if (!partner) throw new ProblemError('not_found');
      const body = {
        partner: partner.publishableKey,
        name: partner.name,
        status: partner.status,
        scopes: partner.scopes,
        formsOrigin: origins.forms,
        licenseOrigin: origins.license,
      };
      // Asked again each time: a partner that was suspended, or may work again, learns it at once.
      return { body, version: createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22) };
    },
  }) satisfies Partial<Handlers>;
