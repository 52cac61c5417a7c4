import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { type ChannelSource, noChannel } from './channel.ts';
import { createCompressor } from './compressor.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** The built browser files by their address, such as `/v/0.1.0/qwy.js`. */
export type Bundles = ReadonlyMap<string, { readonly type: string; readonly bytes: Buffer }>;

/** Where the built browser files lie: a published gateway brings them along, in the repository the build has put them. */
export function browserFiles(): string {
  const brought = fileURLToPath(new URL('../../browser', import.meta.url));
  return existsSync(brought) ? brought : fileURLToPath(new URL('../../../../dist/cdn', import.meta.url));
}

/** Reads all browser files at once: a request can only name one of them, whatever path it makes up. */
export function readBundles(directory: string): Bundles {
  const bundles = new Map<string, { type: string; bytes: Buffer }>();
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    const file = join(directory, name);
    const type = TYPES[/\.\w+$/.exec(name)?.[0] ?? ''];
    if (type === undefined || !statSync(file).isFile()) continue;
    bundles.set(`/${relative(directory, file).split(sep).join('/')}`, { type, bytes: readFileSync(file) });
  }
  return bundles;
}

/**
 * Serves them under `/v/`: a version's files never change, any origin may load them. A revoked version is gone (410). A budget in
 * gzip bytes is only as good as the encoding over the line, so it does not hang on a proxy in front.
 */
export function serveBundles(app: FastifyInstance, bundles: Bundles, channel: ChannelSource = noChannel): void {
  const compressed = createCompressor();
  app.get('/v/*', async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (channel.isRevoked(path.split('/')[2] ?? '')) return reply.code(410).header('cache-control', 'no-store').send();
    const file = bundles.get(path);
    if (!file) return reply.code(404).header('cache-control', 'no-store').send();
    const { encoding, body } = await compressed(file.bytes, request.headers['accept-encoding']);
    if (encoding !== undefined) reply.header('content-encoding', encoding);
    return reply
      .type(file.type)
      .header('vary', 'accept-encoding')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('x-content-type-options', 'nosniff')
      .send(body);
  });
}
