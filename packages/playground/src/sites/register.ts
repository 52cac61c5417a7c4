import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createLoopbackFetch } from '@qwy/cli/loopback-fetch';
import { PartnerInput } from '@qwy/contract/partner';
import { bearer, createClient, isQwyError, type Client } from '@qwy/sdk';
import type { SiteKey } from './keys.ts';
import { originOf, type Site } from './site.ts';

const PAUSE_MS = 300;
const TRIES = 400;

/** The sandbox's bureau: registers the sites as partners, with the admin token that the gateway left at its first start. */
export async function registerSites(
  gateway: string,
  dataDir: string,
  port: number,
  sites: readonly { readonly site: Site; readonly key: SiteKey }[],
): Promise<Client> {
  const client = await whenReady(gateway, dataDir);
  for (const { site, key } of sites) {
    const partner = PartnerInput.parse({
      id: site.id,
      name: site.name,
      publishableKey: `pk_${site.id}`,
      origins: [originOf(site, port)],
      scopes: site.scopes,
      keys: [key.publicJwk],
      status: 'active',
    });
    await client.partners.putPartner(partner.id, partner);
  }
  return client;
}

/**
 * Subscribes the department's server to news of its cases. The secret is shown once, so it is kept beside the keys, for as long as
 * the gateway knows the address: another database does not.
 */
export async function webhookSecret(client: Client, directory: string, url: string): Promise<string> {
  const file = join(directory, `webhook-${new URL(url).port}.secret`);
  const known = (await client.partners.listWebhooks()).rows.filter((webhook) => webhook.url === url);
  if (known.length > 0 && existsSync(file)) return readFileSync(file, 'utf8').trim();
  for (const { id } of known) await client.partners.deleteWebhook(id); // its secret is lost
  const { secret } = await client.partners.createWebhook({
    url,
    events: ['case.received', 'case.changed', 'rating.received'],
  });
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}

/** Waits for the gateway, which leaves its admin token before it is ready. @throws {Error} when the token is of another database. */
async function whenReady(gateway: string, dataDir: string): Promise<Client> {
  const fetch = createLoopbackFetch();
  for (let tries = 1; !(await isReady(fetch, gateway)); tries += 1) {
    if (tries === TRIES) throw new Error(`The gateway at ${gateway} does not get ready.`);
    await wait(PAUSE_MS);
  }
  const file = join(dataDir, 'admin.token');
  if (!existsSync(file)) throw otherFolder(dataDir);
  const authorizer = bearer(readFileSync(file, 'utf8').trim());
  const client = createClient({ baseUrl: gateway, fetch, authorizer });
  try {
    await client.partners.listPartners();
  } catch (error) {
    throw isQwyError(error) && error.code === 'unauthorized' ? otherFolder(dataDir, error) : error;
  }
  return client;
}

const otherFolder = (dataDir: string, cause?: Error): Error =>
  new Error(
    `The database was set up from another data folder: its admin token is not in ${dataDir}. ` +
      'Start with that folder (--data-dir), or with an empty database.',
    { cause },
  );

async function isReady(fetch: typeof globalThis.fetch, gateway: string): Promise<boolean> {
  try {
    return (await fetch(`${gateway}/readyz`)).ok;
  } catch {
    return false; // not listening yet
  }
}
