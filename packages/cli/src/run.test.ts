import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problem, scriptedWorld } from '../test/scripted-world.ts';

const number = '20261123-483920-7';
const row = {
  number,
  itemCode: 'item-1',
  itemName: '老年人高龄补贴',
  authority: '平利县民政局',
  state: 'received',
  due: { limit: { value: 20, unit: 'working_day' }, day: '2026-12-21' },
  rated: false,
  rateable: false,
  sample: true,
  updatedAt: '2026-11-23T08:00:00Z',
};
const record = {
  ...row,
  history: [{ state: 'received', at: '2026-11-23T08:00:00Z', note: 'note \u001b[31mred' }],
  answers: { name: '测试人\u009b' },
  situation: {},
};
const item = {
  code: 'item-1',
  name: '老年人高龄补贴',
  taskType: '05',
  authority: { name: '平利县民政局' },
  region: { code: '610926', name: '平利县' },
  serviceObjects: ['person'],
  status: 'active',
  sample: true,
  reference: false,
  hasGuide: true,
  hasForm: false,
  defects: [],
  updatedAt: '2026-11-23T08:00:00Z',
};
const partner = {
  id: 'bank',
  name: 'Bank',
  publishableKey: 'pk_bank',
  origins: ['http://bank.localhost:8610'],
  scopes: ['form'],
  keys: [{ kid: 'k', kty: 'EC', alg: 'ES256', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) }],
  revokedKids: [],
  terminals: [{ id: 'kiosk-1', name: 'Kiosk' }],
  status: 'active',
  createdAt: '2026-11-23T08:00:00Z',
};

let world: Awaited<ReturnType<typeof scriptedWorld>>;
beforeEach(async () => (world = await scriptedWorld()));
afterEach(async () => world.remove());

describe('help', () => {
  it.each([[[]], [['help']], [['--help']]])('lists all commands for %j', async (words) => {
    const { code, out } = await world.qwy(words);
    expect(code).toBe(0);
    const expected = [
      'items search',
      'cases correct',
      'partners suspend',
      'staff add',
      'keys rotate',
      'citizen export',
      'webhooks add',
      'lint',
    ];
    for (const name of expected) expect(out.join('\n')).toContain(`qwy ${name}`);
  });

  it('says what one command does, without doing it', async () => {
    const { code, out, asked } = await world.qwy(['cases', 'correct', '--help']);
    expect(code).toBe(0);
    expect(out.join('\n')).toMatch(/Usage: qwy cases correct <number>.*--note <text>.*--gateway <address>/s);
    expect(asked).toEqual([]);
  });

  it.each([
    [['cases', 'eat', number], 'There is no command `qwy cases eat`.'],
    [['fly'], 'There is no command `qwy fly`.'],
    [['cases', 'show'], 'Usage: qwy cases show <number>'],
    [['cases', 'show', number, 'x'], 'Too many words after `qwy cases show`; put quotes around what belongs together.'],
    [['cases', 'show', number, '--loud'], "Unknown option '--loud'. See `qwy cases show --help`."],
    [
      ['cases', 'list', '--state', 'lost'],
      '--state must be one of: received, accepted, correcting, suspended, decided, delivered, withdrawn, rejected.',
    ],
    [['items', 'list', '--limit', '0'], '--limit must be 1 to 100.'],
    [['items', 'list', '--gateway', 'gw'], '--gateway must be an absolute http(s) address.'],
    [['staff', 'add', '--name', 'x'], '--role is missing.'],
    [['staff', 'add', '--role', 'admin'], '--name is missing.'],
    [['staff', 'add', '--name', 'x', '--role', 'king'], '--role must be one of: officer, publisher, admin.'],
    [['webhooks', 'add', '--url', 'x', '--event', 'case.received'], '--url must be an absolute address.'],
    [['webhooks', 'add', '--url', 'https://x.example'], '--event is missing.'],
    [['partners', 'put', 'missing.json'], 'missing.json cannot be read: ENOENT.'],
  ])('says in one sentence what is wrong with %j', async (words, sentence) => {
    const { code, out, err, asked } = await world.qwy(words);
    expect(code).toBe(2);
    expect(err[0]).toBe(sentence);
    expect(out).toEqual([]);
    expect(asked).toEqual([]);
  });
});

