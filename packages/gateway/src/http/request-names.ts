import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { sharedSecret } from '../auth/bootstrap.ts';
import type { Database } from '../store/schema.ts';
import type { World } from '../world.ts';
import { addressNames } from './address.ts';

/** Names the address a request comes from for the counters, by a key that all replicas find in the database. */
export function requestNames(db: Kysely<Database>, world: World): (request: FastifyRequest) => Promise<string> {
  let names: Promise<(ip: string) => string> | undefined;
  const load = (): Promise<(ip: string) => string> =>
    sharedSecret(db, world, 'address').then(addressNames, (error: unknown) => {
      names = undefined; // the next request tries again
      throw error;
    });
  return async (request) => {
    names ??= load();
    // Whoever has hung up already has no address any more, whatever the type says.
    const ip: string | undefined = request.ip;
    return (await names)(ip ?? '');
  };
}
