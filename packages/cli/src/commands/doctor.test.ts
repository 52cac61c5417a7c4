import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { scriptedWorld } from '../../test/scripted-world.ts';
import type { Answers } from '../../test/scripted-world.ts';

const NOW = Date.UTC(2026, 2, 2); // of the scripted world
const PAGE = 'https://www.bank.example/services';
const ORIGIN = 'https://www.bank.example';
const GATEWAY = 'https://gw.example';
const SCRIPT = '/* loader */';
const INTEGRITY = `sha384-${createHash('sha384').update(SCRIPT).digest('base64')}`;
const CSP =
  "default-src 'none'; script-src https://gw.example; connect-src 'self' https://gw.example; " +
  'frame-src https://forms.example https://license.example';
const EMBED = {
  partner: 'pk_bank',
  name: '样例银行',
  status: 'active',
  scopes: ['form', 'license'],
  formsOrigin: 'https://forms.example',
  licenseOrigin: 'https://license.example',
};
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const html = (body: string, headers: Record<string, string> = {}): Response =>
  new Response(body, { headers: { 'content-type': 'text/html', ...headers } });
const tag = (integrity: string, version = '0.1.0'): string =>
  `<script type="module" src="${GATEWAY}/v/${version}/qwy.js" integrity="${integrity}" crossorigin></script>`;
const provider =
  '<qwy-provider partner="pk_bank" token-endpoint="/qwy-token"><qwy-form item="X">1</qwy-form></qwy-provider>';
const frame = (meta: object = {}): Response => {
  const content = JSON.stringify({ gateway: GATEWAY, nonce: 'n'.repeat(20), parents: [ORIGIN], ...meta });
  return html(`<meta name="qwy-frame" content="${content.replaceAll('"', '&quot;')}">`);
};
const ready = (at = NOW): Response => new Response('ok', { headers: { date: new Date(at).toUTCString() } });

/** An embedding without a fault, up to the token: what that says depends on what was asked, and is tested against a real gateway. */
const WELL: Answers = {
  'undefined /services': html(`${tag(INTEGRITY)}${provider}`, { 'content-security-policy': CSP }),
  'undefined /v/0.1.0/qwy.js': new Response(SCRIPT),
  'undefined /readyz': ready(),
  'undefined /channel.json': new Response(null, { status: 404 }),
  'GET /v1/embeds/pk_bank': EMBED,
  'undefined /form?partner=pk_bank': frame(),
};

let world: Awaited<ReturnType<typeof scriptedWorld>>;
beforeEach(async () => (world = await scriptedWorld()));
afterEach(async () => world.remove());

async function found(changes: Answers, words: readonly string[] = ['--page', PAGE]): Promise<string[]> {
  const { code, out } = await world.qwy(['doctor', ...words, '--json'], { ...WELL, ...changes }, {});
  const { findings } = JSON.parse(out.join('\n')) as { findings: { code: string; grade: string; says: string }[] };
  expect(code).toBe(findings.some(({ grade }) => grade === 'wrong') ? 1 : 0);
  return findings.map((one) => one.code);
}

