import { LicenseId } from '@qwy/contract/ids';
import { LicenseStatus, Presentation } from '@qwy/contract/license';
import { Day } from '@qwy/contract/wire';
import * as z from 'zod/mini';

/** A licence of an invented citizen. */
export const PersonaLicense = z.strictObject({
  id: LicenseId,
  /** 证照类型代码, 21 characters, or `待核实` where no published one was found. */
  typeCode: z.union([z.string().check(z.regex(/^[0-9A-Z]{21}$/)), z.literal('待核实')]),
  typeName: z.string(),
  number: z.string(),
  /** 电子证照标识 (GB/T 36904). Absent while the type code is unknown, because it is a part of it. */
  identifier: z.optional(z.string()),
  issuer: z.string(),
  holderName: z.string(),
  /** The holder's citizen number: a sole trader's business licence too belongs to the person. */
  holderCode: z.string(),
  validFrom: z.optional(Day),
  /** Absent: valid for good. */
  validTo: z.optional(Day),
  status: LicenseStatus,
  /** The face of the licence, as `Presentation` shows it. */
  fields: Presentation.shape.fields,
});
export type PersonaLicense = z.infer<typeof PersonaLicense>;

/** An invented citizen of the sandbox, for its OpenID provider and its licences. */
export const Persona = z.strictObject({
  sub: z.string().check(z.regex(/^[a-z0-9-]{1,64}$/)),
  name: z.string(),
  citizenId: z.string(),
  /** Level of assurance the provider states at sign-in; absent: its own default. */
  acr: z.optional(z.string()),
  licenses: z.array(PersonaLicense),
});
export type Persona = z.infer<typeof Persona>;

export const PersonaFile = z.strictObject({ note: z.string(), personas: z.array(Persona) });
