import type { Appearance, Locale } from '@qwy/contract/frame';
import { changes } from '@qwy/sdk/changes';
import { guides } from '@qwy/sdk/guides';
import { createTransport } from '@qwy/sdk/transport';
import type { FakeGateway, Reply } from '@qwy/testing/fake-gateway';
import { answer, fakeGateway, htmlPage, networkError, never, problem } from '@qwy/testing/fake-gateway';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { ManualTimers } from '../base/manual-timers.ts';
import type { GuideClient } from './guide-client.ts';
import { emptyGuide, longGuide, sampleGuide } from './sample-guide.examples.ts';

/** One named situation of a guide, for stories, tests and documentation. */
export interface GuideExample {
  readonly item: string;
  /** What the gateway answers. */
  readonly reply: Reply;
  readonly locale?: Locale;
  readonly appearance?: Appearance;
  readonly terminal?: 'kiosk';
  /** Labels of the answers a reader has chosen. */
  readonly chosen?: readonly string[];
  /** Width of the host's column in CSS pixels. Default: as wide as the page. */
  readonly width?: number;
}

const typical: GuideExample = { item: sampleGuide.itemCode, reply: answer(sampleGuide) };

export const guideExamples = {
  typical,
  loading: { ...typical, reply: never() },
  /** The normal case in real catalogues. */
  empty: { item: emptyGuide.itemCode, reply: answer(emptyGuide) },
  notFound: { ...typical, reply: problem('not_found') },
  gatewayDown: { ...typical, reply: networkError() },
  htmlErrorPage: { ...typical, reply: htmlPage(502) },
  longest: { item: longGuide.itemCode, reply: answer(longGuide) },
  narrowed: { ...typical, chosen: ['租来的', '别人代办'] },
  english: { ...typical, locale: 'en' },
  elder: { ...typical, appearance: 'elder' },
  kiosk: { ...typical, appearance: 'kiosk', terminal: 'kiosk' },
  narrow: { ...typical, width: 320 },
} satisfies Readonly<Record<string, GuideExample>>;

/** Monday, 2026-11-23, 10:00 in Shanghai: offices are open. */
export const exampleTime = '2026-11-23T10:00:00+08:00';

/** A gateway that answers as the example says. */
export const exampleGateway = ({ reply }: Pick<GuideExample, 'reply'>): FakeGateway => fakeGateway({ 'GET /v1/guides/{code}': reply });

/** A client of that gateway which does not try again: an example shows what is on screen in the end. */
export function exampleClient(gateway: FakeGateway): GuideClient {
  const transport = createTransport({ baseUrl: gateway.baseUrl, fetch: gateway.fetch, retries: 0, timeout: 60_000 });
  return { guides: guides(transport), changes: changes(transport) };
}

/** Draws the example as a host page would, with a fallback of its own. */
export function renderGuideExample(example: GuideExample, gateway: FakeGateway = exampleGateway(example)): TemplateResult {
  const { item, locale, appearance, terminal } = example;
  return html`<qwy-guide
    item=${item}
    locale=${locale ?? nothing}
    appearance=${appearance ?? nothing}
    terminal=${terminal ?? nothing}
    .client=${exampleClient(gateway)}
    .timers=${new ManualTimers(exampleTime)}
  >
    <p>办事指南也可以打电话问：<a href="tel:09150000001">0915-0000001</a></p>
  </qwy-guide>`;
}
