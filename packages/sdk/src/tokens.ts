import * as routes from '@qwy/contract/routes/tokens';
import type { BodyArg, CallOptions, Transport, WriteOptions } from './types.ts';

export type TokensClient = ReturnType<typeof tokens>;

/** Tokens of frames, sign-ins of citizens, tokens of staff. */
export const tokens = (transport: Transport) => ({
  /** Redeems an embed or refresh token; needs an authorizer that adds the DPoP proof. @throws {InvalidGrantError} */
  requestToken(request: BodyArg<typeof routes.requestToken>, options: WriteOptions = {}) {
    return transport.send(routes.requestToken, { ...options, body: request });
  },

  /** Ends the caller's own grant, with its refresh chain and the citizen's sign-in in it. */
  revokeToken(options: WriteOptions = {}) {
    return transport.send(routes.revokeToken, { ...options, repeatable: true });
  },

  /**
   * Begins a citizen's sign-in: open `url` of the answer in a window of its own, then ask `getLogin`. On a device that several
   * people use, say `{ fresh: true }`: nobody is then signed in as whoever was there before.
   */
  startLogin(login: BodyArg<typeof routes.startLogin> = {}, options: WriteOptions = {}) {
    // A second beginning costs nothing: the first is never opened and expires.
    return transport.send(routes.startLogin, { ...options, body: login, repeatable: true });
  },

  /** How far a sign-in is. @throws {NotFoundError} if another grant began it */
  getLogin(id: string, options: CallOptions = {}) {
    return transport.send(routes.getLogin, { ...options, params: { id } });
  },

  /** Makes a token for a member of staff or a department's system; the answer is the only time it is shown. */
  createStaffToken(staff: BodyArg<typeof routes.createStaffToken>, options: WriteOptions = {}) {
    return transport.send(routes.createStaffToken, { ...options, body: staff });
  },

  /** All tokens of staff, the revoked ones too; never the token itself. */
  listStaffTokens(options: CallOptions = {}) {
    return transport.send(routes.listStaffTokens, { ...options });
  },

  /** Ends a token of staff at once. @throws {NotFoundError} */
  revokeStaffToken(id: string, options: WriteOptions = {}) {
    return transport.send(routes.revokeStaffToken, { ...options, params: { id } });
  },
});
