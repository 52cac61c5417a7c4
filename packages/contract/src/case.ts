import * as z from 'zod/mini';
import { Answers } from './form.ts';
import { CaseCode, CaseNumber, FormId, ItemCode } from './ids.ts';
import { Day, Instant, Limit, PageQuery, line, open, page } from './wire.ts';

/** 收件 受理 补正 挂起(特别程序) 办结 送达 撤回 不予受理/退件. */
export const CaseState = z.enum([
  'received',
  'accepted',
  'correcting',
  'suspended',
  'decided',
  'delivered',
  'withdrawn',
  'rejected',
]);
export type CaseState = z.infer<typeof CaseState>;

/** One filled form, sent once. */
export const CaseSubmission = z.strictObject({
  itemCode: ItemCode,
  formId: FormId,
  /** The form version that was filled; an older one than published answers `stale_version`. */
  formVersion: z.int(),
  /** Answers to the guide's situation questions. */
  situation: z.record(z.string(), z.string()),
  answers: Answers,
  /** The citizen agreed to the form's consent text. */
  consent: z.literal(true),
});
export type CaseSubmission = z.infer<typeof CaseSubmission>;

/** When it will be done: always the limit in words; the day only while the official calendar covers it. */
export const Due = z.object({ limit: Limit, day: z.optional(Day) });
export type Due = z.infer<typeof Due>;

/** 收件回执. The only place the code is ever shown. */
export const CaseReceipt = z.object({
  number: CaseNumber,
  code: CaseCode,
  itemCode: ItemCode,
  itemName: z.string(),
  authority: z.string(),
  state: open(CaseState),
  receivedAt: Instant,
  due: z.optional(Due),
  sample: z.boolean(),
});
export type CaseReceipt = z.infer<typeof CaseReceipt>;

export const CaseEvent = z.object({ state: open(CaseState), at: Instant, note: z.optional(z.string()) });
export type CaseEvent = z.infer<typeof CaseEvent>;

/** What the citizen may see of a case: never the answers. */
export const CaseView = z.object({
  number: CaseNumber,
  itemCode: ItemCode,
  itemName: z.string(),
  authority: z.string(),
  state: open(CaseState),
  history: z.array(CaseEvent),
  due: z.optional(Due),
  /** Set once rated; until then `rateable` says whether it can be. */
  rated: z.boolean(),
  rateable: z.boolean(),
  sample: z.boolean(),
  updatedAt: Instant,
});
export type CaseView = z.infer<typeof CaseView>;

/** Number and printed code, in the body so that neither reaches a URL or a log. */
export const CaseKey = z.strictObject({ number: CaseNumber, code: CaseCode });
export type CaseKey = z.infer<typeof CaseKey>;

/** What the officer sees. */
export const CaseRecord = z.extend(CaseView, {
  answers: Answers,
  situation: z.record(z.string(), z.string()),
  partner: z.optional(z.string()),
});
export type CaseRecord = z.infer<typeof CaseRecord>;
export const CaseRow = z.omit(CaseRecord, { answers: true, situation: true, history: true });
export const CasePage = page(CaseRow);
export const CaseQuery = z.extend(PageQuery, { state: z.optional(CaseState), itemCode: z.optional(ItemCode) });

/** An officer's step. `note` is shown to the citizen. */
export const CaseTransition = z.strictObject({ to: CaseState, note: z.optional(line(500)) });
export type CaseTransition = z.infer<typeof CaseTransition>;
