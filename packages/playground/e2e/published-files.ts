import { readFileSync } from 'node:fs';
import { Manifest, loadedWith } from '@qwy/contract/manifest';
import type { BrowserContext, Route } from 'playwright-core';

const CDN = new URL('../../../dist/cdn', import.meta.url);
const ELEMENTS: { version: string } = JSON.parse(
  readFileSync(new URL('../../elements/package.json', import.meta.url), 'utf8'),
);
export const VERSION = ELEMENTS.version;
export const MANIFEST = Manifest.parse(JSON.parse(published('manifest.json').toString('utf8')));

/** The bytes of a published file. */
export function published(name: string): Buffer {
  return readFileSync(new URL(`./cdn/v/${VERSION}/${name}`, CDN));
}

/** Files that are needed before an element can be drawn. */
export const neededBy = (...entries: string[]): ReadonlySet<string> => loadedWith(MANIFEST.files, entries);

/** Files that may be loaded by these, now or later. */
export function loadedBy(entries: readonly string[]): ReadonlySet<string> {
  const found = new Set(entries);
  for (const name of found) {
    const { imports = [], lazy = [] } = MANIFEST.files[name] ?? {};
    for (const next of [...imports, ...lazy]) found.add(next);
  }
  return found;
}

/** The name of a published file by its address, whatever origin it is on. */
export function publishedName(address: string): string | undefined {
  const [, version, name] = /^\/v\/([^/]+)\/(.+)$/.exec(new URL(address).pathname) ?? [];
  return version === VERSION ? name : undefined;
}

const NEWLINE = 0x0a;
const SPACE = 0x20;

/** Answers a request for a file of ours as the gateway would, with other bytes. */
export const answerWith = (route: Route, bytes: string | Buffer, name: string): Promise<void> =>
  route.fulfill({
    body: bytes,
    contentType: name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
    headers: { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' },
  });

/**
 * Counts how often a file was asked for on these hosts; answers it, when it is asked for there, with a byte flipped and a line of
 * an attacker's added. The byte is the space after everything, so that all of it would run if nobody looked.
 */
export async function tamper(context: BrowserContext, hosts: RegExp, name: string): Promise<{ count: number }> {
  const asked = { count: 0 };
  const added = name.endsWith('.css') ? '\nhtml{--tampered:1}' : '\n;globalThis.tampered=1;';
  const bytes = Buffer.concat([published(name), Buffer.from(added)]);
  const last = published(name).length - 1;
  if (bytes[last] === NEWLINE) bytes[last] = SPACE;
  await context.route(
    (url) => hosts.test(url.hostname) && publishedName(url.href) === name,
    async (route) => {
      asked.count += 1;
      await answerWith(route, bytes, name);
    },
  );
  return asked;
}
