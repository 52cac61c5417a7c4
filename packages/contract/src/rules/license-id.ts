import { hybridCheckCharacter } from './iso7064.ts';
import { typedCode } from './typed-code.ts';

/**
 * 电子证照标识, GB/T 36904: `1.2.156.3005.2 . type . issuer . serial . version . check`. The check character is ISO 7064
 * MOD 37,36 over the four parts without dots (recomputed from three real ids; the clause text was not at hand).
 */
export const LICENSE_ID_ROOT = '1.2.156.3005.2';

export interface LicenseIdParts {
  /** 类型代码: 18 characters of the defining authority and three of its own numbering. */
  type: string;
  /** 颁发机构代码: a unified social credit code. */
  issuer: string;
  serial: string;
  /** Three digits. */
  version: string;
}

export type LicenseIdResult =
  ({ ok: true; id: string } & LicenseIdParts) | { ok: false; code: 'shape' | 'root' | 'checksum' };

/** Checks a licence identifier as typed or scanned; `id` is its clean form. */
export function checkLicenseId(text: string): LicenseIdResult {
  const id = typedCode(text).toUpperCase();
  if (!id.startsWith(`${LICENSE_ID_ROOT}.`)) return { ok: false, code: 'root' };
  const match = /^([0-9A-Z]{21})\.([0-9A-Z]{18})\.([0-9A-Z]{1,32})\.(\d{3})\.([0-9A-Z])$/.exec(
    id.slice(LICENSE_ID_ROOT.length + 1),
  );
  if (!match) return { ok: false, code: 'shape' };
  const [, type = '', issuer = '', serial = '', version = '', check] = match;
  if (hybridCheckCharacter(type + issuer + serial + version, 36) !== check) return { ok: false, code: 'checksum' };
  return { ok: true, id, type, issuer, serial, version };
}

/** Writes an identifier with its check character. @throws {TypeError} if a part has the wrong shape. */
export function makeLicenseId({ type, issuer, serial, version }: LicenseIdParts): string {
  const check = hybridCheckCharacter(type + issuer + serial + version, 36);
  const id = [LICENSE_ID_ROOT, type, issuer, serial, version, check].join('.');
  if (!checkLicenseId(id).ok) {
    throw new TypeError('`type`, `issuer`, `serial` and `version` must have the shapes of GB/T 36904');
  }
  return id;
}
