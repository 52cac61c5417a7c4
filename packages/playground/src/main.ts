import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Manifest } from '@qwy/contract/manifest';
import * as z from 'zod/mini';
import { readStaticFiles } from './http/static-files.ts';
import { readPersonas } from './openid/personas.ts';
import { createOpenIdProvider } from './openid/provider.ts';
import { addressesAt } from './ports.ts';
import { createInbox } from './sites/inbox.ts';
import { siteKey } from './sites/keys.ts';
import { registerSites, webhookSecret } from './sites/register.ts';
import { siteServer } from './sites/site-server.ts';
import { SITES, originOf } from './sites/site.ts';

const Settings = z.object({
  PORT: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(65_000)), 8600),
  DATA_DIR: z._default(z.string(), '.data'),
  OIDC_CLIENT_SECRET: z.string().check(z.minLength(16)),
});

/** Starts the identity provider and the host sites, registers the sites at the gateway, then says `ready`. */
async function main(): Promise<void> {
  const { PORT: port, DATA_DIR: dataDir, OIDC_CLIENT_SECRET: clientSecret } = Settings.parse(process.env);
  const addresses = addressesAt(port);
  const keyDirectory = join(dataDir, 'playground');
  const servers: Server[] = [];
  const listen = async (listener: RequestListener, at: number): Promise<void> => {
    const server = createServer(listener);
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(at, '127.0.0.1', resolve));
    servers.push(server);
  };

  const provider = await createOpenIdProvider({
    issuer: addresses.openid,
    redirectUri: `${addresses.api}/login/callback`,
    clientSecret,
    personas: readPersonas(),
    styleSheet: readFileSync(new URL('../sites/openid/openid.css', import.meta.url), 'utf8'),
  });
  await listen(provider, port + 3);

  let inboxSecret: string | undefined;
  const inbox = createInbox(() => inboxSecret);
  const sites = SITES.map((site) => ({ site, key: siteKey(keyDirectory, site.id) }));
  const values = { gateway: addresses.api, ...loader(version()) };
  for (const { site, key } of sites) {
    const directory = fileURLToPath(new URL(`../sites/${site.id}`, import.meta.url));
    const server = siteServer({
      site,
      key,
      addresses,
      origin: originOf(site, port),
      files: readStaticFiles(directory, values),
      ...(site.id === 'dept' ? { extra: inbox } : {}),
    });
    await listen(server, port + site.port);
  }

  const stop = (): void => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
    process.exitCode = 0;
    setImmediate(() => process.exit());
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  const client = await registerSites(addresses.api, dataDir, port, sites);
  const department = SITES.find(({ id }) => id === 'dept');
  if (department) inboxSecret = await webhookSecret(client, keyDirectory, `${originOf(department, port)}/webhooks/qwy`);
  process.stdout.write(`${JSON.stringify({ level: 'info', event: 'ready', port })}\n`);
}

function version(): string {
  const file = new URL('../package.json', import.meta.url);
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}

/** What the pages' script tags say. The hash is the published one, as a partner copies it from the bureau's announcement. */
function loader(version: string): { version: string; integrity: string } {
  const file = new URL(`../../../dist/cdn/v/${version}/manifest.json`, import.meta.url);
  const { files } = Manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { version, integrity: files['qwy.js']?.integrity ?? '' };
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
