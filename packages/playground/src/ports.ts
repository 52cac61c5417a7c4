/** Addresses of everybody in the sandbox: different names, so that they are different sites to a browser. */
export interface Addresses {
  readonly api: string;
  readonly forms: string;
  readonly license: string;
  readonly openid: string;
}

export const addressesAt = (port: number): Addresses => ({
  api: `http://gw.localhost:${port}`,
  forms: `http://forms.localhost:${port + 1}`,
  license: `http://license.localhost:${port + 2}`,
  openid: `http://id.localhost:${port + 3}`,
});