const page = (body: string, csp = CSP): Answers => ({
  'undefined /services': html(body, csp === '' ? {} : { 'content-security-policy': csp }),
});
const channel = (status: string): Response => {
  const versions = [
    { version: '0.1.0', status, use: '0.2.0' },
    { version: '0.2.0', status: 'current' },
  ];
  const payload = { iss: GATEWAY, iat: NOW / 1000, exp: NOW / 1000 + 9, versions };
  const jws = ['{}', JSON.stringify(payload), 'x'].map((part) => Buffer.from(part).toString('base64url')).join('.');
  return Response.json({ jws, key: { kid: 'k', kty: 'EC', alg: 'ES256' } });
};
const token = (claims: object): Response => {
  const text = [{ typ: 'qwy-embed+jwt', alg: 'ES256', kid: 'k' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return Response.json({ token: `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}` });
};

const ROWS: readonly [string, Answers, readonly string[]][] = [
  ['a page that is not there', { 'undefined /services': new Response(null, { status: 500 }) }, ['page_unreachable']],
  [
    'two copies',
    page(`${tag(INTEGRITY)}${tag(INTEGRITY, '0.2.0')}${provider}`),
    ['loader_twice', 'token_endpoint_refuses'],
  ],
  [
    'no hash',
    page(`${tag('x').replace('integrity="x"', '')}${provider}`),
    ['integrity_missing', 'token_endpoint_refuses'],
  ],
  ['another hash', page(`${tag('sha384-AAAA')}${provider}`), ['integrity_wrong', 'token_endpoint_refuses']],
  [
    'a version that is not there',
    { 'undefined /v/0.1.0/qwy.js': new Response(null, { status: 404 }) },
    ['version_unknown', 'token_endpoint_refuses'],
  ],
  [
    'a version with a fault',
    { 'undefined /channel.json': channel('patched') },
    ['version_patched', 'token_endpoint_refuses'],
  ],
  [
    'a revoked version',
    { 'undefined /channel.json': channel('revoked') },
    ['version_revoked', 'token_endpoint_refuses'],
  ],
  ['a gateway that is starting', { 'undefined /readyz': new Response(null, { status: 503 }) }, ['gateway_not_ready']],
  ['a clock that is wrong', { 'undefined /readyz': ready(NOW - 90_000) }, ['clock_drift', 'token_endpoint_refuses']],
  ['no partner', page(`${tag(INTEGRITY)}<qwy-case>1</qwy-case>`), ['partner_missing']],
  ['nothing on a page with a guide alone', page(`${tag(INTEGRITY)}<qwy-guide item="X">1</qwy-guide>`), []],
  ['a partner nobody knows', { 'GET /v1/embeds/pk_bank': undefined }, ['partner_unknown']],
  ['a suspended partner', { 'GET /v1/embeds/pk_bank': { ...EMBED, status: 'suspended' } }, ['partner_suspended']],
  ['no widget at all', { 'GET /v1/embeds/pk_bank': { ...EMBED, scopes: [] } }, ['widget_not_allowed']],
  [
    'another public name',
    { 'undefined /form?partner=pk_bank': frame({ gateway: 'https://gw2.example' }) },
    ['gateway_elsewhere', 'token_endpoint_refuses'],
  ],
  [
    'an origin that is not registered',
    { 'undefined /form?partner=pk_bank': frame({ parents: ['https://bank.example'] }) },
    ['origin_not_registered'],
  ],
  [
    'a policy without frames',
    page(`${tag(INTEGRITY)}${provider}`, CSP.replace(/frame-src.*$/, '')),
    ['csp_missing', 'csp_missing', 'token_endpoint_refuses'],
  ],
  [
    'no token endpoint',
    page(`${tag(INTEGRITY)}${provider.replace('token-endpoint="/qwy-token"', '')}`),
    ['token_endpoint_missing'],
  ],
  [
    'a token endpoint elsewhere',
    page(`${tag(INTEGRITY)}${provider.replace('/qwy-token', 'https://id.example/t')}`),
    ['token_endpoint_elsewhere'],
  ],
  ['a token endpoint that is not there', {}, ['token_endpoint_refuses']],
  ['what is no token', { 'POST /qwy-token': { token: 'x'.repeat(30) } }, ['token_malformed']],
];

it.each(ROWS)('names %s', async (_what, changes, codes) => {
  expect(await found(changes)).toEqual(codes);
});

it('names each claim that is wrong, and repeats nothing of the token', async () => {
  const answers = { ...WELL, 'POST /qwy-token': token({ iss: 'bank', sub: 'name-of-a-person', aud: `${GATEWAY}/` }) };
  const { code, out } = await world.qwy(['doctor', '--page', PAGE], answers, {});
  expect(code).toBe(1);
  const said = out.join('\n');
  expect(said).toContain('`aud` must be https://gw.example');
  expect(said).toContain('`origin` must be https://www.bank.example');
  expect(said).toContain('token_claim_wrong');
  expect(said).not.toContain('name-of-a-person');
  expect(said).not.toContain('eyJ');
});

it('asks the token endpoint as the page itself would', async () => {
  const { asked } = await world.qwy(['doctor', '--page', PAGE], WELL, {});
  expect(asked.at(-1)).toMatchObject({ line: 'POST /qwy-token', body: { widget: 'form', nonce: 'n'.repeat(20) } });
});

it('looks at gateway and partner alone where no page is named', async () => {
  expect(await found({}, ['--partner', 'pk_bank', '--gateway', GATEWAY])).toEqual([]);
});

it.each([[[]], [['--page', 'www.bank.example']], [['--partner', 'pk_bank', '--gateway', 'gw']]])(
  'says how it wants to be asked: %j',
  async (words) => {
    const { code, err } = await world.qwy(['doctor', ...words], {}, {});
    expect(code).toBe(2);
    expect(err.join('')).toMatch(/--page|--gateway/);
  },
);
