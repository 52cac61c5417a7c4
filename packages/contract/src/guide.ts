import * as z from 'zod/mini';
import { FormId, ItemCode, LifeEventId, RegionCode } from './ids.ts';
import { ServiceObject, TaskType } from './item.ts';
import { Place } from './place.ts';
import { Instant, Limit, Money, open } from './wire.ts';

/**
 * When a part of a guide applies: for every situation named, the citizen's answer must be one of the values.
 * Absent: always. Narrowing is `rules/situations.ts`.
 */
export const When = z.record(z.string(), z.array(z.string()));
export type When = z.infer<typeof When>;

/** 情形: a plain question whose answer narrows materials, fees and steps. */
export const Situation = z.object({
  id: z.string(),
  question: z.string(),
  help: z.optional(z.string()),
  options: z.array(z.object({ value: z.string(), label: z.string() })).check(z.minLength(2)),
  when: z.optional(When),
});
export type Situation = z.infer<typeof Situation>;

/** 申请材料. */
export const Material = z.object({
  id: z.string(),
  name: z.string(),
  /** 原件, 复印件 or either. */
  type: open(z.enum(['original', 'copy', 'original_or_copy'])),
  form: open(z.enum(['paper', 'electronic', 'paper_or_electronic'])),
  copies: z.int().check(z.gte(0)),
  necessity: open(z.enum(['required', 'optional', 'conditional'])),
  source: open(z.enum(['applicant', 'government', 'intermediary', 'other'])),
  issuer: z.optional(z.string()),
  note: z.optional(z.string()),
  /** 免提交: need not be handed in, because a licence or shared data replaces it. */
  waived: z.optional(z.object({ by: open(z.enum(['license', 'shared_data'])), name: z.string() })),
  /** 容缺后补: may follow within this limit. */
  deferrable: z.optional(z.object({ limit: Limit })),
  when: z.optional(When),
});
export type Material = z.infer<typeof Material>;

/** A step of the process, who does it and how long it may take. */
export const Step = z.object({
  name: z.string(),
  role: z.optional(z.string()),
  limit: z.optional(Limit),
  note: z.optional(z.string()),
  when: z.optional(When),
});
export type Step = z.infer<typeof Step>;

/** 特别程序, e.g. an expert review; `stopsClock`: its time does not count (行政许可法 45). */
export const SpecialProcedure = z.object({
  name: z.string(),
  limit: z.optional(Limit),
  stopsClock: z.boolean(),
  basis: z.optional(z.string()),
});

/**
 * 设定依据. `verified` says that the article's text was read in the named version;
 * otherwise the law is shown as "依据待核实" and no article is claimed.
 */
export const LegalBasis = z.object({
  law: z.string(),
  version: z.optional(z.string()),
  article: z.optional(z.int()),
  text: z.optional(z.string()),
  verified: z.boolean(),
});
export type LegalBasis = z.infer<typeof LegalBasis>;

export const Fee = z.object({
  name: z.string(),
  /** Absent: charged by a standard that `note` states. */
  amount: z.optional(Money),
  basis: z.optional(z.string()),
  note: z.optional(z.string()),
  when: z.optional(When),
});

/** 办事指南: what a citizen needs to know about one item, in one published version. */
export const Guide = z.object({
  itemCode: ItemCode,
  /** Counts up with each publication. */
  version: z.int().check(z.gte(1)),
  name: z.string(),
  /** The answer in one or two plain sentences: who can, where, how long. */
  summary: z.string(),
  taskType: open(TaskType),
  authority: z.object({ name: z.string(), code: z.optional(z.string()) }),
  region: z.object({ code: RegionCode, name: z.string() }),
  serviceObjects: z.array(open(ServiceObject)),
  /** 即办件 or 承诺件. */
  handlingType: open(z.enum(['immediate', 'committed'])),
  situations: z.array(Situation),
  conditions: z.array(z.object({ text: z.string(), when: z.optional(When) })),
  materials: z.array(Material),
  steps: z.array(Step),
  statutoryLimit: z.optional(Limit),
  promisedLimit: z.optional(Limit),
  specialProcedures: z.array(SpecialProcedure),
  /** Empty: free of charge. */
  fees: z.array(Fee),
  results: z.array(
    z.object({
      name: z.string(),
      type: open(z.enum(['license', 'approval', 'other', 'none'])),
      validity: z.optional(z.string()),
    }),
  ),
  legalBasis: z.array(LegalBasis),
  places: z.array(Place),
  /** How it can be filed. The counter is always one of them (plan, task 13). */
  channels: z.array(open(z.enum(['counter', 'online', 'post', 'kiosk']))),
  /** Visits to a counter that are needed at most. */
  visits: z.int().check(z.gte(0)),
  consultPhone: z.optional(z.string()),
  complaintPhone: z.optional(z.string()),
  faq: z.array(z.object({ question: z.string(), answer: z.string() })),
  formId: z.optional(FormId),
  lifeEvents: z.array(LifeEventId),
  sample: z.boolean(),
  publishedAt: Instant,
});
export type Guide = z.infer<typeof Guide>;

/** A guide as an author writes it: version and time are the gateway's to give. */
export const GuideDraft = z.strictObject(z.omit(Guide, { version: true, publishedAt: true }).shape);
export type GuideDraft = z.infer<typeof GuideDraft>;
