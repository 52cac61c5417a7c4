import { CaseNumber, ItemCode, PublishableKey } from '@qwy/contract/ids';
import { IntegrityTable } from '@qwy/contract/manifest';
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
export const readMeta = (from: ParentNode): FrameMeta => FrameMeta.parse(contentOf(from, 'qwy-frame'));

/** Reads the hashes of what the frame may import, in `<meta name="qwy-integrity">`. Throws like `readMeta`. */
export const readIntegrityTable = (from: ParentNode): IntegrityTable =>
  IntegrityTable.parse(contentOf(from, 'qwy-integrity'));

function contentOf(from: ParentNode, name: string): unknown {
  const content = from.querySelector(`meta[name="${name}"]`)?.getAttribute('content');
  if (!content) throw new Error(`The document has no <meta name="${name}">.`);
  return JSON.parse(content);
}
