import { createHash } from 'node:crypto';
import type { InvalidParam } from '@qwy/contract/errors';
import type { Partner, PartnerInput, PartnerKey } from '@qwy/contract/partner';
import { isRetired, mayFetchKeys } from '../auth/partner-keys.ts';
import { isStrongKey } from '../auth/public-key.ts';
import type { Handlers } from '../http/bind.ts';
import { ProblemError } from '../http/problem.ts';
import {
  findPartnerByKey,
  listPartners,
  lockPartner,
  putPartner,
  setPartnerKeys,
  setPartnerStatus,
} from '../store/partners.ts';
import { createWebhook, deleteWebhook, listWebhooks } from '../store/webhooks.ts';
import type { World } from '../world.ts';
import { instant } from '../world.ts';

/** Keys a partner may have at a time, those included that are about to retire. */
const MAX_KEYS = 5;

export const partnerHandlers = (world: World, origins: { api: string; forms: string; license: string }) =>
  ({
    listPartners: async ({ db }) => ({ body: { rows: await listPartners(db) } }),

    putPartner: async ({ db, params, body }) => {
      const known = await lockPartner(db, params.id);
      refuse(mistakesOf(body, params.id, known, origins.api));
      const holder = await findPartnerByKey(db, body.publishableKey);
      if (holder && holder.id !== body.id) throw new ProblemError('conflict');
      return { body: await putPartner(db, world, body) };
    },

    setPartnerStatus: async ({ db, params, body }) => ({
      body: (await setPartnerStatus(db, params.id, body.status)) ?? notFound(),
    }),

    addPartnerKey: async ({ db, params, body: { key, keepOthersFor } }) => {
      const partner = (await lockPartner(db, params.id)) ?? notFound();
      // It publishes its keys itself: there the new one belongs.
      if (partner.jwksUrl !== undefined) throw new ProblemError('conflict');
      refuse(mistakesOfKey(key, '/body/key', partner.revokedKids));
      const others = partner.keys.filter((other) => !isRetired(other, world.now()));
      if (others.some(({ kid }) => kid === key.kid) || others.length >= MAX_KEYS) throw new ProblemError('conflict');
      const keys = [...others.map((other) => retiring(other, instant(world, keepOthersFor))), key];
      return { body: await setPartnerKeys(db, partner.id, { keys, revokedKids: partner.revokedKids }) };
    },

    revokePartnerKey: async ({ db, params, body: { kid } }) => {
      const partner = (await lockPartner(db, params.id)) ?? notFound();
      const isKnown = partner.revokedKids.includes(kid) || partner.keys.some((key) => key.kid === kid);
      // A name misspelled in a hurry must not look like a key taken out. Of published keys we cannot know the names.
      if (!isKnown && partner.jwksUrl === undefined) throw new ProblemError('not_found');
      const keys = partner.keys.filter((key) => key.kid !== kid);
      const revokedKids = [...new Set([...partner.revokedKids, kid])];
      return { body: await setPartnerKeys(db, partner.id, { keys, revokedKids }) };
    },

    createWebhook: async ({ db, body }) => ({ body: await createWebhook(db, world, body) }),

    listWebhooks: async ({ db }) => ({ body: { rows: await listWebhooks(db) } }),

    deleteWebhook: async ({ db, params }) => {
      if (!(await deleteWebhook(db, params.id))) throw new ProblemError('not_found');
      return { body: undefined };
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

function notFound(): never {
  throw new ProblemError('not_found');
}

function refuse(invalidParams: readonly InvalidParam[]): void {
  if (invalidParams.length > 0) throw new ProblemError('invalid_request', { invalidParams });
}

/** A key retires once: a later rotation does not lengthen its time. */
const retiring = (key: PartnerKey, at: string): PartnerKey => ({
  ...key,
  retireAt: key.retireAt !== undefined && Date.parse(key.retireAt) < Date.parse(at) ? key.retireAt : at,
});

/** What the shape of a registration cannot say. */
function mistakesOf(input: PartnerInput, id: string, known: Partner | undefined, publicUrl: string): InvalidParam[] {
  const { keys, jwksUrl } = input;
  const revoked = [...(known?.revokedKids ?? []), ...(input.revokedKids ?? [])];
  const isTwice = (values: readonly string[]) => new Set(values).size < values.length;
  const rules: [boolean, string, string][] = [
    [input.id !== id, '/body/id', 'differs_from_path'],
    [isTwice(keys.map(({ kid }) => kid)), '/body/keys', 'duplicate'],
    [isTwice((input.terminals ?? []).map((terminal) => terminal.id)), '/body/terminals', 'duplicate'],
    [keys.length > 0 && jwksUrl !== undefined, '/body/jwksUrl', 'keys_given_as_well'],
    [known === undefined && keys.length === 0 && jwksUrl === undefined, '/body/keys', 'required'],
    [jwksUrl !== undefined && !mayFetchKeys(jwksUrl, publicUrl), '/body/jwksUrl', 'https_required'],
  ];
  return [
    ...rules.flatMap(([isWrong, pointer, code]) => (isWrong ? [{ pointer, code }] : [])),
    ...input.origins.flatMap((origin, at) => {
      const code = mistakeOfOrigin(origin);
      return code === undefined ? [] : [{ pointer: `/body/origins/${at}`, code }];
    }),
    ...keys.flatMap((key, position) => mistakesOfKey(key, `/body/keys/${position}`, revoked)),
  ];
}

/**
 * Whoever sits between may put a page of their own in the place of one that came without TLS, with our frame on it and the
 * partner's tokens in hand. Browsers agree, and lend a frame in such a page no keys (Secure Contexts). This machine is safe.
 */
function mistakeOfOrigin(origin: string): string | undefined {
  // With a default port, or one of five digits that there is not: no browser ever sends it, and it would never match.
  if (!URL.canParse(origin) || new URL(origin).origin !== origin) return 'never_sent';
  const { protocol, hostname } = new URL(origin);
  const isSafe = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost');
  return isSafe ? undefined : 'https_required';
}

function mistakesOfKey(key: PartnerKey, pointer: string, revokedKids: readonly string[]): InvalidParam[] {
  if (revokedKids.includes(key.kid)) return [{ pointer: `${pointer}/kid`, code: 'revoked' }];
  return isStrongKey(key) ? [] : [{ pointer, code: 'weak_key' }];
}
