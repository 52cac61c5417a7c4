/** Everything the gateway takes from outside itself; tests hand in their own. */
export interface World {
  /** Milliseconds since the epoch. */
  now(): number;
  /** A new unique id, sortable by time (UUID v7). */
  newId(): string;
  /** Cryptographically random bytes. */
  randomBytes(length: number): Uint8Array;
  /** Outgoing HTTP: webhooks and the identity provider. */
  fetch: typeof fetch;
}

/** One structured line. `fields` carry ids, counts and codes, never what a person typed, tokens or bodies. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  fields?: Readonly<Record<string, string | number | boolean>>,
) => void;

/** ISO 8601 instant of now. */
export const instant = (world: Pick<World, 'now'>, plusSeconds = 0): string =>
  new Date(world.now() + plusSeconds * 1000).toISOString();

/** A random secret of 32 bytes, base64url. */
export const newSecret = (world: Pick<World, 'randomBytes'>): string =>
  Buffer.from(world.randomBytes(32)).toString('base64url');

/** A word for the log: the system's or the database's code for an error, else its name. Never the message, which may hold data. */
export function errorKind(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' && /^[A-Z0-9_]{3,40}$/.test(code) ? code : error.name;
}
