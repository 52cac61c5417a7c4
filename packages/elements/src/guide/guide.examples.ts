import type { Guide } from '@qwy/contract/guide';
import { changes } from '@qwy/sdk/changes';
import { guides } from '@qwy/sdk/guides';
import { items } from '@qwy/sdk/items';
import { createTransport } from '@qwy/sdk/transport';
import type { FakeGateway, Reply } from '@qwy/testing/fake-gateway';
import { answer, fakeGateway, htmlPage, networkError, never, problem } from '@qwy/testing/fake-gateway';
import { ManualTimers } from '../base/manual-timers.ts';
import { press, untilSays } from '../base/test-drive.ts';
import type { Cells, Drawn, Example } from '../base/test-example.ts';
import type { GuideClient } from './guide-client.ts';
import type { GuideElement } from './guide.ts';
import { emptyGuide, longGuide, sampleCalendar, sampleGuide, surveyGuide } from './sample-guides.examples.ts';

type GuideExample = Example<GuideElement>;

/** Monday morning in Shanghai: offices are open. */
export const EXAMPLE_TIME = '2026-11-23T10:00:00+08:00';

type More = Omit<GuideExample, 'gateway'> & { readonly calendar?: Reply };

const example = (reply: Reply, { calendar = answer(sampleCalendar), ...more }: More = {}): GuideExample => ({
  gateway: () => fakeGateway({ 'GET /v1/guides/{code}': reply, 'GET /v1/calendar': calendar }),
  ...more,
});
/** A guide that is on screen; `says`: what of it comes last. */
const shown = (guide: Guide, set: GuideExample['set'] = {}, says = guide.name): GuideExample =>
  example(answer(guide), { set: { item: guide.itemCode, ...set }, act: (element) => untilSays(element, says) });
const DUE = '今天受理，最晚 11月24日（周二）有结果';

export const guideExamples = {
  typical: shown(sampleGuide, {}, DUE),
  loading: example(never()),
  /** What most departments have published: hardly anything. */
  empty: shown(emptyGuide),
  notFound: example(problem('not_found'), { act: (guide) => untilSays(guide, '没有找到') }),
  gatewayDown: example(networkError(), { act: (guide) => untilSays(guide, '网络没有连上') }),
  htmlErrorPage: example(htmlPage(502), { act: (guide) => untilSays(guide, '系统正在维护') }),
  longest: shown(longGuide, {}, DUE),
  /** The calendar knows of days off and made-up workdays; what stops the clock is said beside the day. */
  longLimit: shown(surveyGuide, {}, '今天受理，最晚 12月7日（周一）有结果'),
  /** Nothing has published the working days: the limit is said, and no day. */
  noCalendar: example(answer(sampleGuide), {
    calendar: problem('not_found'),
    act: (guide) => untilSays(guide, '从受理第二天算起'),
  }),
  narrowed: example(answer(sampleGuide), {
    act: async (guide) => {
      await untilSays(guide, '您是哪种情况');
      press(guide, '租来的');
      press(guide, '别人代办');
      await untilSays(guide, '已按您的情况显示');
    },
  }),
  english: shown(sampleGuide, { locale: 'en' }, 'Accepted today, decided by Tue, November 24'),
  elder: shown(sampleGuide, { appearance: 'elder' }, DUE),
  kiosk: shown(sampleGuide, { appearance: 'kiosk', terminal: 'kiosk' }, DUE),
} satisfies Readonly<Record<string, GuideExample>>;

export const guideCells = {
  offline: { example: 'gatewayDown' },
  unavailable: { example: 'htmlErrorPage' },
  expired: { reason: 'Public: it uses no token that could expire.' },
} satisfies Cells<keyof typeof guideExamples>;

/** A client of a scripted gateway that does not try again by itself. */
export function guideClientOf(gateway: FakeGateway): GuideClient {
  const transport = createTransport({ baseUrl: gateway.baseUrl, fetch: gateway.fetch, retries: 0 });
  return { guides: guides(transport), items: items(transport), changes: changes(transport) };
}

/** The element as a host page has it, with a fallback of the page's own. It comes to its state once it is in a page. */
export function drawGuide(view: GuideElement, { gateway: makeGateway, set, act }: GuideExample): Drawn<GuideElement> {
  const gateway = makeGateway();
  Object.assign(
    view,
    { item: sampleGuide.itemCode, timers: new ManualTimers(EXAMPLE_TIME), client: guideClientOf(gateway) },
    set,
  );
  // As attributes, so that Storybook's toolbar leaves them alone: what a person does here is found by its words.
  view.setAttribute('locale', view.locale || 'zh-CN');
  if (view.appearance !== 'standard') view.setAttribute('appearance', view.appearance);
  const fallback = document.createElement('p');
  fallback.textContent = '也可以打电话问：0915-0000001';
  view.append(fallback);
  const ready = view.updateComplete.then(() => act?.(view, gateway));
  return { view, gateway, ready };
}
