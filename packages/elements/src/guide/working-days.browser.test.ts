import { fixture } from '@open-wc/testing';
import type { FakeGateway, Outcome, Reply } from '@qwy/testing/fake-gateway';
import { answer, htmlPage, networkError, never, problem, sequence } from '@qwy/testing/fake-gateway';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { ManualTimers } from '../base/manual-timers.ts';
import { translateAll } from '../base/test-checks.ts';
import { screenText, until, untilSays } from '../base/test-drive.ts';
import './define.ts';
import { drawGuide, EXAMPLE_TIME, guideExamples } from './guide.examples.ts';
import type { GuideElement } from './guide.ts';
import { sampleCalendar, sampleGuide, surveyGuide } from './sample-guides.examples.ts';

const GUIDE = 'GET /v1/guides/{code}';
const CALENDAR = 'GET /v1/calendar';
const COUNTING = '从受理第二天算起，周末和节假日都不算在内';
const TUESDAY = '今天受理，最晚 11月24日（周二）有结果';
const HOUR = 3_600_000;

interface Shown {
  readonly guide: GuideElement;
  readonly gateway: FakeGateway;
  readonly timers: ManualTimers;
}

/** The sample guide on screen, changed by `change`; its calendar is answered by `calendar`. */
async function show(calendar: Reply = answer(sampleCalendar), change: object = {}, set: object = {}): Promise<Shown> {
  const timers = new ManualTimers(EXAMPLE_TIME);
  const { gateway: example } = guideExamples.typical;
  const { view: guide, gateway } = drawGuide(document.createElement('qwy-guide'), {
    gateway: example,
    set: { timers, ...set },
  });
  gateway.script(GUIDE, answer({ ...sampleGuide, ...change }));
  gateway.script(CALENDAR, calendar);
  await fixture(guide);
  await untilSays(guide, sampleGuide.name);
  await until(guide, () => gateway.openStreams === 1);
  return { guide, gateway, timers };
}

/** A calendar that comes when `arrive` is called. */
function late(): { reply: Reply; arrive: () => void } {
  let arrive = () => {};
  const arrival = new Promise<Outcome>((resolve) => {
    arrive = () => resolve(answer(sampleCalendar));
  });
  return { reply: () => arrival, arrive };
}

const asked = ({ requests }: FakeGateway) => requests.filter(({ route }) => route === CALENDAR).length;
const find = (guide: GuideElement, selector: string): HTMLElement => {
  const found = guide.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`${selector} is not on screen`);
  return found;
};
const card = (guide: GuideElement) => find(guide, '.card:nth-child(2)').innerText;

/** Makes the rules for paper hold on screen. */
function drawAsOnPaper({ shadowRoot }: GuideElement): void {
  if (!shadowRoot) return;
  const paper = new CSSStyleSheet();
  const rules = shadowRoot.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]);
  const printed = rules.flatMap((rule) =>
    rule instanceof CSSMediaRule && rule.media.mediaText === 'print' ? [...rule.cssRules] : [],
  );
  paper.replaceSync(printed.map(({ cssText }) => cssText).join(' '));
  shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, paper];
}

