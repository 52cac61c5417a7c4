import * as z from 'zod/mini';
import { ItemCode, LifeEventId } from './ids.ts';

/** 一件事: several items handled as one. */
export const LifeEvent = z.object({
  id: LifeEventId,
  name: z.string(),
  side: z.enum(['person', 'organisation']),
  items: z.array(z.object({ name: z.string(), department: z.string(), itemCode: z.optional(ItemCode) })),
  conditions: z.array(z.string()),
  materials: z.array(z.object({ name: z.string(), note: z.optional(z.string()) })),
  /** `yes`: read in the named source (another city's); `partial`; `no`: from memory, shown as a sample. */
  verified: z.enum(['yes', 'partial', 'no']),
  source: z.string(),
  sample: z.boolean(),
});
export type LifeEvent = z.infer<typeof LifeEvent>;
export const LifeEventList = z.object({ rows: z.array(LifeEvent) });
