// Prevents: a newcomer who has everything running and does not know where to look. One table of who listens where
// (design: every party has its own name, because ports on one name are the same site), used for checking and for printing.

/** One listening party of the sandbox. */
export interface Address {
  readonly name: string;
  /** Host name under `.localhost`: browsers resolve it to the loopback address, Node does not. */
  readonly host: string;
  /** Added to the gateway's port. */
  readonly offset: number;
  /** Which process must answer there. */
  readonly by: 'gateway' | 'playground' | 'storybook';
  /** One sentence: what there is to look at. */
  readonly look: string;
}

export const ADDRESSES: readonly Address[] = [
  {
    name: 'Bank',
    host: 'bank.localhost',
    offset: 10,
    by: 'playground',
    look: "a bank branch's page with a guide, its form, the case and its rating: start here",
  },
  {
    name: 'Post kiosk',
    host: 'post.localhost',
    offset: 11,
    by: 'playground',
    look: "a post office's touch kiosk, large print, wiped when nobody touches it",
  },
  {
    name: 'Department',
    host: 'dept.localhost',
    offset: 12,
    by: 'playground',
    look: "a department's own site that embeds the guides of its items",
  },
  {
    name: 'Hostile site',
    host: 'hostile.localhost',
    offset: 13,
    by: 'playground',
    look: 'a page that tries to read and break what it embeds, and cannot',
  },
  {
    name: 'Storybook',
    host: 'storybook.localhost',
    offset: 20,
    by: 'storybook',
    look: 'every element in its states, with themes, locales and accessibility checks',
  },
  {
    name: 'Gateway',
    host: 'gw.localhost',
    offset: 0,
    by: 'gateway',
    look: 'the API; /openapi.json describes it, /readyz tells whether it is well',
  },
  {
    name: 'Form frames',
    host: 'forms.localhost',
    offset: 1,
    by: 'gateway',
    look: 'where forms, cases and ratings are drawn inside the host pages; nothing to visit by hand',
  },
  {
    name: 'Licence frames',
    host: 'license.localhost',
    offset: 2,
    by: 'gateway',
    look: 'where licences are drawn, apart from everything else; nothing to visit by hand',
  },
  {
    name: 'Sign-in',
    host: 'id.localhost',
    offset: 3,
    by: 'playground',
    look: "the sandbox's OpenID provider: the login window of the licence leads here",
  },
];

export function portOf(address: Address, basePort: number): number {
  return basePort + address.offset;
}

export function urlOf(address: Address, basePort: number): string {
  return `http://${address.host}:${portOf(address, basePort)}/`;
}

/** The table that `npm start` prints when everything answers. */
export function describe(addresses: readonly Address[], basePort: number): string {
  const urls = addresses.map((address) => urlOf(address, basePort));
  const nameWidth = Math.max(...addresses.map(({ name }) => name.length));
  const urlWidth = Math.max(...urls.map((url) => url.length));
  return addresses
    .map(({ name, look }, i) => `  ${name.padEnd(nameWidth)}  ${(urls[i] ?? '').padEnd(urlWidth)}  ${look}`)
    .join('\n');
}
