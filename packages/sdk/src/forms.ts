import * as routes from '@qwy/contract/routes/forms';
import type { BodyArg, CallOptions, Transport, WriteOptions } from './types.ts';

export type FormsClient = ReturnType<typeof forms>;

/** Form definitions. Reading is public, publishing is for publishers. */
export const forms = (transport: Transport) => ({
  /** The published definition of a form. @throws {NotFoundError} */
  getForm(id: string, options: CallOptions = {}) {
    return transport.send(routes.getForm, { ...options, params: { id } });
  },

  /** Publishes a new version of a form. @throws {InvalidRequestError} with the places that are wrong */
  publishForm(id: string, form: BodyArg<typeof routes.publishForm>, options: WriteOptions = {}) {
    return transport.send(routes.publishForm, { ...options, params: { id }, body: form });
  },
});
