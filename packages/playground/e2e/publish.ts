import { GuideDraft } from '@qwy/contract/guide';
import type { Guide } from '@qwy/contract/guide';
import type { Sandbox } from './sandbox.ts';

/** The bureau's part: publishes a new version of a guide, made from the current one by `change`. */
export async function republish(
  sandbox: Sandbox,
  itemCode: string,
  change: (current: Guide) => Partial<Guide>,
): Promise<Guide> {
  const { guides } = sandbox.admin();
  const current = await guides.getGuide(itemCode);
  const { version: _version, publishedAt: _publishedAt, ...rest } = { ...current, ...change(current) };
  const draft = GuideDraft.parse(rest);
  return guides.publishGuide(draft.itemCode, draft);
}
