import '@qwy/elements/guide/define';
import { changes } from '@qwy/sdk/changes';
import { guides } from '@qwy/sdk/guides';
import { createTransport } from '@qwy/sdk/transport';
import { answer, fakeGateway } from '@qwy/testing/fake-gateway';
import { benchGuide } from './guide-data.ts';

/** So many guides of one page, which share a client as those of a provider do. */
export function guideElements(count: number): HTMLElement[] {
  const gateway = fakeGateway({ 'GET /v1/guides/{code}': answer(benchGuide) });
  const transport = createTransport({ baseUrl: gateway.baseUrl, fetch: gateway.fetch });
  const client = { guides: guides(transport), changes: changes(transport) };
  return Array.from({ length: count }, () => {
    const element = document.createElement('qwy-guide');
    element.item = benchGuide.itemCode;
    element.client = client;
    return element;
  });
}