describe('the token', () => {
  const listed = { 'GET /v1/partners': { rows: [] } };

  it('is QWY_TOKEN, else .data/admin.token, unless --token-file names another', async () => {
    await mkdir(join(world.cwd, '.data'));
    await writeFile(join(world.cwd, '.data/admin.token'), 'from-data\n');
    await writeFile(join(world.cwd, 'own.token'), 'from-own\n');
    const words = ['partners', 'list'];
    const calls = [
      await world.qwy(words, listed, { QWY_TOKEN: 'from-env' }),
      await world.qwy(words, listed, {}),
      await world.qwy([...words, '--token-file', 'own.token'], listed, { QWY_TOKEN: 'from-env' }),
    ];
    expect(calls.map(({ asked }) => asked[0]?.authorization)).toEqual([
      'Bearer from-env',
      'Bearer from-data',
      'Bearer from-own',
    ]);
  });

  it('is asked for when there is none', async () => {
    const { code, err } = await world.qwy(['partners', 'list'], listed, {});
    expect(code).toBe(2);
    expect(err).toEqual([
      'There is no token: set QWY_TOKEN, or name a file with --token-file (.data/admin.token is not there).',
    ]);
  });

  it('is refused when a file holds something else, and not printed', async () => {
    await writeFile(join(world.cwd, 'wrong.token'), 'line one\nline two\n');
    const { code, err } = await world.qwy(['partners', 'list', '--token-file', 'wrong.token']);
    expect(code).toBe(2);
    expect(err).toEqual(['wrong.token does not hold a token.']);
  });

  it('is not sent where it is not needed', async () => {
    const { code, asked } = await world.qwy(['items', 'list'], { 'GET /v1/items': { rows: [] } });
    expect(code).toBe(0);
    expect(asked[0]?.authorization).toBeNull();
  });
});

