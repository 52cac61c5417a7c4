import * as z from 'zod/mini';

/**
 * How sure the identity provider is that the citizen is who they say, weakest first. `low`: an account, registered with a name
 * (实名). `substantial`: the person was checked when signing in (实人, a face or a bank card). `high`: with an authority's own
 * means, for example an electronic identity or a certificate. Which of a provider's `acr` values means which is the gateway's setting.
 */
export const AssuranceLevel = z.enum(['low', 'substantial', 'high']);
export type AssuranceLevel = z.infer<typeof AssuranceLevel>;

/** What zone Z2 (licences) demands of a sign-in. */
export const LICENSE_ASSURANCE: AssuranceLevel = 'substantial';

/** Whether a sign-in of level `held` is enough where `needed` is asked for. No level at all never is. */
export function isAssured(held: AssuranceLevel | undefined, needed: AssuranceLevel): boolean {
  const { options } = AssuranceLevel;
  return held !== undefined && options.indexOf(held) >= options.indexOf(needed);
}
