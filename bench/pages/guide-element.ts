import '@qwy/elements/guide/define';
import { changes } from '@qwy/sdk/changes';
import { guides } from '@qwy/sdk/guides';
import { createTransport } from '@qwy/sdk/transport';
import { answer, fakeGateway } from '@qwy/testing/fake-gateway';
import { benchGuide } from './guide-data.ts';
import { measure } from './measure.ts';

const gateway = fakeGateway({ 'GET /v1/guides/{code}': answer(benchGuide) });
const transport = createTransport({ baseUrl: gateway.baseUrl, fetch: gateway.fetch });
const element = document.createElement('qwy-guide');
element.item = benchGuide.itemCode;
element.client = { guides: guides(transport), changes: changes(transport) };

const isThere = (root: ShadowRoot): boolean => root.querySelector('.guide .head') !== null;
void measure(element, { began: isThere, ended: isThere });
