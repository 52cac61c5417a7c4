import { readFileSync } from 'node:fs';
import { buildCsp } from '@qwy/partner';

/** What a deployment says in its environment. */
export interface Settings {
  readonly port: number;
  /** Of this site, as it is registered. */
  readonly origin: string;
  readonly partnerId: string;
  readonly gateway: string;
  /** The gateway's address for this server, where it is not the one that browsers use. */
  readonly gatewayFromHere: string;
  readonly formsOrigin: string;
  readonly licenseOrigin: string;
  /** Private key, PEM. */
  readonly key: string;
  readonly kid: string;
  /** Folder of the pages: `html`, `webview`, or what a bundler made of `react` or `vue`. */
  readonly pages: string;
  /** Service item that the pages are about. */
  readonly item: string;
  readonly version: string;
  /** Of the loader, and of the style sheet for guides that this server draws: from the gateway's `/v/<version>/manifest.json`. */
  readonly integrity: string;
  readonly sheetIntegrity: string;
}

/** @throws {Error} that names the first setting that is missing */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const need = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`${name} is not set.`);
    return value;
  };
  return {
    port: Number(need('PORT')),
    origin: need('ORIGIN'),
    partnerId: need('PARTNER_ID'),
    gateway: need('GATEWAY'),
    gatewayFromHere: env['GATEWAY_FROM_HERE'] ?? need('GATEWAY'),
    formsOrigin: need('FORMS_ORIGIN'),
    licenseOrigin: need('LICENSE_ORIGIN'),
    key: readFileSync(need('KEY_FILE'), 'utf8'),
    kid: need('KID'),
    pages: need('PAGES'),
    item: need('ITEM'),
    version: need('QWY_VERSION'),
    integrity: need('QWY_INTEGRITY'),
    sheetIntegrity: need('QWY_SHEET_INTEGRITY'),
  };
}

/** Strict, with what the frameworks add: with a bundler Lit's own Trusted Types policy is in the page, and Vue's. */
export const policyFor = ({ gateway, formsOrigin, licenseOrigin }: Settings): string =>
  buildCsp({
    gateway,
    formsOrigin,
    licenseOrigin,
    own: {
      'script-src': ["'self'"],
      'style-src': [gateway], // the sheet of a guide that the server has drawn
      'trusted-types': ['lit-html', 'vue'],
      'base-uri': ["'none'"],
      'frame-ancestors': ["'none'"],
    },
  }).header;
