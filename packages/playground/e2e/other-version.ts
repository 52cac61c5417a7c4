import { createHash } from 'node:crypto';
import type { BrowserContext } from 'playwright-core';
import { MANIFEST, VERSION, answerWith, published } from './published-files.ts';
import type { Sandbox } from './sandbox.ts';

const hashOf = (bytes: string): string => createHash('sha384').update(bytes).digest('base64');
const LOADERS = ['qwy.js', 'frame.js'];

/** The build as it would be under another version's number: its files, and the loaders with the hashes of these. */
function filesOf(version: string): ReadonlyMap<string, string> {
  const renumber = (name: string): string => published(name).toString('utf8').replaceAll(VERSION, version);
  const names = Object.keys(MANIFEST.files);
  const files = new Map(names.filter((name) => !LOADERS.includes(name)).map((name) => [name, renumber(name)]));
  for (const loader of LOADERS) {
    const withHashes = [...files].reduce(
      (text, [name, bytes]) => text.replaceAll(hashOf(published(name).toString('utf8')), hashOf(bytes)),
      renumber(loader),
    );
    files.set(loader, withHashes);
  }
  return files;
}

/** Publishes it on the gateway's origin, for this browser alone. */
export async function publishOther(context: BrowserContext, sandbox: Sandbox, version: string): Promise<void> {
  const files = filesOf(version);
  const folder = `${sandbox.gateway}/v/${version}/`;
  await context.route(
    (url) => url.href.startsWith(folder),
    (route) => {
      const name = new URL(route.request().url()).pathname.replace(`/v/${version}/`, '');
      const bytes = files.get(name);
      return bytes === undefined ? route.abort() : answerWith(route, bytes, name);
    },
  );
}
