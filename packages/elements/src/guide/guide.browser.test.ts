import { fixture } from '@open-wc/testing';
import type { Change } from '@qwy/contract/change';
import type { FakeGateway, Reply } from '@qwy/testing/fake-gateway';
import { answer, networkError, problem, sequence } from '@qwy/testing/fake-gateway';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { WidgetFailedEvent, WidgetReadyEvent } from '../base/view-events.ts';
import { axeProblems, inlineStyles, overflow, smallTargets, translateAll } from '../base/test-checks.ts';
import { press, pressable, screenText, until, untilSays } from '../base/test-drive.ts';
import type { Example } from '../base/test-example.ts';
import './define.ts';
import { drawGuide, guideExamples } from './guide.examples.ts';
import type { GuideElement } from './guide.ts';
import { sampleGuide } from './sample-guides.examples.ts';
import { StartApplicationEvent } from './start-application-event.ts';

const GET = 'GET /v1/guides/{code}';
const TYPES = ['qwy-ready', 'qwy-failed', 'qwy-start'];

async function show(example: Example<GuideElement>): Promise<{ guide: GuideElement; gateway: FakeGateway }> {
  const { view: guide, gateway, ready } = drawGuide(document.createElement('qwy-guide'), example);
  await fixture(guide);
  await ready;
  await guide.updateComplete;
  return { guide, gateway };
}

/** The typical guide, on screen and listening; it has asked twice, because the first answer may be older than its stream. */
async function read(set: Example<GuideElement>['set'] = {}) {
  const shown = await show({ ...guideExamples.typical, set });
  await until(shown.guide, () => asked(shown.gateway) === 2);
  return shown;
}

const published = (version: number): Change => ({
  id: `c${version}`,
  kind: 'guide.published',
  subject: sampleGuide.itemCode,
  version,
  at: '2026-11-23T02:00:00.000Z',
});
const asked = ({ requests }: FakeGateway) => requests.filter(({ route }) => route === GET).length;
const find = <E extends Element>(guide: GuideElement, selector: string): E => {
  const found = guide.shadowRoot?.querySelector<E>(selector);
  if (!found) throw new Error(`${selector} is not on screen`);
  return found;
};
const fallback = (guide: GuideElement) => find<HTMLSlotElement>(guide, 'slot:not([name])');
const names = (guide: GuideElement) =>
  [...guide.shadowRoot!.querySelectorAll('.material .name')].map((name) => name.textContent);

/** A new version that the gateway has from now on, and announces once the stream is open. */
async function publish(
  gateway: FakeGateway,
  guide: GuideElement,
  version: number,
  change: object,
  reply?: Reply,
): Promise<void> {
  gateway.script(GET, reply ?? answer({ ...sampleGuide, ...change, version }));
  await until(guide, () => gateway.openStreams === 1);
  gateway.announce(published(version));
}

