import { licenseViewMessages } from './license-view-messages.ts';

/** Longest purpose, counted as the gateway counts. */
export const PURPOSE_MAX = 60;

export const PURPOSES = ['government', 'bank', 'post', 'identity', 'other'] as const;
export type PurposeChoice = (typeof PURPOSES)[number];

/** What the citizen chose and wrote. Nothing is chosen beforehand. */
export interface PurposeDraft {
  readonly choice: PurposeChoice | undefined;
  readonly other: string;
}

export const NO_PURPOSE: PurposeDraft = { choice: undefined, other: '' };

export type PurposeResult =
  | { readonly ok: true; readonly purpose: string }
  | { readonly ok: false; readonly problem: 'missing' | 'empty' | 'long'; readonly count: number };

/**
 * The purpose in words. The ready-made ones are Chinese in every language: they are printed into the watermark, for those who
 * look at the licence, and into a log that is kept in Chinese.
 */
export function readPurpose({ choice, other }: PurposeDraft): PurposeResult {
  if (!choice) return { ok: false, problem: 'missing', count: 0 };
  if (choice !== 'other') return { ok: true, purpose: licenseViewMessages['zh-CN'][`purpose.${choice}`] };
  const purpose = other.trim().replace(/\s+/g, ' ');
  if (purpose === '') return { ok: false, problem: 'empty', count: 0 };
  if (purpose.length > PURPOSE_MAX) return { ok: false, problem: 'long', count: purpose.length - PURPOSE_MAX };
  return { ok: true, purpose };
}
