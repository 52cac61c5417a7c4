import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { buildCsp, createTokenHandler } from '@qwy/partner';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { siteKey } from '../src/sites/keys.ts';
import { scriptTag } from './bare-page.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';

let sandbox: Sandbox;
const servers: Server[] = [];
beforeAll(async () => void (sandbox = await startSandbox()));
afterAll(async () => sandbox?.stop());
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** `qwy doctor` as a partner runs it. */
async function doctor(...words: string[]): Promise<{ code: number; out: string }> {
  const main = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=qwy-source', main, 'doctor', ...words], {
    cwd: sandbox.dataDir,
    env: { PATH: process.env['PATH'], NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (child.exitCode === null) await once(child, 'exit');
  return { code: child.exitCode ?? -1, out: `${out}${err}`.trim() };
}

/** A site of somebody's own, registered as a partner of its own with the bank's key. */
async function ownSite(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const bound = server.address();
  return `http://own.localhost:${typeof bound === 'object' ? bound?.port : ''}`;
}

const bankKey = () => siteKey(join(sandbox.dataDir, 'playground'), 'bank');

it('finds nothing wrong with the sites of the sandbox, a token and its redemption included', async () => {
  for (const page of [
    sandbox.site('bank'),
    sandbox.site('bank', '/case'),
    sandbox.site('bank', '/licenses'),
    sandbox.site('post'),
  ])
    expect(await doctor('--page', page)).toEqual({ code: 0, out: 'Nothing found: this embedding is well.' });
});

it('names an origin that is not registered', async () => {
  const site = await ownSite((_request, response) => {
    response.end(`${scriptTag(sandbox)}<qwy-form partner="pk_bank" token-endpoint="/t" item="X">1</qwy-form>`);
  });
  const { code, out } = await doctor('--page', site);
  expect(code).toBe(1);
  expect(out).toContain('origin_not_registered');
  expect(out).toContain(site);
});

it('names what is wrong with token endpoint, policy and key of a registered site, one after the other', async () => {
  let handler: (request: IncomingMessage, response: ServerResponse) => unknown = (_request, response) =>
    response.writeHead(404).end();
  let policy = `script-src ${sandbox.gateway}; connect-src ${sandbox.gateway}`;
  const site = await ownSite((request, response) => {
    if (request.url === '/t') return void handler(request, response);
    response.setHeader('content-security-policy', policy);
    response.end(`${scriptTag(sandbox)}<qwy-form partner="pk_own" token-endpoint="/t" item="X">1</qwy-form>`);
  });
  const { rows } = await sandbox.admin().partners.listPartners();
  const bank = rows.find(({ id }) => id === 'bank');
  const own = {
    id: 'own',
    name: '样例',
    publishableKey: 'pk_own',
    origins: [site],
    scopes: bank?.scopes ?? [],
    keys: bank?.keys ?? [],
    status: 'active' as const,
  };
  await sandbox.admin().partners.putPartner('own', own, { idempotencyKey: randomUUID() });

  const first = await doctor('--page', site);
  expect(first.code).toBe(1);
  expect(first.out).toContain("lacks `connect-src 'self'`");
  expect(first.out).not.toContain('frame-src');
  expect(first.out).toContain('The token endpoint answers 404');

  const embed = await sandbox.admin().partners.getEmbedConfig('pk_own');
  policy = buildCsp({ gateway: sandbox.gateway, ...embed }).header;
  const { privateKey: key, kid } = bankKey();
  const right = { partnerId: 'own', gateway: sandbox.gateway, origin: site, key, kid };
  handler = createTokenHandler({ ...right, gateway: 'https://gw.example' });
  expect((await doctor('--page', site)).out).toContain(`\`aud\` must be ${sandbox.gateway}`);

  handler = createTokenHandler({ ...right, kid: 'another' });
  expect((await doctor('--page', site)).out).toContain('(invalid_grant)');

  handler = createTokenHandler(right);
  expect(await doctor('--page', site)).toEqual({ code: 0, out: 'Nothing found: this embedding is well.' });

  await sandbox.admin().partners.setPartnerStatus('own', 'suspended', { idempotencyKey: randomUUID() });
  expect((await doctor('--page', site)).out).toContain('partner_suspended');
});
