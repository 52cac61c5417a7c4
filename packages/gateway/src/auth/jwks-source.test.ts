import { describe, expect, it } from 'vitest';
import { createJwksSource } from './jwks-source.ts';
import { ecKey } from './test-signed.ts';

const URL_OF_KEYS = 'https://keys.bank.example/jwks.json';
const published = (...kids: string[]) => ({
  keys: kids.map((kid) => ({ ...ecKey().jwk, kid, alg: 'ES256', use: 'sig' })),
});

/** A source whose address answers what `answer` says at that moment, and a clock. */
function open(answer: () => Response | Promise<Response>) {
  const clock = { now: Date.UTC(2026, 2, 2), seconds: (count: number) => void (clock.now += count * 1000) };
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  let current = answer;
  const source = createJwksSource({
    now: () => clock.now,
    fetch: async (url, init) => {
      asked.push({ url: String(url), init });
      return current();
    },
  });
  const find = async (kid: string, url = URL_OF_KEYS) => (await source.find('bank', url, kid))?.kid;
  return { source, find, asked, clock, answers: (next: typeof answer) => void (current = next) };
}

describe('a source of keys', () => {
  it('asks once for all tokens of five minutes', async () => {
    const { find, asked, clock } = open(() => Response.json(published('a', 'b')));
    expect(await Promise.all([find('a'), find('b'), find('a')])).toEqual(['a', 'b', 'a']);
    clock.seconds(299);
    await find('a');
    expect(asked).toHaveLength(1);
    clock.seconds(1);
    await find('a');
    expect(asked).toHaveLength(2);
  });

  it('asks for keys alone, follows no redirect and does not wait for ever', async () => {
    const { find, asked } = open(() => Response.json(published('a')));
    await find('a');
    expect(asked[0]).toMatchObject({ url: URL_OF_KEYS, init: { redirect: 'error', signal: expect.any(AbortSignal) } });
    expect(asked[0]?.init).not.toHaveProperty('credentials');
  });

  it('finds a key that was published a moment ago, without waiting for the five minutes', async () => {
    const { find, clock, answers } = open(() => Response.json(published('a')));
    await find('a');
    answers(() => Response.json(published('a', 'b')));
    clock.seconds(30);
    expect(await find('b')).toBe('b');
  });

  it('asks the partner twice a minute at most, however many unknown names come', async () => {
    const { find, asked, clock } = open(() => Response.json(published('a')));
    for (let second = 0; second < 60; second += 1) {
      await Promise.all(Array.from({ length: 20 }, (_, i) => find(`unknown-${second}-${i}`)));
      clock.seconds(1);
    }
    expect(asked).toHaveLength(2);
  });

  it('forgets a key that the partner has taken out', async () => {
    const { find, clock, answers } = open(() => Response.json(published('a', 'b')));
    await find('a');
    answers(() => Response.json(published('b')));
    clock.seconds(300);
    expect([await find('a'), await find('b')]).toEqual([undefined, 'b']);
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ['is not reachable', () => Promise.reject(new TypeError('fetch failed'))],
    ['answers an error', () => new Response('', { status: 503 })],
    ['sends elsewhere', () => new Response('', { status: 302, headers: { location: 'http://169.254.169.254/' } })],
    ['answers a page', () => new Response('<!doctype html>')],
    ['answers no set of keys', () => Response.json({ error: 'none' })],
    ['answers a name twice', () => new Response('{"keys":[],"keys":[]}')],
    ['answers without end', () => new Response(`{"keys":[${'1,'.repeat(65_536)}1]}`)],
    [
      'breaks off',
      () => new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('terminated')) })),
    ],
  ])('keeps what it knew while the address %s, for a day, and asks every 30 seconds', async (_, failing) => {
    const { find, asked, clock, answers } = open(() => Response.json(published('a')));
    await find('a');
    answers(failing);
    clock.seconds(300);
    expect(await find('a')).toBe('a');
    expect(await find('a')).toBe('a');
    expect(asked).toHaveLength(2);
    clock.seconds(30);
    expect(await find('a')).toBe('a');
    expect(asked).toHaveLength(3);
    clock.seconds(86_400 - 330);
    expect(await find('a')).toBe(undefined);
    answers(() => Response.json(published('a')));
    clock.seconds(30);
    expect(await find('a')).toBe('a');
  });

  it('reads no more of an endless answer than it must', async () => {
    let sent = 0;
    const chunk = new Uint8Array(16_384).fill(32);
    const endless = new ReadableStream<Uint8Array>({
      pull(stream) {
        sent += 1;
        stream.enqueue(chunk);
      },
    });
    const { find } = open(() => new Response(endless));
    expect(await find('a')).toBe(undefined);
    expect(sent).toBeLessThan(10);
  });

  it('drops what it knew when another address is registered', async () => {
    const { find, asked } = open(() => Response.json(published('a')));
    await find('a');
    expect(await find('a', 'https://keys.bank.example/new.json')).toBe('a');
    expect(asked.map(({ url }) => url)).toEqual([URL_OF_KEYS, 'https://keys.bank.example/new.json']);
  });

  it('keeps the keys of partners apart', async () => {
    const { source, asked } = open(() => Response.json(published('a')));
    await source.find('bank', URL_OF_KEYS, 'a');
    await source.find('post', URL_OF_KEYS, 'a');
    expect(asked).toHaveLength(2);
  });

  it('works on when its clock is set back', async () => {
    const { find, asked, clock } = open(() => Response.json(published('a')));
    await find('a');
    clock.seconds(-7200);
    expect(await find('a')).toBe('a');
    expect(asked).toHaveLength(2);
  });
});
