/** For tests only: a provider that nobody visits. */
import type { Oidc } from '../oidc/oidc.ts';

export const fakeOidc = (): Oidc => ({
  secrets: () => ({ state: 'skew-state-0123456789', nonce: 'nonce', codeVerifier: 'verifier' }),
  authorizationUrl: () => Promise.resolve('https://id.example/authorize'),
  finish: () => Promise.reject(new Error('nobody signs in here')),
});
