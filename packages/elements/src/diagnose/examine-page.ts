import type { EmbedConfig } from '@qwy/contract/partner';
import { Scope } from '@qwy/contract/partner';
import { claimFaults } from '@qwy/contract/rules/embed-token-check';
import type { Finding } from '@qwy/contract/rules/diagnosis';
import { finding } from '@qwy/contract/rules/diagnosis';
import { EmbedTokenAnswer } from '@qwy/contract/token';
import { isQwyError } from '@qwy/sdk/errors';
import { partners } from '@qwy/sdk/partners';
import { createTransport } from '@qwy/sdk/transport';
import { randomId } from '../base/random-id.ts';
import type { PageConfig } from '../global.ts';
import { closestProvider, readConfig } from '../provider/element-config.ts';
import type { ElementConfig } from '../provider/element-config.ts';
import type { ProbeFrame } from './frame-probe.ts';
import type { Violations } from './violations.ts';

export interface ExaminePageOptions {
  readonly document: Document;
  /** Origin of the page. */
  readonly origin: string;
  readonly page: PageConfig;
  readonly fetch: typeof fetch;
  readonly probeFrame: ProbeFrame;
  readonly violations: Violations;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Placed {
  readonly element: Element;
  readonly config: ElementConfig;
}

const PERSONAL: readonly string[] = Scope.options.map((widget) => `qwy-${widget}`);
const LOADER = /\/v\/([^/]+)\/qwy\.js$/;

/**
 * Finds what is set wrongly on this page, in the order in which an element would stumble; what depends on a finding is not
 * asked. Asks the page's token endpoint for one token, for a key that nobody has: it is worth nothing, and goes nowhere.
 */
export async function examinePage(options: ExaminePageOptions): Promise<Finding[]> {
  const { document, page } = options;
  const placed = Array.from(document.querySelectorAll(['qwy-guide', ...PERSONAL].join())).map((element) => ({
    element,
    config: configOf(element, page),
  }));
  const found = [...scriptFindings(document), ...placed.flatMap(markupFindings)];
  const personal = placed.filter(({ element }) => PERSONAL.includes(element.localName));
  if (personal.length === 0) return unique(found);
  const named = personal.filter(({ config }) => config.partner !== undefined);
  if (named.length < personal.length) found.push(finding('partner_missing'));
  for (const group of groupsOf(named)) found.push(...(await groupFindings(group, options)));
  return unique(found);
}

function scriptFindings(document: Document): Finding[] {
  const scripts = Array.from(document.scripts).filter(({ src }) => LOADER.test(src.split(/[?#]/)[0] ?? ''));
  const versions = scripts.map(({ src }) => LOADER.exec(src.split(/[?#]/)[0] ?? '')?.[1] ?? '');
  return [
    ...(scripts.length > 1 ? [finding('loader_twice', versions.join(', '))] : []),
    ...(scripts.some(({ integrity }) => integrity === '') ? [finding('integrity_missing')] : []),
  ];
}

function markupFindings({ element }: Placed): Finding[] {
  const needsItem = ['qwy-guide', 'qwy-form'].includes(element.localName);
  return [
    ...(needsItem && !said(element, 'item') ? [finding('item_missing', element.localName)] : []),
    ...(element.textContent?.trim() || element.children.length > 0
      ? []
      : [finding('fallback_missing', element.localName)]),
  ];
}

/** Frameworks set properties, pages attributes. */
function said(element: Element, name: string): string | null {
  const attribute = element.getAttribute(name);
  const property: unknown = Reflect.get(
    element,
    name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
  );
  return attribute || (typeof property === 'string' && property !== '' ? property : null);
}

const configOf = (element: Element, page: PageConfig): ElementConfig =>
  readConfig((name) => said(element, name), closestProvider(element), page);

/** Elements of one gateway and partner fare alike. */
function groupsOf(placed: readonly Placed[]): Placed[][] {
  const groups = new Map<string, Placed[]>();
  for (const one of placed) {
    const key = `${one.config.gateway} ${one.config.partner}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

async function groupFindings(group: readonly Placed[], options: ExaminePageOptions): Promise<Finding[]> {
  const config = group[0]?.config;
  if (!config?.gateway || !config.partner) return [finding('gateway_unreachable')];
  const embed = await embedOf(config.gateway, config.partner, options);
  if ('code' in embed) return [embed];
  const found: Finding[] = [];
  const asked = new Set<string>();
  for (const { element, config: own } of group) {
    const widget = Scope.options.find((scope) => `qwy-${scope}` === element.localName);
    if (!widget) continue;
    if (!embed.scopes.includes(widget)) {
      found.push(finding('widget_not_allowed', widget));
      continue;
    }
    const origin = widget === 'license' ? embed.licenseOrigin : embed.formsOrigin;
    if (!asked.has(origin)) found.push(...(await frameFindings(widget, origin, embed.partner, options)));
    asked.add(origin);
    const endpoint = own.tokenEndpoint ?? '';
    if (!asked.has(`token ${endpoint}`)) found.push(...(await tokenFindings(widget, own, options)));
    asked.add(`token ${endpoint}`);
  }
  return found;
}

async function embedOf(
  gateway: string,
  partner: string,
  { fetch, violations }: ExaminePageOptions,
): Promise<EmbedConfig | Finding> {
  try {
    const embed = await partners(createTransport({ baseUrl: gateway, fetch, retries: 0 })).getEmbedConfig(partner);
    return embed.status === 'suspended' ? finding('partner_suspended', partner) : embed;
  } catch (error) {
    if (!isQwyError(error)) throw error;
    if (error.code === 'not_found') return finding('partner_unknown', partner);
    if (await violations.has('connect-src', gateway)) return finding('csp_missing', `connect-src ${gateway}`);
    return finding(error.code === 'unavailable' ? 'gateway_not_ready' : 'gateway_unreachable', gateway);
  }
}

async function frameFindings(
  widget: Scope,
  origin: string,
  partner: string,
  { probeFrame, violations, origin: page }: ExaminePageOptions,
): Promise<Finding[]> {
  if (await probeFrame({ widget, origin, partner })) return [];
  if (await violations.has('frame-src', origin)) return [finding('csp_missing', `frame-src ${origin}`)];
  return [finding('origin_not_registered', page)];
}

async function tokenFindings(
  widget: Scope,
  { gateway = '', tokenEndpoint }: ElementConfig,
  { origin, now, page: { tokenProvider }, ...options }: ExaminePageOptions,
): Promise<Finding[]> {
  const request = { jkt: randomId(32), nonce: randomId(), widget };
  const answer = tokenProvider
    ? await tokenProvider(request).catch(() => finding('token_endpoint_refuses', '`setTokenProvider()`'))
    : await askEndpoint(tokenEndpoint, request, { origin, now, page: { tokenProvider }, ...options });
  if (typeof answer === 'object' && 'code' in answer) return [answer];
  const token = typeof answer === 'string' ? answer : answer.token;
  const faults = claimFaults(token, { request, gateway, origin, now: now() });
  if (faults === undefined) return [finding('token_malformed')];
  return faults.map(({ claim, expected }) => finding('token_claim_wrong', `\`${claim}\`: ${expected}`));
}

type Asking = Pick<ExaminePageOptions, 'origin' | 'fetch' | 'violations' | 'document'>;

async function askEndpoint(
  endpoint: string | undefined,
  request: object,
  { origin, fetch, violations, document }: Asking & Record<string, unknown>,
): Promise<string | Finding> {
  if (endpoint === undefined) return finding('token_endpoint_missing');
  const url = new URL(endpoint, document.baseURI);
  if (url.origin !== origin) return finding('token_endpoint_elsewhere', endpoint);
  let response: Response;
  try {
    response = await fetch(url.href, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(request),
      credentials: 'same-origin',
      redirect: 'error',
    });
  } catch {
    if (await violations.has('connect-src', origin)) return finding('csp_missing', "connect-src 'self'");
    return finding('token_endpoint_unreachable', endpoint);
  }
  if (!response.ok) return finding('token_endpoint_refuses', String(response.status));
  const answer = EmbedTokenAnswer.safeParse(await response.json().catch(() => undefined));
  return answer.success ? answer.data.token : finding('token_malformed');
}

function unique(found: readonly Finding[]): Finding[] {
  const seen = new Map(found.map((one) => [`${one.code} ${one.subject}`, one]));
  return [...seen.values()];
}
