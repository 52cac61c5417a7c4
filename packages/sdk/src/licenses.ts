import * as routes from '@qwy/contract/routes/licenses';
import type { BodyArg, CallOptions, Transport, WriteOptions } from './types.ts';

export type LicensesClient = ReturnType<typeof licenses>;

/** Electronic licences (电子证照): for their holder in a licence frame, and for whoever checks one. */
export const licenses = (transport: Transport) => ({
  /** The signed-in citizen's licences. @throws {LoginRequiredError} @throws {AssuranceRequiredError} */
  listLicenses(options: CallOptions = {}) {
    return transport.send(routes.listLicenses, { ...options });
  },

  /** Shows a licence: its face and a code that works once within a minute. Not retried: each is a showing of its own. */
  presentLicense(id: string, request: BodyArg<typeof routes.presentLicense>, options: WriteOptions = {}) {
    return transport.send(routes.presentLicense, { ...options, params: { id }, body: request });
  },

  /** Checks a shown licence by the code of its QR. Not retried: the code is used up by the first try. Public. */
  verifyPresentation(request: BodyArg<typeof routes.verifyPresentation>, options: WriteOptions = {}) {
    return transport.send(routes.verifyPresentation, { ...options, body: request });
  },
});
