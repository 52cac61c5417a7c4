import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHANNEL_TYPE, SignedChannel } from '@qwy/contract/channel';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveBundles } from './bundles.ts';
import { noChannel, openChannel, serveChannel } from './channel.ts';
import { testBundles } from './test-bundles.ts';

const GATEWAY = 'https://gw.example.gov.cn';
const FINE = [{ version: '0.1.0', status: 'current' }];
const REVOKED = [
  { version: '0.1.1', status: 'current' },
  { version: '0.1.0', status: 'revoked', use: '0.1.1' },
];
let folder: string;
let file: string;
let log: string[];
let app: FastifyInstance;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qwy-channel-'));
  file = join(folder, 'channel.json');
  log = [];
  app = Fastify();
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

async function sign(versions: unknown, { iss = GATEWAY, typ = CHANNEL_TYPE, isForged = false } = {}): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jws = await new SignJWT({ versions })
    .setProtectedHeader({ alg: 'ES256', typ })
    .setIssuer(iss)
    .setIssuedAt(1_800_000_000)
    .setExpirationTime(1_900_000_000)
    .sign(isForged ? (await generateKeyPair('ES256')).privateKey : privateKey);
  const key = { ...(await exportJWK(publicKey)), kid: 'channel-2026', alg: 'ES256', use: 'sig' };
  return JSON.stringify({ jws, key });
}
const open = () => openChannel(file, GATEWAY, (_level, event) => void log.push(event));
const status = async (url: string): Promise<number> => (await app.inject({ url })).statusCode;

describe('the channel', () => {
  it('is published as it was signed, for any origin, for a minute', async () => {
    const signed = await sign(FINE);
    await writeFile(file, signed);
    serveChannel(app, await open());
    const { body, headers } = await app.inject({ url: '/channel.json' });
    expect(body).toBe(signed);
    expect(SignedChannel.safeParse(JSON.parse(body)).success).toBe(true);
    expect(headers).toMatchObject({ 'cache-control': 'public, max-age=60', 'access-control-allow-origin': '*' });
  });

  it('takes a revoked version out of service, without a new start', async () => {
    await writeFile(file, await sign(FINE));
    const channel = await open();
    serveBundles(app, testBundles(), channel);
    expect(await status('/v/0.1.0/qwy.js')).toBe(200);
    await writeFile(file, await sign(REVOKED));
    await channel.refresh();
    const { statusCode, headers, body } = await app.inject({ url: '/v/0.1.0/qwy.js?x' });
    expect([statusCode, headers['cache-control'], body]).toEqual([410, 'no-store', '']);
    expect(log).toEqual([]);
  });

  it('believes nothing worse than what it knows', async () => {
    await writeFile(file, await sign(REVOKED));
    const channel = await open();
    serveBundles(app, testBundles(), channel);
    for (const text of [await sign(FINE, { isForged: true }), await sign(FINE, { iss: 'https://other' }), '{', '']) {
      await writeFile(file, text);
      await channel.refresh();
      expect(await status('/v/0.1.0/qwy.js')).toBe(410);
    }
    expect(log).toEqual(Array(4).fill('channel.refused'));
  });

  it('keeps a gateway from starting on a file that it cannot believe', async () => {
    await expect(open()).rejects.toThrow('ENOENT');
    await writeFile(file, await sign(FINE, { iss: 'https://gw.other.example' }));
    await expect(open()).rejects.toThrow('is about https://gw.other.example');
    await writeFile(file, await sign(FINE, { typ: 'JWT' }));
    await expect(open()).rejects.toThrow('no channel');
    await writeFile(file, await sign(FINE, { isForged: true }));
    await expect(open()).rejects.toThrow('signature');
  });

  it('need not be there', async () => {
    serveChannel(app, noChannel);
    serveBundles(app, testBundles(), noChannel);
    expect(await status('/channel.json')).toBe(404);
    expect(await status('/v/0.1.0/qwy.js')).toBe(200);
  });
});
