import type { GuidesClient } from '@qwy/sdk/guides';
import { guides } from '@qwy/sdk/guides';
import type { ItemsClient } from '@qwy/sdk/items';
import { createTransport } from '@qwy/sdk/transport';
import type { Transport } from '@qwy/sdk/types';
import { qwyGlobal } from '../global.ts';
import { VERSION } from '../version.ts';
import type { ChangeSource } from './change-watch.ts';

/** What a guide asks the gateway; the SDK's whole client has it too. */
export interface GuideClient {
  readonly guides: Pick<GuidesClient, 'getGuide'>;
  /** For the day a limit ends; without it only the limit is said. */
  readonly items?: Pick<ItemsClient, 'getCalendar'>;
  readonly changes: ChangeSource;
}

/** The page's one client for a gateway, so that all guides on the page share one stream of changes. */
export function sharedGuideClient(gateway: string): GuideClient {
  const { shared } = qwyGlobal();
  const key = `guide-client@${VERSION} ${gateway}`;
  const found = shared.get(key);
  if (isGuideClient(found)) return found;
  const transport = createTransport({ baseUrl: gateway });
  const made: GuideClient = { guides: guides(transport), items: lateItems(transport), changes: lateChanges(transport) };
  shared.set(key, made);
  return made;
}

/** Asks with the SDK's `items`, whose code is loaded only then: most guides name no limit in days. */
const lateItems = (transport: Transport): NonNullable<GuideClient['items']> => ({
  async getCalendar(options) {
    const { items } = await import('@qwy/sdk/items');
    return items(transport).getCalendar(options);
  },
});

/** Listens with the SDK's `changes`, whose code is loaded only then: a guide can be read without it. */
function lateChanges(transport: Transport): ChangeSource {
  let loading: Promise<ChangeSource> | undefined;
  return {
    async subscribe(options) {
      try {
        loading ??= import('@qwy/sdk/changes').then(({ changes }) => changes(transport));
        (await loading).subscribe(options);
      } catch {
        loading = undefined;
        console.warn('[qwy] This guide cannot tell when it is published anew: a part of it could not be loaded.');
      }
    },
  };
}

/** By shape, because another copy of the same version may have made it. */
const isGuideClient = (value: unknown): value is GuideClient =>
  typeof value === 'object' && value !== null && 'guides' in value && 'changes' in value;