describe('<qwy-guide>', () => {
  let events: Event[] = [];
  const collect = (event: Event) => void events.push(event);

  beforeEach(() => {
    events = [];
    sessionStorage.clear();
    for (const type of TYPES) document.addEventListener(type, collect);
  });
  afterEach(async () => {
    await page.viewport(800, 900);
    for (const type of TYPES) document.removeEventListener(type, collect);
    document.documentElement.removeAttribute('dir');
    vi.restoreAllMocks();
  });

  it.each(Object.entries(guideExamples))('is accessible and without inline styles: %s', async (_, example) => {
    const { guide } = await show(example);
    expect(await axeProblems(guide)).toEqual([]);
    expect(inlineStyles(guide)).toBe(0);
  });

  it.each(Object.entries(guideExamples))(
    'fits a narrow screen, with targets a thumb can hit: %s',
    async (_, example) => {
      await page.viewport(320, 640);
      const { guide } = await show(example);
      expect(overflow(guide)).toBeLessThan(1);
      expect(smallTargets(guide, guide.appearance === 'standard' ? 44 : 60)).toEqual([]);
    },
  );

  it('shows the page’s own fallback until the guide is there, and then not', async () => {
    const { guide, gateway } = await show(guideExamples.loading);
    expect(fallback(guide).hidden).toBe(false);
    expect(guide.shadowRoot?.querySelector('[aria-busy=true]')).not.toBeNull();
    gateway.script(GET, answer(sampleGuide));
    guide.reload();
    await untilSays(guide, sampleGuide.name);
    expect(getComputedStyle(fallback(guide)).display).toBe('none');
    expect(events.map(({ type }) => type)).toEqual(['qwy-ready']);
    expect(events[0]).toBeInstanceOf(WidgetReadyEvent);
  });

  it('says what went wrong, keeps the fallback, and recovers on the next try', async () => {
    const { guide, gateway } = await show(guideExamples.gatewayDown);
    expect(fallback(guide).hidden).toBe(false);
    expect(events[0]).toBeInstanceOf(WidgetFailedEvent);
    expect(events[0]).toMatchObject({ code: 'network', bubbles: true, composed: true });
    gateway.script(GET, answer(sampleGuide));
    press(guide, '再试一次');
    await untilSays(guide, sampleGuide.name);
    expect(screenText(guide)).not.toContain('网络没有连上');
  });

  it('waits quietly for its item, with the fallback on screen', async () => {
    const info = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    const { guide } = await show({ gateway: guideExamples.typical.gateway, set: { item: '' } });
    expect(info).toHaveBeenCalledWith('[qwy] <qwy-guide> waits for its `item`.');
    expect(fallback(guide).hidden).toBe(false);
    expect(screenText(guide)).not.toContain('正在加载');
    guide.item = sampleGuide.itemCode;
    await untilSays(guide, sampleGuide.name);
    expect(events.map(({ type }) => type)).toEqual(['qwy-ready']);
  });

  it('misses nothing that is published between its reading and its listening', async () => {
    const { view: guide, gateway, ready } = drawGuide(document.createElement('qwy-guide'), guideExamples.typical);
    const newer = answer({ ...sampleGuide, summary: '读完才发布的内容', version: 3 });
    gateway.script(GET, sequence(answer(sampleGuide), newer));
    await fixture(guide);
    await ready;
    await untilSays(guide, '读完才发布的内容');
    expect(events.map(({ type }) => type)).toEqual(['qwy-ready']);
  });

  it('gives the answer before anything else', async () => {
    const { guide } = await read();
    const cards = [...guide.shadowRoot!.querySelectorAll('.card')].map((card) =>
      card.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(cards[0]).toContain('最多 5 样材料');
    expect(cards[1]).toContain('1 个工作日');
    expect(cards[2]).toContain('不收费');
    expect(cards[3]).toContain('最多 1 次');
    expect(cards[4]).toContain('平利县政务服务中心');
  });

  it('narrows the materials to the reader’s situation, and shows all again', async () => {
    const { guide } = await read();
    expect(names(guide)).toContain('不动产权证书');
    press(guide, '租来的');
    press(guide, '本人来');
    await untilSays(guide, '4 样材料');
    expect(names(guide)).toEqual([
      '个体工商户登记申请书',
      '经营者身份证',
      '房屋租赁合同',
      '房东的不动产权证书或村委会出具的场地证明',
    ]);
    press(guide, '清除选择');
    await until(guide, () => names(guide).length === sampleGuide.materials.length);
    expect(guide.shadowRoot?.querySelector(':checked')).toBeNull();
  });

  it('shows what is waived and what may follow later as such', async () => {
    const { guide } = await read();
    expect(screenText(guide)).toContain('免提交 用电子证照“居民身份证”代替，不用带');
    expect(screenText(guide)).toContain('5 个工作日内补交（容缺后补）');
    expect(find(guide, '[data-id=id-card]').querySelector('input')).toBeNull();
  });

  it('remembers the ticks of this tab, except on a kiosk', async () => {
    const { guide } = await read();
    press(guide, '个体工商户登记申请书');
    await untilSays(guide, '已备好 1 / 5');
    const again = await read();
    expect(screenText(again.guide)).toContain('已备好 1 / 5');

    sessionStorage.clear();
    const kiosk = await read({ terminal: 'kiosk' });
    press(kiosk.guide, '个体工商户登记申请书');
    await untilSays(kiosk.guide, '已备好 1 / 5');
    expect(sessionStorage.length).toBe(0);
    kiosk.guide.wipe();
    await untilSays(kiosk.guide, '已备好 0 / 5');
  });

  it('is used with the keyboard alone', async () => {
    const { guide } = await read();
    await userEvent.tab();
    expect(guide.shadowRoot?.activeElement?.textContent).toContain('在线填写');
    await userEvent.keyboard('{Enter}');
    expect(events.at(-1)).toBeInstanceOf(StartApplicationEvent);
    expect(events.at(-1)).toMatchObject({ itemCode: sampleGuide.itemCode, bubbles: true, composed: true });
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard(' {ArrowRight}');
    await until(guide, () => find<HTMLInputElement>(guide, 'input[value=rented]').checked);
    pressable(guide, '个体工商户登记申请书')?.focus();
    await userEvent.keyboard(' ');
    await untilSays(guide, '已备好 1 /');
  });

  it('claims an article only where it was verified', async () => {
    const { guide } = await read();
    const basis = find(guide, '#basis').textContent;
    expect(basis).toContain('《市场主体登记管理条例》第19条');
    expect(basis).toMatch(/《促进个体工商户发展条例》\s*依据待核实/);
  });

  it('always names the counter, and offers the form only where there is one', async () => {
    const { guide } = await show(guideExamples.empty);
    expect(pressable(guide, '在线填写')).toBeUndefined();
    expect(find(guide, '#channels').textContent).toContain('到窗口');
    expect(find(guide, '#materials').textContent).toContain('部门还没有公布');
  });

  it('shows a new version at once and keeps ticks, open answers, place and focus', async () => {
    const { guide, gateway } = await read();
    press(guide, '个体工商户登记申请书');
    const details = find<HTMLDetailsElement>(guide, '#faq details');
    details.open = true;
    const radio = find<HTMLInputElement>(guide, 'input[value=own]');
    radio.focus();
    await publish(gateway, guide, 3, { summary: '新的说明' });
    await untilSays(guide, '新的说明');
    expect(find(guide, '[role=status]').textContent).toContain('第 3 版');
    expect(screenText(guide)).toContain('已备好 1 / 5');
    expect(find(guide, '#faq details')).toBe(details);
    expect(details.open).toBe(true);
    expect(guide.shadowRoot?.activeElement).toBe(radio);
    expect(events.map(({ type }) => type)).toEqual(['qwy-ready']);
  });

  it('ignores news about other items and versions it already shows', async () => {
    const { guide, gateway } = await read();
    await until(guide, () => gateway.openStreams === 1);
    gateway.announce({ ...published(9), subject: 'ANOTHER' });
    gateway.announce(published(sampleGuide.version));
    gateway.announce(published(3));
    await until(guide, () => asked(gateway) === 3);
    expect(screenText(guide)).not.toContain('刚刚更新');
  });

  it('keeps what is being read when a refresh fails, and takes it away when it was withdrawn', async () => {
    const { guide, gateway } = await read();
    await publish(gateway, guide, 3, {}, sequence(networkError(), problem('not_found')));
    await until(guide, () => asked(gateway) === 3);
    await guide.updateComplete;
    expect(screenText(guide)).toContain(sampleGuide.name);
    gateway.announce({ ...published(4), kind: 'guide.withdrawn' });
    await untilSays(guide, '没有找到');
    expect(screenText(guide)).not.toContain(sampleGuide.summary);
    expect(fallback(guide).hidden).toBe(false);
  });

  it('listens to nothing while the page is hidden, and looks again when it is seen', async () => {
    const { guide, gateway } = await read();
    await until(guide, () => gateway.openStreams === 1);
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await until(guide, () => gateway.openStreams === 0);
    gateway.script(GET, answer({ ...sampleGuide, summary: '后台更新', version: 3 }));
    visibility.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await untilSays(guide, '后台更新');
    await until(guide, () => gateway.openStreams === 1);
  });

  it('shares one stream among the guides of one client, and ends it with the last', async () => {
    const { guide, gateway } = await read();
    const { view: second, ready } = drawGuide(document.createElement('qwy-guide'), guideExamples.typical);
    second.client = guide.client;
    await fixture(second);
    await ready;
    await until(guide, () => gateway.openStreams === 1);
    guide.remove();
    expect(gateway.openStreams).toBe(1);
    second.remove();
    await until(second, () => gateway.openStreams === 0);
  });

  it('works when it is removed and put back, with the newest version', async () => {
    const { guide, gateway } = await read();
    press(guide, '租来的');
    const parent = guide.parentElement;
    guide.remove();
    gateway.script(GET, answer({ ...sampleGuide, summary: '回来以后', version: 3 }));
    parent?.append(guide);
    await untilSays(guide, '回来以后');
    expect(find<HTMLInputElement>(guide, 'input[value=rented]').checked).toBe(true);
  });

  it('asks for the other guide when its item changes', async () => {
    const { guide, gateway } = await read();
    gateway.script(GET, answer({ ...sampleGuide, itemCode: 'OTHER', name: '另一个事项', version: 1 }));
    guide.item = 'OTHER';
    await untilSays(guide, '另一个事项');
    expect(screenText(guide)).not.toContain(sampleGuide.name);
  });

  it('is never stale after a page translation', async () => {
    const { guide, gateway } = await read();
    translateAll(guide);
    press(guide, '租来的');
    await until(guide, () => !names(guide).includes('不动产权证书'));
    translateAll(guide);
    await publish(gateway, guide, 3, {
      name: '新名称',
      summary: '要交工本费。',
      promisedLimit: { value: 7, unit: 'working_day' },
      consultPhone: '0915-0000007',
      fees: [{ name: '工本费', amount: { amount: 500, currency: 'CNY' } }],
      places: [],
      faq: [],
    });
    await untilSays(guide, '新名称');
    const seen = screenText(guide);
    expect(seen).toContain('7 个工作日');
    expect(seen).toContain('0915-0000007');
    expect(seen).toContain('5 元');
    expect(seen).not.toContain('不收费');
    expect(seen).not.toContain('老县镇便民服务中心');
    translateAll(guide);
    guide.locale = 'en';
    await untilSays(guide, 'Documents to bring');
    expect(screenText(guide)).not.toContain('要带的材料');
  });

  it('draws from right to left without harm', async () => {
    document.documentElement.dir = 'rtl';
    const { guide } = await read();
    expect(await axeProblems(guide)).toEqual([]);
  });

  it('unfolds answers for printing and folds them again', async () => {
    const { guide } = await read();
    const isOpen = () => [...guide.shadowRoot!.querySelectorAll('details')].map(({ open }) => open);
    window.dispatchEvent(new Event('beforeprint'));
    expect(isOpen()).not.toContain(false);
    window.dispatchEvent(new Event('afterprint'));
    expect(isOpen()).not.toContain(true);
  });
});
