import type { Route } from '@qwy/contract/route';
import { JWT_BEARER } from '@qwy/contract/token';
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import type { AccessGrant } from '../store/grants.ts';
import type { Database } from '../store/schema.ts';
import type { StaffMember } from '../store/staff.ts';
import type { World } from '../world.ts';
import type { Limits } from './limits.ts';
import { tooMany } from './limits.ts';
import type { ProblemError } from './problem.ts';
import type { Bucket } from './shared-counter.ts';
import { findEmpty, giveBack, take } from './shared-counter.ts';

/** One request whose caller and body are known. */
export interface Admittable {
  readonly route: Route;
  readonly request: FastifyRequest;
  readonly caller: AccessGrant | StaffMember | undefined;
  /** Parsed by the route's schema. */
  readonly body: unknown;
}

/** What remains to be counted, or was counted too much, when it is known how the request went. */
export interface Afterwards {
  done(): Promise<void>;
  failed(problem: ProblemError): Promise<void>;
}

/** Refusals remembered at once, so that hammering costs no statement. */
const MOST_REFUSALS = 10_000;

/**
 * Limits a request once it is known who asks: by the narrowest that can be said of the caller (a frame's key, a citizen, a
 * member of staff), then by partner and address, then by partner. Who is known better is counted better: a citizen who signed
 * in does not share a crowded address with anybody.
 * @param nameOf - the counter's name of the request's address
 */
export function admission(
  db: Kysely<Database>,
  world: World,
  limits: Limits,
  nameOf: (request: FastifyRequest) => Promise<string>,
): (asked: Admittable) => Promise<Afterwards> {
  const refusals = new Map<string, number>();

  const remember = (id: string, until: number): void => {
    const [oldest] = refusals.keys();
    if (refusals.size >= MOST_REFUSALS && oldest !== undefined) refusals.delete(oldest);
    refusals.set(id, until);
  };
  const takeAll = async (buckets: readonly Bucket[]): Promise<void> => {
    const waits = buckets.map(({ id }) => (refusals.get(id) ?? 0) - world.now());
    if (waits.some((wait) => wait > 0)) throw tooMany(Math.max(...waits));
    const empty = await take(db, world, buckets);
    for (const { id, waitMs } of empty) remember(id, world.now() + waitMs);
    if (empty.length > 0) throw tooMany(Math.max(...empty.map(({ waitMs }) => waitMs)));
  };
  const refuseEmpty = async (buckets: readonly Bucket[]): Promise<void> => {
    const empty = await findEmpty(db, world, buckets);
    if (empty.length > 0) throw tooMany(Math.max(...empty.map(({ waitMs }) => waitMs)));
  };
  /**
   * Takes before it is known whether the request will count, and gives back if not: counted only afterwards, a thousand
   * requests at once would all be let in. What is refused meanwhile is not remembered, for the place may be free in a moment.
   */
  const reserve = async (buckets: readonly Bucket[]): Promise<void> => {
    const empty = await take(db, world, buckets);
    if (empty.length === 0) return;
    await giveBack(
      db,
      buckets.filter(({ id }) => !empty.some((one) => one.id === id)),
    );
    throw tooMany(Math.max(...empty.map(({ waitMs }) => waitMs)));
  };

  return async ({ route, request, caller, body }) => {
    const address = await nameOf(request);
    await takeAll(ownBuckets(route, caller, address, limits));
    const onSuccess = route.access.kind === 'grant' ? visitorBuckets(claimedPartner(body), address, limits) : [];
    const onWrongCode = guessBuckets(body, address, limits);
    await refuseEmpty(onSuccess);
    await reserve(onWrongCode);
    return {
      async done() {
        await take(db, world, onSuccess);
        await giveBack(db, onWrongCode);
      },
      async failed({ code }) {
        if (code !== 'not_found') await giveBack(db, onWrongCode);
      },
    };
  };
}

/** What is counted whatever becomes of the request. */
function ownBuckets(route: Route, caller: Admittable['caller'], address: string, limits: Limits): readonly Bucket[] {
  switch (route.access.kind) {
    case 'public':
      // Public reads were counted at the door.
      return route.method === 'GET' ? [] : [{ id: `public:${route.id}:${address}`, limit: limits.write }];
    case 'grant':
      // Nothing is known yet: what is refused counts at the door only.
      return [];
    case 'staff':
      return caller ? [{ id: `staff:${caller.id}`, limit: limits.staff }] : [];
    case 'token':
      return caller && 'jkt' in caller ? frameBuckets(route, caller, address, limits) : [];
  }
}

function frameBuckets(route: Route, caller: AccessGrant, address: string, limits: Limits): readonly Bucket[] {
  const { jkt, partnerId, citizenId } = caller;
  const isFiling = route.id === 'submitCase';
  const person: Bucket[] =
    citizenId === undefined
      ? [
          { id: `at:${partnerId}:${address}`, limit: limits.write },
          ...(isFiling ? [{ id: `file-at:${partnerId}:${address}`, limit: limits.submissions.address }] : []),
        ]
      : [
          { id: `citizen:${citizenId}`, limit: limits.visit },
          ...(isFiling ? [{ id: `file-citizen:${citizenId}`, limit: limits.submissions.citizen }] : []),
        ];
  return [
    { id: `visit:${jkt}`, limit: limits.visit },
    ...(isFiling ? [{ id: `file-visit:${jkt}`, limit: limits.submissions.visit }] : []),
    ...person,
    { id: `partner:${partnerId}`, limit: limits.partner },
  ];
}

/** A new visit counts for its partner and address once the partner's word was found true. */
function visitorBuckets(partnerId: string | undefined, address: string, limits: Limits): readonly Bucket[] {
  if (partnerId === undefined) return [];
  return [
    { id: `at:${partnerId}:${address}`, limit: limits.write },
    { id: `partner:${partnerId}`, limit: limits.partner },
  ];
}

const Assertion = z.object({ grant_type: z.literal(JWT_BEARER), assertion: z.string() });
const Issuer = z.object({ iss: z.string().check(z.regex(/^[A-Za-z0-9_.:-]{1,64}$/)) });

/** Whom an embed token says it is from, unverified: good enough to refuse early, never to admit. */
function claimedPartner(body: unknown): string | undefined {
  const request = Assertion.safeParse(body);
  if (!request.success) return undefined;
  try {
    const payload: unknown = JSON.parse(
      Buffer.from(request.data.assertion.split('.')[1] ?? '', 'base64url').toString(),
    );
    const issuer = Issuer.safeParse(payload);
    return issuer.success ? issuer.data.iss : undefined;
  } catch {
    return undefined;
  }
}

const CaseKey = z.object({ number: z.string(), code: z.string() });

/**
 * Wrong codes are counted per number *and* address: whoever tries codes elsewhere cannot shut the holder out. Every route whose
 * body has a number and its code is guarded alike, or the least guarded one would be used for guessing.
 */
function guessBuckets(body: unknown, address: string, limits: Limits): readonly Bucket[] {
  const key = CaseKey.safeParse(body);
  if (!key.success) return [];
  return [
    { id: `code:${key.data.number}:${address}`, limit: limits.wrongCode },
    { id: `codes:${address}`, limit: limits.wrongCodes },
  ];
}
