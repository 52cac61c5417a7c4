import * as z from 'zod/mini';

/** Ids are made by the gateway (UUID v7 text) unless a resource says otherwise; the brand keeps one kind from passing for another. */
const id = () => z.string().check(z.minLength(1), z.maxLength(64), z.regex(/^[A-Za-z0-9_.:-]+$/));

/** Code of an item's implementation record: 31 characters nationally, other shapes locally (`rules/item-code.ts`). Read leniently. */
export const ItemCode = id().brand<'ItemCode'>();
export type ItemCode = z.infer<typeof ItemCode>;

export const FormId = id().brand<'FormId'>();
export type FormId = z.infer<typeof FormId>;

export const PartnerId = id().brand<'PartnerId'>();
export type PartnerId = z.infer<typeof PartnerId>;

/** What a partner writes into its pages; grants nothing but public reads and the right to be framed on registered origins. */
export const PublishableKey = z
  .string()
  .check(z.regex(/^pk_[a-z0-9_]{3,40}$/))
  .brand<'PublishableKey'>();
export type PublishableKey = z.infer<typeof PublishableKey>;

/** `20261123-483920-3`: filing day, six digits, one ISO 7064 MOD 11,10 check digit. Opens nothing without its code. */
export const CaseNumber = z
  .string()
  .check(z.regex(/^\d{8}-\d{6}-\d$/))
  .brand<'CaseNumber'>();
export type CaseNumber = z.infer<typeof CaseNumber>;

/** Eight characters printed on the receipt (no 0/O, 1/I/L): with the number it opens the case. */
export const CaseCode = z
  .string()
  .check(z.regex(/^[2-9A-HJKMNP-Z]{8}$/))
  .brand<'CaseCode'>();
export type CaseCode = z.infer<typeof CaseCode>;

export const LicenseId = id().brand<'LicenseId'>();
export type LicenseId = z.infer<typeof LicenseId>;

export const LifeEventId = id().brand<'LifeEventId'>();
export type LifeEventId = z.infer<typeof LifeEventId>;

/** Administrative division, GB/T 2260 (6 digits: county) or the statistics bureau's 9 (town) and 12 digits (village). */
export const RegionCode = z
  .string()
  .check(z.regex(/^\d{6}(\d{3}(\d{3})?)?$/))
  .brand<'RegionCode'>();
export type RegionCode = z.infer<typeof RegionCode>;
