import * as z from 'zod/mini';
import { ItemCode, RegionCode } from './ids.ts';
import { Instant, PageQuery, open, page } from './wire.ts';

/** 事项类型, de facto codes of C0109-2018 / GB/T 39554 (clause text not seen). */
export const TaskType = z.enum(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20']);
export type TaskType = z.infer<typeof TaskType>;

/** 服务对象: natural persons, legal persons, or both. */
export const ServiceObject = z.enum(['person', 'organisation']);
export type ServiceObject = z.infer<typeof ServiceObject>;

/** Something wrong in an item's data, reported and kept: a bad code never drops an item. */
export const Defect = z.object({ field: z.string(), code: z.string(), detail: z.optional(z.string()) });
export type Defect = z.infer<typeof Defect>;

/** 实施清单: one service item as one authority offers it. */
export const Item = z.object({
  code: ItemCode,
  /** 12-digit basic catalogue code, where known. */
  catalogCode: z.optional(z.string()),
  name: z.string(),
  taskType: open(TaskType),
  authority: z.object({ name: z.string(), code: z.optional(z.string()) }),
  region: z.object({ code: RegionCode, name: z.string() }),
  serviceObjects: z.array(open(ServiceObject)),
  status: open(z.enum(['active', 'suspended', 'cancelled'])),
  /** Made up for demonstration; must be shown as such. */
  sample: z.boolean(),
  /** Belongs to a comparable county and is shown for reference only. */
  reference: z.boolean(),
  hasGuide: z.boolean(),
  hasForm: z.boolean(),
  defects: z.array(Defect),
  updatedAt: Instant,
});
export type Item = z.infer<typeof Item>;

export const ItemQuery = z.extend(PageQuery, {
  /** Words to look for in names; two Chinese characters are enough. */
  q: z.optional(z.string().check(z.maxLength(100))),
  region: z.optional(RegionCode),
  taskType: z.optional(TaskType),
  /** `true`: only items with a published guide. */
  withGuide: z.optional(z.stringbool()),
});
export type ItemQuery = z.infer<typeof ItemQuery>;

export const ItemPage = page(Item);
export type ItemPage = z.infer<typeof ItemPage>;
