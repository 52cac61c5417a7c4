import * as z from 'zod/mini';

/** An instant, ISO 8601 with zone, e.g. `2026-11-23T08:30:00.000Z`. */
export const Instant = z.iso.datetime({ offset: true });
/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const Day = z.iso.date();
/** An amount in minor units (fen) with its ISO 4217 currency. */
export const Money = z.object({ amount: z.int().check(z.gte(0)), currency: z.literal('CNY') });
/** A closed set on the way in, open on the way out: members this version does not know survive as plain strings. */
export const open = <T extends Readonly<Record<string, string>>>(members: z.ZodMiniEnum<T>) =>
  z.union([members, z.string()]);
/** One line of text somebody wrote; `max` in characters. */
export const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

/** Cursor paging: pass `next` back as `cursor` until it is absent. */
export const PageQuery = z.object({
  cursor: z.optional(z.string().check(z.maxLength(200))),
  /** Rows per page, 1 to 100. Default 20. */
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(100)), 20),
});
export const page = <T extends z.ZodMiniType>(row: T) =>
  z.object({ rows: z.array(row), next: z.optional(z.string()), total: z.optional(z.int()) });

/** Name and value of what is shown or counted: `working_day` are days that are not weekends or holidays (行政许可法 82). */
export const Limit = z.object({
  value: z.int().check(z.gte(0), z.lte(3660)),
  unit: z.enum(['working_day', 'day', 'hour', 'month']),
});
export type Limit = z.infer<typeof Limit>;
