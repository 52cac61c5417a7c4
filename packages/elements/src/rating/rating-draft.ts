import type { CaseKey } from '@qwy/contract/case';
import type { RatingSubmission, RatingTaxonomy } from '@qwy/contract/rating';

/** Longest comment, counted as the gateway counts. */
export const COMMENT_MAX = 150;

/** What the citizen has chosen and written so far. No level is chosen beforehand. */
export interface RatingDraft {
  readonly level: number | undefined;
  /** Codes of the chosen reasons; they belong to the level. */
  readonly tags: ReadonlySet<string>;
  readonly comment: string;
  readonly anonymous: boolean;
}

export const EMPTY_DRAFT: RatingDraft = { level: undefined, tags: new Set(), comment: '', anonymous: false };

/** Another level has other reasons. */
export const withLevel = (draft: RatingDraft, level: number): RatingDraft =>
  level === draft.level ? draft : { ...draft, level, tags: new Set() };

export function withTag(draft: RatingDraft, code: string, isChosen: boolean): RatingDraft {
  const tags = new Set(draft.tags);
  if (isChosen) tags.add(code);
  else tags.delete(code);
  return { ...draft, tags };
}

/** Characters that are still free; below zero: too many. */
export const charactersLeft = (comment: string): number => COMMENT_MAX - comment.trim().length;

/** What is sent; `undefined` while no level is chosen or the comment is too long. */
export function submissionOf(draft: RatingDraft, key: CaseKey): RatingSubmission | undefined {
  const { level, anonymous } = draft;
  const comment = draft.comment.trim();
  if (level === undefined || charactersLeft(comment) < 0) return undefined;
  return { ...key, level, tags: [...draft.tags].sort(), ...(comment && { comment }), anonymous };
}

/** Levels as they are offered: from very satisfied to very dissatisfied, as the standard lists them. */
export const offeredLevels = (taxonomy: RatingTaxonomy): RatingTaxonomy['levels'] =>
  [...taxonomy.levels].sort((a, b) => b.level - a.level);

/** 差评: such ratings are looked into and answered. */
export const isBad = (taxonomy: RatingTaxonomy, level: number | undefined): boolean =>
  taxonomy.levels.some((entry) => entry.level === level && entry.bad);
