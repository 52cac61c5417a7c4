import type * as z from 'zod/mini';
import type { AssuranceLevel } from './assurance.ts';
import type { Scope } from './partner.ts';
import type { StaffRole } from './token.ts';

/** Who may call a route. */
export type Access =
  /** Anybody, from anywhere; a GET answers `Access-Control-Allow-Origin: *` and is cacheable. */
  | { kind: 'public' }
  /**
   * A frame with a key-bound access token of one of these scopes. `citizen`: somebody must have signed in as well; `assurance`: so
   * strongly at least.
   */
  | { kind: 'token'; scopes: readonly Scope[]; citizen?: boolean; assurance?: AssuranceLevel }
  /** Staff with one of these roles (`admin` may do everything). */
  | { kind: 'staff'; roles: readonly StaffRole[] }
  /** The token endpoint itself: authenticated by its own body and proof. */
  | { kind: 'grant' };

export interface Route {
  /** Unique; the operationId of the OpenAPI document and the key of the gateway's handler. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/v1/items/{code}`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: z.ZodMiniObject;
  readonly query?: z.ZodMiniObject;
  readonly body?: z.ZodMiniType;
  /** Default `application/json`. */
  readonly bodyType?: 'application/x-www-form-urlencoded';
  /** Status of success and the shape of its body; `undefined` body: none. */
  readonly status: 200 | 201 | 204;
  readonly answer?: z.ZodMiniType;
  /** The answer must not be kept for idempotent replay (tokens, licences). */
  readonly noReplay?: boolean;
  /** Reads that carry an ETag made from the resource's version. */
  readonly etag?: boolean;
}

/** Keeps a route's literal types, so that handlers and client methods are inferred from it. */
export const route = <const R extends Route>(definition: R): R => definition;

type Out<S> = S extends z.ZodMiniType ? z.output<S> : undefined;
type In<S> = S extends z.ZodMiniType ? z.input<S> : undefined;

export type Params<R extends Route> = Out<R['params']>;
export type Query<R extends Route> = Out<R['query']>;
export type Body<R extends Route> = Out<R['body']>;
export type Answer<R extends Route> = Out<R['answer']>;
/** What a caller passes: defaults may be left out. */
export type QueryInput<R extends Route> = In<R['query']>;
export type BodyInput<R extends Route> = In<R['body']>;