describe('commands', () => {
  it('list and find items', async () => {
    const found = await world.qwy(['items', 'search', '高龄', '--with-guide', '--limit', '5'], {
      'GET /v1/items?q=%E9%AB%98%E9%BE%84&withGuide=true&limit=5': { rows: [item], next: 'n-1', total: 7 },
    });
    expect(found.out).toEqual(['item-1  老年人高龄补贴  平利县民政局  guide sample', '1 of 7', 'More: --cursor n-1']);
    expect((await world.qwy(['items', 'list'], { 'GET /v1/items': { rows: [] } })).out).toEqual(['No items.']);
  });

  it('print JSON for other programs', async () => {
    const { out } = await world.qwy(['items', 'list', '--json'], { 'GET /v1/items': { rows: [item] } });
    expect(JSON.parse(out.join('\n'))).toEqual({ rows: [item] });
  });

  it('list cases', async () => {
    const { out } = await world.qwy(['cases', 'list', '--state', 'received'], {
      'GET /v1/cases?state=received': { rows: [row] },
    });
    expect(out).toEqual([`${number}  received  2026-12-21  2026-11-23T08:00:00Z  老年人高龄补贴`]);
  });

  it('show a case without letting what was typed draw on the terminal', async () => {
    const { out } = await world.qwy(['cases', 'show', number], { [`GET /v1/cases/${number}`]: record });
    const text = out.join('\n');
    expect(text).toContain('老年人高龄补贴 (item-1)');
    expect(text).toContain('2026-12-21 (20 working_day)');
    expect(text).toContain('"name": "测试人\ufffd"');
    expect(text).not.toMatch(/[\u001b\u009b]/);
  });

  it.each([
    ['accept', 'accepted'],
    ['correct', 'correcting'],
    ['suspend', 'suspended'],
    ['resume', 'accepted'],
    ['decide', 'decided'],
    ['deliver', 'delivered'],
    ['reject', 'rejected'],
  ])('%s a case', async (verb, to) => {
    const path = `POST /v1/cases/${number}/transitions`;
    const { code, out, asked } = await world.qwy(['cases', verb, number, '--note', '请补充'], {
      [path]: { ...record, state: to },
    });
    expect(code).toBe(0);
    expect(asked).toEqual([
      { line: path, authorization: 'Bearer secret-token', idempotencyKey: 'id-00001', body: { to, note: '请补充' } },
    ]);
    expect(out).toEqual([`${number} is ${to}.`]);
  });

  it('register, list and suspend partners', async () => {
    const { createdAt: _, ...input } = partner;
    await writeFile(join(world.cwd, 'bank.json'), JSON.stringify(input));
    const put = await world.qwy(['partners', 'put', 'bank.json'], { 'PUT /v1/partners/bank': partner });
    expect(put.out).toEqual(['Bank (bank) is active.']);
    expect(put.asked[0]).toMatchObject({ body: input, idempotencyKey: 'id-00001' });
    for (const [word, status] of [
      ['suspend', 'suspended'],
      ['restore', 'active'],
    ] as const) {
      const set = await world.qwy(['partners', word, 'bank'], {
        'PUT /v1/partners/bank/status': { ...partner, status },
      });
      expect(set.asked).toMatchObject([{ body: { status }, idempotencyKey: expect.any(String) }]);
      expect(set.out).toEqual([`Bank (bank) is ${status}.`]);
    }
    const listed = await world.qwy(['partners', 'list'], { 'GET /v1/partners': { rows: [partner] } });
    expect(listed.out).toEqual(['bank  pk_bank  active  form  http://bank.localhost:8610  Bank']);
    const unknown = await world.qwy(['partners', 'suspend', 'nobody'], {
      'PUT /v1/partners/nobody/status': problem('not_found', 404),
    });
    expect([unknown.code, unknown.err[0]]).toEqual([1, expect.stringContaining('(not_found')]);
  });

  it('rotate and revoke the keys of a partner', async () => {
    await world.qwy(['keys', 'new', '--out', 'keys', '--kid', 'bank-2']);
    const file = 'keys/bank-2.public.jwk.json';
    const [old] = partner.keys;
    const rotated = {
      ...partner,
      keys: [
        { ...old, retireAt: '2026-11-24T08:00:00Z' },
        { ...old, kid: 'bank-2' },
      ],
    };
    const rotate = await world.qwy(['keys', 'rotate', 'bank', file, '--overlap-hours', '2'], {
      'POST /v1/partners/bank/keys': rotated,
    });
    expect(rotate.asked[0]?.body).toMatchObject({ key: { kid: 'bank-2', alg: 'ES256' }, keepOthersFor: 7200 });
    expect(rotate.out).toEqual(['k       ES256  taken until 2026-11-24T08:00:00Z', 'bank-2  ES256  taken']);
    for (const hours of ['-1', '721', 'x', '1.5']) {
      const { code, err, asked } = await world.qwy(['keys', 'rotate', 'bank', file, `--overlap-hours=${hours}`]);
      expect([code, err, asked]).toEqual([2, ['--overlap-hours must be 0 to 720.'], []]);
    }
    const privateHalf = await world.qwy(['keys', 'rotate', 'bank', 'keys/bank-2.private.pem']);
    expect([privateHalf.code, privateHalf.asked]).toEqual([2, []]);
    const revoke = await world.qwy(['keys', 'revoke', 'bank', 'k'], {
      'POST /v1/partners/bank/key-revocations': { ...partner, keys: [], revokedKids: ['k'] },
    });
    expect(revoke.asked[0]?.body).toEqual({ kid: 'k' });
    expect(revoke.out).toEqual(['k  -  revoked']);
  });

  it('list and revoke tokens of staff', async () => {
    const token = { id: 'staff-0123456789', name: '张三', role: 'officer', createdAt: '2026-11-23T08:00:00Z' };
    const rows = [token, { ...token, authority: '平利县民政局', revokedAt: '2026-11-24T08:00:00Z' }];
    const list = await world.qwy(['staff', 'list'], { 'GET /v1/staff-tokens': { rows } });
    expect(list.out[0]).toMatch(/^staff-0123456789 +officer +all authorities +2026-11-23T08:00:00Z +in use +张三$/);
    expect(list.out[1]).toContain('revoked 2026-11-24T08:00:00Z');
    const revoke = await world.qwy(['staff', 'revoke', token.id], {
      [`DELETE /v1/staff-tokens/${token.id}`]: new Response(null, { status: 204 }),
    });
    expect(revoke.out).toEqual([`${token.id} is revoked.`]);
  });

  it('add staff and webhooks, and print the secret alone, so that a script can take it', async () => {
    const staff = await world.qwy(
      ['staff', 'add', '--name', '张三', '--role', 'officer', '--authority', '平利县民政局'],
      {
        'POST /v1/staff-tokens': { id: 's-1', token: 'st_secret' },
      },
    );
    expect(staff.out).toEqual(['st_secret']);
    expect(staff.asked[0]?.body).toEqual({ name: '张三', role: 'officer', authority: '平利县民政局' });
    const created = {
      id: 'w-1',
      url: 'https://x.example/',
      events: [],
      createdAt: '2026-11-23T08:00:00Z',
      secret: 'whsec',
    };
    const words = [
      'webhooks',
      'add',
      '--url',
      'https://x.example/',
      '--event',
      'case.received',
      '--event',
      'rating.received',
    ];
    const webhook = await world.qwy(words, { 'POST /v1/webhooks': created });
    expect(webhook.out).toEqual(['whsec']);
    expect(webhook.asked[0]?.body).toEqual({ url: 'https://x.example/', events: ['case.received', 'rating.received'] });
    const own = await world.qwy([...words, '--authority', '平利县民政局'], { 'POST /v1/webhooks': created });
    expect(own.asked[0]?.body).toMatchObject({ authority: '平利县民政局' });
  });

  it('list webhooks and remove one', async () => {
    const webhook = {
      id: 'webhook-0123456789',
      url: 'https://x.example/',
      events: ['case.received'],
      createdAt: '2026-11-23T08:00:00Z',
    };
    const rows = [webhook, { ...webhook, authority: '平利县民政局' }];
    const list = await world.qwy(['webhooks', 'list'], { 'GET /v1/webhooks': { rows } });
    expect(list.out[0]).toMatch(
      /^webhook-0123456789 +all authorities +2026-11-23T08:00:00Z +case.received +https:\/\/x.example\/$/,
    );
    expect(list.out[1]).toContain('平利县民政局');
    const removed = await world.qwy(['webhooks', 'remove', webhook.id], {
      [`DELETE /v1/webhooks/${webhook.id}`]: new Response(null, { status: 204 }),
    });
    expect(removed.out).toEqual([`${webhook.id} is removed.`]);
  });

  it('withdraw a guide', async () => {
    const { out, asked } = await world.qwy(['guides', 'withdraw', 'item-1'], {
      'DELETE /v1/guides/item-1': new Response(null, { status: 204 }),
    });
    expect(out).toEqual(['Withdrawn: the guide of item-1.']);
    expect(asked[0]?.idempotencyKey).toBe('id-00001');
  });
});

describe('failures', () => {
  it('are one sentence with code and request number, and the places that are wrong', async () => {
    const refused = await world.qwy(['cases', 'decide', number], {
      [`POST /v1/cases/${number}/transitions`]: problem('invalid_transition', 409),
    });
    expect([refused.code, refused.err]).toEqual([
      1,
      [
        "The case's state does not allow this step; `qwy cases show` tells its state. (invalid_transition, request req-1)",
      ],
    ]);
    const invalid = await world.qwy(['cases', 'show', 'x'], {
      'GET /v1/cases/x': problem('invalid_request', 400, {
        invalidParams: [{ pointer: '/params/number', code: 'invalid_format' }],
      }),
    });
    expect(invalid.err).toEqual([
      'The gateway did not understand the request. (invalid_request, request req-1)',
      '  /params/number: invalid_format',
    ]);
  });

  it('tell a script when trying again may help', async () => {
    const limited = await world.qwy(['items', 'list'], {
      'GET /v1/items': problem('rate_limited', 429, { retryAfter: 60 }),
    });
    expect([limited.code, limited.err]).toEqual([
      3,
      ['The gateway asks for a pause. (rate_limited, wait 60 s, request req-1)'],
    ]);
  });
});
