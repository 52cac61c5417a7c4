import * as z from 'zod/mini';
import { Instant, open } from './wire.ts';

/** Something public was published or withdrawn; sent on `/v1/changes` as server-sent events (`event: change`). */
export const Change = z.object({
  /** Pass as `Last-Event-ID` to resume behind it. */
  id: z.string(),
  kind: open(z.enum(['guide.published', 'guide.withdrawn', 'form.published', 'item.changed'])),
  /** The item's code, or the form's id. */
  subject: z.string(),
  version: z.optional(z.int()),
  at: Instant,
});
export type Change = z.infer<typeof Change>;
