import { CaseKey } from '@qwy/contract/case';
import { RatingSubmission } from '@qwy/contract/rating';
import { describe, expect, it } from 'vitest';
import { COMMENT_MAX, EMPTY_DRAFT, charactersLeft, submissionOf, withLevel, withTag } from './rating-draft.ts';

const key = CaseKey.parse({ number: '20261123-483920-7', code: 'K7M2WX94' });

describe('a rating that is being written', () => {
  it('is not sent without a level', () => {
    expect(submissionOf({ ...EMPTY_DRAFT, comment: '很快' }, key)).toBeUndefined();
  });

  it('drops the reasons when another level is chosen, and keeps them when the same is', () => {
    const draft = withTag(withLevel(EMPTY_DRAFT, 5), '510', true);
    expect(withLevel(draft, 5).tags).toEqual(new Set(['510']));
    expect(withLevel(draft, 1).tags.size).toBe(0);
  });

  it('is sent as the contract wants it', () => {
    const draft = withTag(withTag(withLevel(EMPTY_DRAFT, 2), '205', true), '201', true);
    const submission = submissionOf({ ...draft, comment: '  等了太久 \n' }, key);
    expect(submission).toEqual({ ...key, level: 2, tags: ['201', '205'], comment: '等了太久', anonymous: false });
    expect(RatingSubmission.safeParse(submission).success).toBe(true);
  });

  it('has no comment when only spaces were typed', () => {
    expect(submissionOf({ ...withLevel(EMPTY_DRAFT, 3), comment: ' 　' }, key)).not.toHaveProperty('comment');
  });

  it('is sent with the longest comment and not with one character more', () => {
    const longest = '好'.repeat(COMMENT_MAX);
    expect(charactersLeft(longest)).toBe(0);
    expect(submissionOf({ ...withLevel(EMPTY_DRAFT, 4), comment: longest }, key)?.comment).toBe(longest);
    expect(submissionOf({ ...withLevel(EMPTY_DRAFT, 4), comment: `${longest}。` }, key)).toBeUndefined();
  });
});
