import type { PartnerKey } from '@qwy/contract/partner';
import { readJwks } from './public-key.ts';
import { parseStrictJson } from './strict-json.ts';

/** What was read is good for so long, in milliseconds: a key that the partner takes out is out after that. */
const FRESH_MS = 5 * 60_000;
/** Pause between two attempts, whatever asks: a thousand tokens with unknown `kid`s are one request to the partner. */
const COOL_DOWN_MS = 30_000;
/** While the partner's address fails, what it said last holds so long. */
const STALE_MS = 24 * 3_600_000;
const TIMEOUT_MS = 3000;
const MAX_BYTES = 64 * 1024;
const MAX_KEYS = 50;

export interface JwksSource {
  /** The key of that name, if the address publishes it. Never throws: an address that fails has no news. */
  find(owner: string, url: string, kid: string): Promise<PartnerKey | undefined>;
}

interface Entry {
  readonly url: string;
  keys: readonly PartnerKey[];
  /** Milliseconds since the epoch; undefined: never. */
  loadedAt: number | undefined;
  triedAt: number | undefined;
  loading: Promise<void> | undefined;
}

/**
 * Keys that partners publish themselves, one entry for each owner, in this replica's memory.
 * @param options.fetch - must not follow redirects nor reach into our own network; this asks only for addresses that an admin
 * has registered
 */
export function createJwksSource({ fetch, now }: { fetch: typeof globalThis.fetch; now: () => number }): JwksSource {
  const entries = new Map<string, Entry>();

  /** A clock that was set back must not stop us: then nothing is recent. */
  const isWithin = (since: number | undefined, span: number): boolean =>
    since !== undefined && now() - since >= 0 && now() - since < span;

  const load = async (entry: Entry): Promise<void> => {
    entry.triedAt = now();
    try {
      entry.keys = await download(fetch, entry.url);
      entry.loadedAt = now();
    } catch {
      // What it said before holds; the next attempt comes after the pause.
    } finally {
      entry.loading = undefined;
    }
  };

  return {
    async find(owner, url, kid) {
      const known = entries.get(owner);
      const entry: Entry =
        known?.url === url ? known : { url, keys: [], loadedAt: undefined, triedAt: undefined, loading: undefined };
      if (entry !== known) entries.set(owner, entry);

      const named = () => entry.keys.find((key) => key.kid === kid);
      const hasNews = named() === undefined || !isWithin(entry.loadedAt, FRESH_MS);
      if (hasNews && !entry.loading && !isWithin(entry.triedAt, COOL_DOWN_MS)) entry.loading = load(entry);
      if (hasNews) await entry.loading;
      return isWithin(entry.loadedAt, STALE_MS) ? named() : undefined;
    },
  };
}

async function download(fetch: typeof globalThis.fetch, url: string): Promise<PartnerKey[]> {
  const response = await fetch(url, {
    headers: { accept: 'application/jwk-set+json, application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error('not answered');
  }
  return readJwks(parseStrictJson(await boundedText(response))).slice(0, MAX_KEYS);
}

async function boundedText(response: Response): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  // Leaving the loop early cancels the download.
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new RangeError('too large');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
