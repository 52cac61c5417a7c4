import { createHash } from 'node:crypto';
import { Channel, SignedChannel } from '@qwy/contract/channel';
import type { EmbedConfig } from '@qwy/contract/partner';
import { cspGaps } from '@qwy/contract/rules/csp-check';
import type { Finding } from '@qwy/contract/rules/diagnosis';
import { finding } from '@qwy/contract/rules/diagnosis';
import { CLOCK_LEEWAY } from '@qwy/contract/token';
import { createClient, isQwyError } from '@qwy/sdk';
import type { World } from '../world.ts';
import { readMarkup } from './page.ts';
import type { PageMarkup } from './page.ts';
import { visitAsFrame } from './visit.ts';

export interface ExamineOptions {
  readonly world: World;
  /** Address of a page that embeds; undefined: only what can be known without one. */
  readonly page: string | undefined;
  /** Publishable key. Default: what the page says. */
  readonly partner: string | undefined;
  /** Default: what the page says, else where its script comes from. */
  readonly gateway: string | undefined;
  /** Used where neither the page nor the caller names a gateway. */
  readonly defaultGateway: string;
  /** Default: what the page says. */
  readonly tokenEndpoint: string | undefined;
}

/** Looks at an embedding from the outside, in the order in which a browser would stumble; what depends on a finding is not asked. */
export async function examine(options: ExamineOptions): Promise<Finding[]> {
  const { world } = options;
  const page = options.page === undefined ? undefined : await openPage(world, options.page);
  if (page === 'unreachable') return [finding('page_unreachable', options.page)];
  const loader = page?.markup.loaders[0];
  const script = loader && page ? new URL(loader.src, page.url) : undefined;
  const gateway = options.gateway ?? originOf(page?.markup.gateways[0]) ?? script?.origin ?? options.defaultGateway;
  const found: Finding[] = page
    ? [...pageFindings(page.markup), ...(await fileFindings(world, script, loader?.integrity))]
    : [];
  const health = await gatewayFindings(world, gateway);
  found.push(...health);
  if (health.some(({ code }) => code === 'gateway_unreachable' || code === 'gateway_not_ready')) return found;
  if (loader) found.push(...(await channelFindings(world, gateway, loader.version)));
  const partner = options.partner ?? page?.markup.partners[0];
  if (partner === undefined)
    return page?.markup.needsPartner === false ? found : [...found, finding('partner_missing')];
  const embed = await embedOf(world, gateway, partner);
  if ('code' in embed) return [...found, embed];
  const origin = page?.url.origin;
  if (page && origin) {
    const gaps = cspGaps(page.policies, { gateway, ...embed }, origin);
    found.push(...gaps.map((gap) => finding('csp_missing', gap)));
  }
  const endpoint = options.tokenEndpoint ?? page?.markup.tokenEndpoints[0];
  const tokenEndpoint = endpoint === undefined ? undefined : new URL(endpoint, page?.url).href;
  return [...found, ...(await visitAsFrame({ world, embed, gateway, origin, tokenEndpoint }))];
}

interface OpenedPage {
  readonly url: URL;
  readonly markup: PageMarkup;
  readonly policies: readonly string[];
}

async function openPage(world: World, address: string): Promise<OpenedPage | 'unreachable'> {
  try {
    const response = await world.fetch(address, { headers: { accept: 'text/html' } });
    if (!response.ok) return 'unreachable';
    const markup = readMarkup(await response.text());
    const header = response.headers.get('content-security-policy');
    const policies = [...(header === null ? [] : [header]), ...markup.policies];
    return { url: new URL(response.url || address), markup, policies };
  } catch {
    return 'unreachable';
  }
}

function pageFindings({ loaders }: PageMarkup): Finding[] {
  const [loader] = loaders;
  if (!loader) return [finding('loader_missing')];
  return [
    ...(loaders.length > 1 ? [finding('loader_twice', loaders.map(({ version }) => version).join(', '))] : []),
    ...(loader.integrity === undefined ? [finding('integrity_missing')] : []),
  ];
}

/** Whether the script is there, and is what its tag says. */
async function fileFindings(world: World, script: URL | undefined, integrity: string | undefined): Promise<Finding[]> {
  if (!script) return [];
  try {
    const response = await world.fetch(script.href);
    if (!response.ok) return [finding(response.status === 410 ? 'version_revoked' : 'version_unknown', script.href)];
    if (integrity === undefined) return [];
    const bytes = Buffer.from(await response.arrayBuffer());
    const isIt = integrity.split(/\s+/).some((one) => {
      const [algorithm = '', hash] = one.split('-', 2);
      return /^sha(256|384|512)$/.test(algorithm) && createHash(algorithm).update(bytes).digest('base64') === hash;
    });
    return isIt ? [] : [finding('integrity_wrong', script.href)];
  } catch {
    return []; // the gateway is asked next
  }
}

async function gatewayFindings(world: World, gateway: string): Promise<Finding[]> {
  try {
    const response = await world.fetch(new URL('/readyz', gateway).href);
    await response.arrayBuffer();
    if (!response.ok) return [finding('gateway_not_ready', gateway)];
    const drift = Math.round((world.now() - Date.parse(response.headers.get('date') ?? '')) / 1000);
    return Math.abs(drift) > CLOCK_LEEWAY ? [finding('clock_drift', String(Math.abs(drift)))] : [];
  } catch {
    return [finding('gateway_unreachable', gateway)];
  }
}

/** What the bureau says of the version. Not checked against its key: who changes this file changes our advice, and nothing runs. */
async function channelFindings(world: World, gateway: string, version: string): Promise<Finding[]> {
  try {
    const response = await world.fetch(new URL('/channel.json', gateway).href);
    if (!response.ok) return []; // this gateway publishes none
    const { jws } = SignedChannel.parse(await response.json());
    const payload = Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8');
    const known = Channel.parse(JSON.parse(payload)).versions.find((one) => one.version === version);
    if (known?.status === 'patched') return [finding('version_patched', version)];
    return known?.status === 'revoked' ? [finding('version_revoked', version)] : [];
  } catch {
    return [];
  }
}

async function embedOf(world: World, gateway: string, partner: string): Promise<EmbedConfig | Finding> {
  const client = createClient({ baseUrl: gateway, fetch: world.fetch, newId: () => world.newId() });
  try {
    const embed = await client.partners.getEmbedConfig(partner);
    return embed.status === 'suspended' ? finding('partner_suspended', partner) : embed;
  } catch (error) {
    if (!isQwyError(error)) throw error;
    if (error.code === 'not_found' || error.code === 'invalid_request') return finding('partner_unknown', partner);
    return finding(error.retryable ? 'gateway_not_ready' : 'gateway_unreachable', gateway);
  }
}

function originOf(address: string | undefined): string | undefined {
  return address !== undefined && URL.canParse(address) ? new URL(address).origin : undefined;
}
