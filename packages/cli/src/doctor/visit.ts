import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { Origin, Scope } from '@qwy/contract/partner';
import type { EmbedConfig } from '@qwy/contract/partner';
import { claimFaults } from '@qwy/contract/rules/embed-token-check';
import type { Finding } from '@qwy/contract/rules/diagnosis';
import { finding } from '@qwy/contract/rules/diagnosis';
import { EmbedTokenAnswer, JWT_BEARER } from '@qwy/contract/token';
import type { Authorizer } from '@qwy/sdk';
import { createClient, isQwyError } from '@qwy/sdk';
import * as z from 'zod/mini';
import type { World } from '../world.ts';
import { frameMeta } from './page.ts';

/** How long a partner's server may take, in milliseconds: as long as the elements wait. */
const TOKEN_TIMEOUT = 10_000;

const Meta = z.object({ gateway: Origin, nonce: z.string(), parents: z.array(Origin) });
type Meta = z.infer<typeof Meta>;

export interface VisitOptions {
  readonly world: World;
  readonly embed: EmbedConfig;
  readonly gateway: string;
  /** Origin of the page; undefined: none was named. */
  readonly origin: string | undefined;
  readonly tokenEndpoint: string | undefined;
}

/** Does what a frame does, from its document to a token the gateway takes; ends the visit it has begun. Says nothing of any token. */
export async function visitAsFrame({ world, embed, gateway, origin, tokenEndpoint }: VisitOptions): Promise<Finding[]> {
  const widget = Scope.options.find((scope) => embed.scopes.includes(scope));
  if (widget === undefined) return [finding('widget_not_allowed', 'any widget')];
  const meta = await frameDocument(world, embed, widget);
  if (meta === undefined)
    return [finding('gateway_not_ready', widget === 'license' ? embed.licenseOrigin : embed.formsOrigin)];
  const elsewhere = meta.gateway === gateway ? [] : [finding('gateway_elsewhere', meta.gateway)];
  if (origin === undefined) return elsewhere;
  if (!meta.parents.includes(origin)) return [...elsewhere, finding('origin_not_registered', origin)];
  if (tokenEndpoint === undefined) return [...elsewhere, finding('token_endpoint_missing')];
  if (new URL(tokenEndpoint).origin !== origin)
    return [...elsewhere, finding('token_endpoint_elsewhere', tokenEndpoint)];
  const key = dpopKey();
  const request = { jkt: key.jkt, nonce: meta.nonce, widget };
  const token = await askForToken(world, tokenEndpoint, origin, request);
  if (typeof token !== 'string') return [...elsewhere, token];
  const faults = claimFaults(token, { request, gateway: meta.gateway, origin, now: world.now() });
  if (faults === undefined) return [...elsewhere, finding('token_malformed')];
  if (faults.length > 0)
    return [
      ...elsewhere,
      ...faults.map(({ claim, expected }) => finding('token_claim_wrong', `\`${claim}\` must be ${expected}`)),
    ];
  return [...elsewhere, ...(await redeem(world, meta, key, token))];
}

async function frameDocument(world: World, embed: EmbedConfig, widget: Scope): Promise<Meta | undefined> {
  const address = new URL(`/${widget}`, widget === 'license' ? embed.licenseOrigin : embed.formsOrigin);
  address.searchParams.set('partner', embed.partner);
  try {
    const parsed = Meta.safeParse(frameMeta(await (await world.fetch(address.href)).text()));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

async function askForToken(world: World, endpoint: string, origin: string, request: object): Promise<string | Finding> {
  let response: Response;
  try {
    response = await world.fetch(endpoint, {
      method: 'POST',
      // What a browser sends by itself when the page asks.
      headers: {
        origin,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body: JSON.stringify(request),
      redirect: 'manual',
      signal: AbortSignal.timeout(TOKEN_TIMEOUT),
    });
  } catch {
    return finding('token_endpoint_unreachable', endpoint);
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const code = z.object({ code: z.string().check(z.regex(/^[a-z_]{1,40}$/)) }).safeParse(body);
    return finding('token_endpoint_refuses', `${response.status}${code.success ? ` ${code.data.code}` : ''}`);
  }
  const answer = EmbedTokenAnswer.safeParse(body);
  return answer.success ? answer.data.token : finding('token_malformed');
}

async function redeem(world: World, meta: Meta, key: DpopKey, assertion: string): Promise<Finding[]> {
  let nonce = meta.nonce;
  let accessToken: string | undefined;
  const authorizer: Authorizer = {
    authorize: async ({ method, url }) => ({
      dpop: key.proof({ method, url, nonce, accessToken, now: world.now() }),
      ...(accessToken === undefined ? {} : { authorization: `DPoP ${accessToken}` }),
    }),
    observe: (headers) => void (nonce = headers.get('dpop-nonce') ?? nonce),
  };
  const client = createClient({ baseUrl: meta.gateway, fetch: world.fetch, newId: () => world.newId(), authorizer });
  try {
    const grant = await client.tokens.requestToken({ grant_type: JWT_BEARER, assertion });
    accessToken = grant.access_token;
  } catch (error) {
    if (!isQwyError(error)) throw error;
    return [finding('token_refused', error.code)];
  }
  await client.tokens.revokeToken().catch(() => undefined); // it dies by itself within minutes
  return [];
}

interface DpopKey {
  /** Thumbprint, RFC 7638. */
  readonly jkt: string;
  /** RFC 9449 section 4.2. */
  proof(claims: { method: string; url: string; nonce: string; accessToken: string | undefined; now: number }): string;
}

function dpopKey(): DpopKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const jwk = { crv: 'P-256', kty: 'EC', x, y };
  const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  return {
    jkt: hash(JSON.stringify(jwk)),
    proof({ method, url, nonce, accessToken, now }) {
      const ath = accessToken === undefined ? undefined : hash(accessToken);
      const claims = {
        htm: method,
        htu: url,
        iat: Math.floor(now / 1000),
        jti: randomBytes(16).toString('base64url'),
        nonce,
        ath,
      };
      const text = `${encode({ typ: 'dpop+jwt', alg: 'ES256', jwk })}.${encode(claims)}`;
      return `${text}.${sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
    },
  };
}
