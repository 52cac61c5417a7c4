import { afterEach, describe, expect, it } from 'vitest';
import { testDatabases } from '../store/test-databases.ts';
import { fillCatalogue, startTestGateway, type TestGateway } from '../test-gateway.ts';
import { DEFAULT_LIMITS } from './limits.ts';

const [engine] = testDatabases();
const PROXY = '10.0.0.1';
const MOST = 5;

describe('the address that is counted', () => {
  let gateway: TestGateway;
  afterEach(() => gateway.close());

  const start = async (trustedProxies: number) => {
    if (!engine) throw new Error('no database');
    const limits = { ...DEFAULT_LIMITS, read: { max: MOST, seconds: 600 } };
    gateway = await startTestGateway(await engine.fresh(), { limits, trustedProxies });
    await fillCatalogue(gateway);
  };
  const read = async (headers: Record<string, string>): Promise<number> =>
    (await gateway.app.inject({ url: '/v1/guides/T-0001', remoteAddress: PROXY, headers })).statusCode;
  /** Statuses of twice as many reads as are allowed, each under another made-up address. */
  const readAll = (headersOf: (madeUp: string) => Record<string, string>) =>
    Promise.all(Array.from({ length: 2 * MOST }, (_, at) => read(headersOf(`203.0.113.${at}`))));
  const limited = [...Array(MOST).fill(200), ...Array(MOST).fill(429)];

  it('is never taken from what a caller writes, where no proxy is trusted', async () => {
    await start(0);
    for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'true-client-ip', 'cf-connecting-ip']) {
      const value = (madeUp: string) => (name === 'forwarded' ? `for=${madeUp}` : madeUp);
      expect(await readAll((madeUp) => ({ [name]: value(madeUp) })), name).toEqual(limited);
      gateway.world.advance(1000);
    }
  });

  it('is what the one trusted proxy has added at the end, whatever the caller wrote before it', async () => {
    await start(1);
    expect(await readAll((madeUp) => ({ 'x-forwarded-for': `${madeUp}, 198.51.100.7` }))).toEqual(limited);
    expect(await read({ 'x-forwarded-for': '198.51.100.7, 198.51.100.8' })).toBe(200);
  });

  it('is one network for all addresses of IPv6 that one household has', async () => {
    await start(1);
    const rotated = await Promise.all(
      Array.from({ length: 2 * MOST }, (_, at) => read({ 'x-forwarded-for': `2001:db8:1:2::${at + 1}` })),
    );
    expect(rotated).toEqual(limited);
    // The same IPv4 address in other clothes.
    const dressed = ['192.0.2.7', '::ffff:192.0.2.7', '::ffff:c000:207', '::FFFF:192.0.2.7', '0:0:0:0:0:ffff:c000:207'];
    for (const address of dressed) expect(await read({ 'x-forwarded-for': address })).toBe(200);
    expect(await read({ 'x-forwarded-for': dressed[0] ?? '' })).toBe(429);
  });

  it('is some address still when the proxy passes on nonsense', async () => {
    await start(2);
    for (const nonsense of ['', ',', 'unknown', '__proto__', '1.2.3.4:5678, [::1]:80', 'x'.repeat(5000)])
      expect(await read({ 'x-forwarded-for': nonsense })).toBe(200);
  });
});