describe('<qwy-guide> and the calendar of working days', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(async () => {
    await page.viewport(800, 900);
    vi.restoreAllMocks();
  });

  it('says it beside the limit, in the short answer and among the limits', async () => {
    const { guide } = await show();
    await untilSays(guide, TUESDAY);
    expect(card(guide).split(/\s*\n\s*/)).toEqual(['要多久', '1 个工作日', '法定最长 3 个工作日', TUESDAY]);
    expect(find(guide, '#limits .pair:first-child').innerText).toContain(TUESDAY);
    expect(find(guide, '#limits .pair:last-child').innerText).not.toContain('受理');
  });

  it('draws the guide without waiting for a calendar, which is asked for afterwards and once', async () => {
    const { guide, gateway } = await show(never());
    await until(guide, () => asked(gateway) === 1);
    expect(card(guide)).toContain(COUNTING);
    expect(gateway.requests.map(({ route }) => route).indexOf(CALENDAR)).toBeGreaterThan(
      gateway.requests.map(({ route }) => route).indexOf(GUIDE),
    );
    await until(guide, () => gateway.requests.filter(({ route }) => route === GUIDE).length === 2);
    await guide.updateComplete;
    expect(asked(gateway)).toBe(1);
  });

  it.each([
    ['zh-CN', 'standard', COUNTING, TUESDAY],
    ['zh-CN', 'elder', COUNTING, TUESDAY],
    ['zh-CN', 'kiosk', COUNTING, TUESDAY],
    ['en', 'standard', 'Counts from the day after acceptance', 'Accepted today, decided by Tue, November 24'],
  ])('moves nothing when it arrives: %s, %s', async (locale, appearance, before, after) => {
    for (const width of [320, 390, 800, 1280]) {
      await page.viewport(width, 900);
      const { reply, arrive } = late();
      const { guide } = await show(reply, {}, { locale, appearance });
      await untilSays(guide, before);
      const places = () =>
        ['[part=actions]', '#limits', '#channels', '#basis'].map(
          (part) => find(guide, part).getBoundingClientRect().top,
        );
      const then = places();
      arrive();
      await untilSays(guide, after);
      expect(places(), `${width} px`).toEqual(then);
      guide.remove();
    }
  });

  it.each([
    ['none is published', problem('not_found')],
    ['the line is down', networkError()],
    ['a proxy answers', htmlPage(502)],
    ['it is malformed', answer({ ...sampleCalendar, holidays: ['2026-02-30'] })],
    ['it does not reach that day', answer({ ...sampleCalendar, to: '2026-11-23' })],
  ])('says none when a calendar is asked for and %s', async (_, calendar) => {
    const { guide, gateway, timers } = await show(calendar);
    await until(guide, () => asked(gateway) === 1);
    timers.pass(HOUR);
    await guide.updateComplete;
    expect(screenText(guide)).not.toContain('最晚');
    expect(card(guide)).toContain(COUNTING);
  });

  it.each([
    ['a holiday on a weekday', '2026-12-04T10:00:00+08:00', false],
    ['a Saturday that is worked', '2026-12-05T10:00:00+08:00', true],
    ['an ordinary Saturday', '2026-11-28T10:00:00+08:00', false],
    ['an ordinary Monday', EXAMPLE_TIME, true],
  ])('knows whether a counter is open on %s, also where the limit is one of hours', async (_, time, isOpen) => {
    const change = { promisedLimit: { value: 4, unit: 'hour' } };
    const { guide, gateway, timers } = await show(answer(sampleCalendar), change);
    timers.pass(Date.parse(time) - Date.parse(EXAMPLE_TIME));
    await until(guide, () => asked(gateway) >= 1);
    const hall = () => find(guide, '#places .place:first-child').innerText;
    await until(guide, () => hall().includes(isOpen ? '现在是办公时间' : '现在不是办公时间'));
    expect(find(guide, '#places').innerText).toContain('法定节假日的安排，以窗口通知为准。');
  });

  it('lets the weekday decide until a calendar is there', async () => {
    const { guide, timers } = await show(never());
    timers.pass(Date.parse('2026-12-04T10:00:00+08:00') - Date.parse(EXAMPLE_TIME));
    await until(guide, () => find(guide, '#places .place:first-child').innerText.includes('现在是办公时间'));
  });

  it.each([
    ['what is done on the spot', { handlingType: 'immediate' }],
    ['hours', { promisedLimit: { value: 4, unit: 'hour' } }],
    ['months', { promisedLimit: { value: 2, unit: 'month' } }],
    ['an unknown limit', { promisedLimit: undefined, statutoryLimit: undefined }],
  ])('asks for no calendar for %s without a counter’s hours', async (_, change) => {
    const { guide, gateway } = await show(answer(sampleCalendar), { places: [], ...change });
    await until(guide, () => gateway.requests.filter(({ route }) => route === GUIDE).length === 2);
    await guide.updateComplete;
    expect(asked(gateway)).toBe(0);
    expect(screenText(guide)).not.toContain('受理第二天');
  });

  it('warns and says none for a calendar that ends before it begins', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { guide } = await show(answer({ ...sampleCalendar, to: '2025-12-31' }));
    await until(guide, () => warn.mock.calls.length === 1);
    expect(screenText(guide)).not.toContain('最晚');
  });

  it('follows the clock past midnight', async () => {
    const { guide, timers } = await show();
    await untilSays(guide, TUESDAY);
    timers.pass(14 * HOUR - 1);
    await guide.updateComplete;
    expect(card(guide)).toContain(TUESDAY);
    timers.pass(60_000);
    await untilSays(guide, '今天受理，最晚 11月25日（周三）有结果');
    timers.pass(4 * 24 * HOUR);
    await untilSays(guide, '周一受理，最晚 12月1日（周二）有结果');
  });

  it('follows a new version’s limit, without asking again', async () => {
    const { guide, gateway } = await show();
    await untilSays(guide, TUESDAY);
    translateAll(guide);
    gateway.script(GUIDE, answer({ ...sampleGuide, version: 3, promisedLimit: { value: 9, unit: 'working_day' } }));
    gateway.announce({
      id: 'c3',
      kind: 'guide.published',
      subject: sampleGuide.itemCode,
      version: 3,
      at: '2026-11-23T02:00:00.000Z',
    });
    await untilSays(guide, '今天受理，最晚 12月5日（周六）有结果');
    expect(asked(gateway)).toBe(1);
  });

  it('says beside the day what stops the clock', async () => {
    const { guide } = await show(answer(sampleCalendar), {
      promisedLimit: surveyGuide.promisedLimit,
      specialProcedures: surveyGuide.specialProcedures,
    });
    await untilSays(guide, '最晚 12月7日（周一）');
    expect(card(guide)).toContain('特别程序的时间另算');
  });

  it('tries again after a while, and asks for a newer calendar after half a day', async () => {
    const renewed = answer({ ...sampleCalendar, holidays: ['2026-11-24'] });
    const { guide, gateway, timers } = await show(sequence(networkError(), answer(sampleCalendar), renewed));
    await until(guide, () => asked(gateway) === 1);
    await guide.updateComplete;
    timers.pass(9 * 60_000);
    await guide.updateComplete;
    expect(asked(gateway)).toBe(1);
    timers.pass(60_000);
    await untilSays(guide, TUESDAY);
    timers.pass(12 * HOUR);
    await untilSays(guide, '今天受理，最晚 11月25日（周三）有结果');
    expect(asked(gateway)).toBe(3);
  });

  it('keeps the day it knows when a newer calendar cannot be had', async () => {
    const { guide, gateway, timers } = await show(sequence(answer(sampleCalendar), networkError()));
    await untilSays(guide, TUESDAY);
    timers.pass(13 * HOUR);
    await until(guide, () => asked(gateway) === 2);
    await guide.updateComplete;
    expect(card(guide)).toContain(TUESDAY);
  });

  it('asks again when it was taken out of the page before the answer came', async () => {
    const { guide, gateway } = await show(sequence(never(), answer(sampleCalendar)));
    await until(guide, () => asked(gateway) === 1);
    const parent = guide.parentElement;
    guide.remove();
    parent?.append(guide);
    await untilSays(guide, TUESDAY);
    expect(asked(gateway)).toBe(2);
  });

  it('leaves “today” off paper', async () => {
    const { guide } = await show();
    await untilSays(guide, TUESDAY);
    expect(card(guide)).not.toContain(COUNTING);
    drawAsOnPaper(guide);
    const printed = card(guide);
    expect(printed).toContain(COUNTING);
    expect(printed).not.toContain('今天');
  });
});
