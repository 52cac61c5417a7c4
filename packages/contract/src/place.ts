import * as z from 'zod/mini';
import { RegionCode } from './ids.ts';

/** Opening hours on one weekday (1 = Monday … 7 = Sunday), Asia/Shanghai, `HH:MM`. */
export const Hours = z.object({
  weekday: z.int().check(z.gte(1), z.lte(7)),
  from: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  to: z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)),
});
export type Hours = z.infer<typeof Hours>;

/** A counter, hall, branch or kiosk where the item can be handled. */
export const Place = z.object({
  id: z.string(),
  name: z.string(),
  address: z.optional(z.string()),
  region: z.optional(z.object({ code: RegionCode, name: z.string() })),
  window: z.optional(z.string()),
  phone: z.optional(z.string()),
  hours: z.array(Hours),
  /** WGS 84 degrees. */
  position: z.optional(z.object({ latitude: z.number(), longitude: z.number() })),
  sample: z.boolean(),
});
export type Place = z.infer<typeof Place>;

/** A county, town or village with what lies directly below it. */
export const Region = z.object({
  code: RegionCode,
  name: z.string(),
  level: z.enum(['county', 'town', 'village']),
  parent: z.optional(RegionCode),
});
export type Region = z.infer<typeof Region>;
export const RegionList = z.object({ rows: z.array(Region) });
