import { CaseNumber, ItemCode, PublishableKey } from '@qwy/contract/ids';
import { Origin, Scope } from '@qwy/contract/partner';
import * as z from 'zod/mini';

/** What the gateway writes into a frame's document, as JSON in `<meta name="qwy-frame">`. */
export const FrameMeta = z.object({
  widget: Scope,
  /** Origin of the API. */
  gateway: Origin,
  /** Server nonce for the first embed token and the first proof. */
  nonce: z.string(),
  /** Origins this partner registered: who may shake hands. */
  parents: z.array(Origin),
  partner: PublishableKey,
  version: z.string(),
  /** Where forms are served from, e.g. for links from a receipt. */
  formsOrigin: z.optional(Origin),
  item: z.optional(ItemCode),
  case: z.optional(CaseNumber),
});
export type FrameMeta = z.infer<typeof FrameMeta>;

/** Reads the document's own description. Throws if the document was not made by our gateway. */
export function readMeta(from: ParentNode): FrameMeta {
  const content = from.querySelector('meta[name="qwy-frame"]')?.getAttribute('content');
  if (!content) throw new Error('The document has no <meta name="qwy-frame">.');
  return FrameMeta.parse(JSON.parse(content));
}
