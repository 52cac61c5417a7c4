import type { Answer, Query, Route } from '@qwy/contract/route';
import type * as z from 'zod/mini';

/** Ids are plain strings on the way in, so that callers need no schema to ask for something; answers carry the brand. */
type Unbranded<T> = T extends string & z.core.$brand ? string : T;
type InputOf<S> = S extends z.ZodMiniType ? z.input<S> : undefined;

/** Values for the `{…}` of a route's path. */
export type ParamsArg<R extends Route> = { [K in keyof InputOf<R['params']>]: string };
/** A route's query; what has a default may be left out. */
export type QueryArg<R extends Route> = R extends { query: z.ZodMiniObject }
  ? { [K in keyof InputOf<R['query']>]: K extends keyof Query<R> ? Unbranded<Query<R>[K]> : never }
  : undefined;
export type BodyArg<R extends Route> = InputOf<R['body']>;

/** What every method takes as its last argument. */
export interface CallOptions {
  /** Ends the call at once, also while it waits between two attempts; it rejects with `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds one attempt may take. Default: the client's. */
  readonly timeout?: number | undefined;
}

/** What methods that change something take besides. */
export interface WriteOptions extends CallOptions {
  /**
   * 8 to 100 characters of `A-Za-z0-9_-`: the same key with the same body is done once, however often it is sent within 24 h.
   * Default: a new key for each call of a POST, kept through its retries; none for PUT and DELETE, which then are not retried.
   * Pass your own to make an attempt safe across a reload of the page.
   */
  readonly idempotencyKey?: string | undefined;
}

type Needs<R extends Route, K extends 'params' | 'query' | 'body', V> =
  R extends Readonly<Record<K, z.ZodMiniType>> ? Readonly<Record<K, V>> : object;

export type SendOptions<R extends Route> = WriteOptions & {
  /** The request changes nothing, or may be done twice: retry it although its answer is never kept for replay. */
  readonly repeatable?: boolean;
} & Needs<R, 'params', ParamsArg<R>> &
  Needs<R, 'query', QueryArg<R>> &
  Needs<R, 'body', BodyArg<R>>;

/** `SendOptions` of any route, as the transport works with it. */
export interface AnySendOptions extends WriteOptions {
  readonly repeatable?: boolean;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

export interface OpenOptions extends CallOptions {
  /** The id to resume behind. */
  readonly lastEventId?: string | undefined;
}

/** Sends requests of the route table. Everything it rejects with is a `QwyError`, bad arguments (`TypeError`) excepted. */
export interface Transport {
  /** One request and its parsed answer; `undefined` for routes that answer without a body. */
  send<R extends Route>(route: R, options: SendOptions<R>): Promise<Answer<R>>;
  /** Opens a stream of server-sent events: one attempt, `timeout` counts until the headers are here. */
  open(route: Route, options?: OpenOptions): Promise<ReadableStream<Uint8Array>>;
}
