import { readFile } from 'node:fs/promises';
import { CHANNEL_TYPE, Channel, SignedChannel } from '@qwy/contract/channel';
import type { FastifyInstance } from 'fastify';
import { compactVerify, importJWK } from 'jose';
import type { Log } from '../world.ts';
import { errorKind } from '../world.ts';

/** What the bureau says of its versions, as this gateway publishes it. */
export interface ChannelSource {
  /** The signed file, byte by byte. */
  readonly body: Buffer | undefined;
  isRevoked(version: string): boolean;
  /** Reads the file anew; one that cannot be believed changes nothing. */
  refresh(): Promise<void>;
}

/** Without a file: nothing is published, nothing is revoked. */
export const noChannel: ChannelSource = { body: undefined, isRevoked: () => false, refresh: () => Promise.resolve() };

/**
 * Publishes a file that was signed elsewhere: the key must not lie on the server whose files it vouches for.
 * @throws {Error} if the file is not there, not signed by the key that it names, or about another gateway
 */
export async function openChannel(file: string, gateway: string, log: Log): Promise<ChannelSource> {
  let now = await read(file, gateway);
  return {
    get body() {
      return now.body;
    },
    isRevoked: (version) => now.revoked.has(version),
    async refresh() {
      try {
        now = await read(file, gateway);
      } catch (error) {
        log('warn', 'channel.refused', { error: errorKind(error) });
      }
    },
  };
}

async function read(file: string, gateway: string) {
  const body = await readFile(file);
  const { jws, key } = SignedChannel.parse(JSON.parse(body.toString('utf8')));
  const verified = await compactVerify(jws, await importJWK(key, 'ES256'), { algorithms: ['ES256'] });
  if (verified.protectedHeader.typ !== CHANNEL_TYPE) throw new Error('What is signed in CHANNEL_FILE is no channel.');
  const { iss, versions } = Channel.parse(JSON.parse(new TextDecoder().decode(verified.payload)));
  if (iss !== gateway) throw new Error(`CHANNEL_FILE is about ${iss}, not about ${gateway}.`);
  const revoked = new Set(versions.filter(({ status }) => status === 'revoked').map(({ version }) => version));
  return { body, revoked };
}

/** `/channel.json`: any origin may read it, and nobody need believe a copy that is older than a minute. */
export function serveChannel(app: FastifyInstance, channel: ChannelSource): void {
  app.get('/channel.json', async (_request, reply) => {
    reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
    if (!channel.body) return reply.code(404).header('cache-control', 'no-store').send();
    return reply
      .type('application/json; charset=utf-8')
      .header('cache-control', 'public, max-age=60')
      .send(channel.body);
  });
}
