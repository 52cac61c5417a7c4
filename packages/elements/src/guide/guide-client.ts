import type { ChangesClient } from '@qwy/sdk/changes';
import { changes } from '@qwy/sdk/changes';
import type { GuidesClient } from '@qwy/sdk/guides';
import { guides } from '@qwy/sdk/guides';
import { createTransport } from '@qwy/sdk/transport';
import { qwyGlobal } from '../global.ts';
import { VERSION } from '../version.ts';

/** What a guide asks the gateway; the SDK's whole client has it too. */
export interface GuideClient {
  readonly guides: Pick<GuidesClient, 'getGuide'>;
  readonly changes: Pick<ChangesClient, 'subscribe'>;
}

/** The page's one client for a gateway, so that all guides on the page share one stream of changes. */
export function sharedGuideClient(gateway: string): GuideClient {
  const { shared } = qwyGlobal();
  const key = `guide-client@${VERSION} ${gateway}`;
  const found = shared.get(key);
  if (isGuideClient(found)) return found;
  const transport = createTransport({ baseUrl: gateway });
  const made: GuideClient = { guides: guides(transport), changes: changes(transport) };
  shared.set(key, made);
  return made;
}

/** By shape, because another copy of the same version may have made it. */
const isGuideClient = (value: unknown): value is GuideClient =>
  typeof value === 'object' && value !== null && 'guides' in value && 'changes' in value;
