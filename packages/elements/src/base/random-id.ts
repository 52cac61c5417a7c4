/** `bytes` random bytes as base64url: 16 make 22 characters. `crypto.randomUUID` is younger than the browsers we serve. */
export function randomId(bytes = 16, source: Pick<Crypto, 'getRandomValues'> = crypto): string {
  return base64url(source.getRandomValues(new Uint8Array(bytes)));
}

/** RFC 4648 section 5, without padding. */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
}
