/** For tests only: requests of a frame from any address, and a citizen who has signed in. */
import type { AssuranceLevel } from '@qwy/contract/assurance';
import type { LightMyRequestResponse } from 'fastify';
import { API, FORMS, type TestFrame, type TestGateway, freshNonce } from './test-gateway.ts';

export interface Sent {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Address the request comes from. Default 127.0.0.1. */
  readonly from?: string;
}

/** Sends a frame's request with token and a fresh proof. */
export async function sendFrom(
  gateway: Pick<TestGateway, 'app'>,
  frame: TestFrame,
  { method, path, body, headers = {}, from = '127.0.0.1' }: Sent,
): Promise<LightMyRequestResponse> {
  const nonce = await freshNonce(gateway.app, frame.key);
  const accessToken = frame.tokens.access_token;
  return gateway.app.inject({
    method,
    url: path,
    remoteAddress: from,
    headers: {
      authorization: `DPoP ${accessToken}`,
      dpop: await frame.key.proof({ method, url: API + path.split('?', 1)[0], nonce, accessToken }),
      origin: FORMS,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
}

export interface TestCitizen {
  readonly id: string;
  readonly name: string;
  readonly citizenNumber: string;
}

/** Puts a citizen into the database, as a sign-in would. */
export async function addCitizen(gateway: TestGateway, citizen: TestCitizen): Promise<void> {
  await gateway.database.db
    .insertInto('citizen')
    .values({
      id: citizen.id,
      issuer: 'http://id.localhost:8603',
      subject: citizen.id,
      name: citizen.name,
      citizen_number: citizen.citizenNumber,
      created_at: new Date(gateway.world.now()).toISOString(),
    })
    .execute();
}

/** Lets a frame be signed in as a citizen who is in the database. */
export async function signIn(
  gateway: TestGateway,
  frame: TestFrame,
  citizenId: string,
  assurance: AssuranceLevel = 'substantial',
): Promise<void> {
  await gateway.database.db
    .updateTable('access_grant')
    .set({ citizen_id: citizenId, assurance })
    .where('jkt', '=', frame.key.jkt)
    .execute();
}
