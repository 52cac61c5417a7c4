import type { Route } from '@qwy/contract/route';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import * as z from 'zod/mini';

/** One request of a released SDK and what the gateway of that release answered. */
export const Exchange = z.object({
  route: z.string(),
  params: z.optional(z.record(z.string(), z.string())),
  query: z.optional(z.record(z.string(), z.string())),
  body: z.optional(z.unknown()),
  status: z.int(),
  answer: z.optional(z.unknown()),
});
export type Exchange = z.infer<typeof Exchange>;

/** As much of an SDK as sends any request of its own contract. */
export interface ReleasedSdk {
  createTransport(options: {
    baseUrl: string;
    fetch: typeof fetch;
    retries: number;
    authorizer?: { authorize(request: { method: string; url: string }): Promise<Record<string, string>> };
  }): { send(route: Route, options: object): Promise<unknown> };
  readonly routeList: readonly Route[];
}

export interface Release {
  readonly version: string;
  readonly exchanges: readonly Exchange[];
  sdk(): Promise<ReleasedSdk>;
}

const FOLDER = new URL('../releases/', import.meta.url);

/**
 * What was released before and is still out there: on pages that name its version, in departments' servers. Each release has
 * its SDK whole in one file, and what its gateway answered to every route. Written by `npm run freeze` at a release and never
 * changed afterwards.
 */
export function releases(): readonly Release[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER).map((version) => {
    const file = (name: string): URL => new URL(`${version}/${name}`, FOLDER);
    const recorded: unknown = JSON.parse(readFileSync(file('exchanges.json'), 'utf8'));
    return { version, exchanges: z.array(Exchange).parse(recorded), sdk: () => import(file('sdk.js').href) };
  });
}
