/** One thing that a host page's Content-Security-Policy must allow, and why. */
export interface CspEntry {
  readonly directive: string;
  /** A source as it stands in the header, or the name of an address in braces. */
  readonly source: string;
  readonly why: string;
}

/**
 * The least a page needs to embed every element (CSP Level 3, Trusted Types). Styles, images and fonts need nothing:
 * elements use constructable style sheets and load neither into the page. Published beside the loader as `csp.json`, for servers in any language.
 */
export const CSP: readonly CspEntry[] = [
  { directive: 'default-src', source: "'none'", why: 'Whatever is not named below stays forbidden.' },
  { directive: 'script-src', source: '{gateway}', why: 'The loader and the elements.' },
  { directive: 'connect-src', source: "'self'", why: 'Your token endpoint.' },
  { directive: 'connect-src', source: '{gateway}', why: 'Guides, announcements, and whether you are registered.' },
  { directive: 'frame-src', source: '{formsOrigin}', why: 'Forms, cases and ratings.' },
  { directive: 'frame-src', source: '{licenseOrigin}', why: 'Licences.' },
  { directive: 'trusted-types', source: 'qwy', why: "The elements' one policy, and nobody else's." },
  { directive: 'require-trusted-types-for', source: "'script'", why: 'No text becomes markup, not by us either.' },
];
