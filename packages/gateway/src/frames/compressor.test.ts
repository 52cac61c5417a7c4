import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { serveBundles } from './bundles.ts';

const SCRIPT = 'export const text = "秦务员 秦务员";\n'.repeat(200);
const app = Fastify();
serveBundles(
  app,
  new Map([
    ['/v/1.0.0/large.js', { type: 'text/javascript', bytes: Buffer.from(SCRIPT) }],
    ['/v/1.0.0/small.js', { type: 'text/javascript', bytes: Buffer.from('1') }],
  ]),
);

async function get(url: string, accepted?: string) {
  const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
  const { headers: answered, rawPayload } = await app.inject({ url, headers });
  return { encoding: answered['content-encoding'], vary: answered['vary'], body: rawPayload };
}

describe('a published file', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ] as const)('is sent smaller to whoever accepts %s', async (accepted, encoding, decompress) => {
    for (let time = 0; time < 2; time += 1) {
      const { body, ...answer } = await get('/v/1.0.0/large.js', accepted);
      expect(answer).toEqual({ encoding, vary: 'accept-encoding' });
      expect(body.length).toBeLessThan(SCRIPT.length / 10);
      expect(decompress(body).toString()).toBe(SCRIPT);
    }
  });

  it.each([[undefined], ['identity'], ['zstd'], ['*;q=0'], ['gzip;q=x;;,']])(
    'is sent as it is to whoever says %s',
    async (accepted) => {
      const { encoding, body, vary } = await get('/v/1.0.0/large.js', accepted);
      expect([encoding, vary, body.toString()]).toEqual([undefined, 'accept-encoding', SCRIPT]);
    },
  );

  it('is sent as it is when it is too small to gain by it', async () => {
    expect(await get('/v/1.0.0/small.js', 'br')).toMatchObject({ encoding: undefined, body: Buffer.from('1') });
  });
});
