import * as z from 'zod/mini';

/**
 * What can be wrong with an embedding, as `qwy doctor` says it from the outside and `Qwy.diagnose()` from within the
 * page. Codes are stable; docs/reference/errors.md says of each what it means and how to mend it.
 */
export const FindingCode = z.enum([
  'page_unreachable',
  'loader_missing',
  'loader_twice',
  'integrity_missing',
  'integrity_wrong',
  'version_unknown',
  'version_patched',
  'version_revoked',
  'gateway_unreachable',
  'gateway_not_ready',
  'gateway_elsewhere',
  'clock_drift',
  'partner_missing',
  'partner_unknown',
  'partner_suspended',
  'widget_not_allowed',
  'origin_not_registered',
  'csp_missing',
  'item_missing',
  'fallback_missing',
  'token_endpoint_missing',
  'token_endpoint_elsewhere',
  'token_endpoint_unreachable',
  'token_endpoint_refuses',
  'token_malformed',
  'token_claim_wrong',
  'token_refused',
]);
export type FindingCode = z.infer<typeof FindingCode>;

/** Things that work today and should be seen to all the same; every other finding keeps something from working. */
const ADVICE: readonly FindingCode[] = ['integrity_missing', 'version_patched', 'item_missing', 'fallback_missing'];

export interface Finding {
  readonly code: FindingCode;
  /** `wrong`: something does not work. `advice`: it works, but should not stay so. */
  readonly grade: 'wrong' | 'advice';
  /** The setting, address or claim that it is about; never a secret, nothing of a citizen. Empty where the code says it all. */
  readonly subject: string;
}

export const finding = (code: FindingCode, subject = ''): Finding => ({
  code,
  grade: ADVICE.includes(code) ? 'advice' : 'wrong',
  subject,
});
