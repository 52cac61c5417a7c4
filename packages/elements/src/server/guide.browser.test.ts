import type { Guide } from '@qwy/contract/guide';
import type { Reply } from '@qwy/testing/fake-gateway';
import { answer, fakeGateway, networkError, never, problem } from '@qwy/testing/fake-gateway';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ManualTimers } from '../base/manual-timers.ts';
import { screenText, until, untilSays } from '../base/test-drive.ts';
import { clientOf } from '../base/test-example.ts';
import { EXAMPLE_TIME } from '../guide/guide.examples.ts';
import { GuideElement } from '../guide/guide.ts';
import '../guide/take-over.ts';
import { emptyGuide, longGuide, sampleCalendar, sampleGuide, surveyGuide } from '../guide/sample-guides.examples.ts';
import { guideSheet } from './guide-sheet.ts';
import { servedGuide } from './guide.ts';

type Language = 'zh-CN' | 'en';

const served = (guide: Guide, locale: Language = 'zh-CN'): string =>
  servedGuide(guide, {
    stylesheet: { href: '/guide.css' },
    locale,
    now: Date.parse(EXAMPLE_TIME),
    calendar: sampleCalendar,
  });

/** A guide that our script meets after the parser has read this into it; old browsers leave the template where it is. */
function load(markup: string, reply: Reply, { locale = 'zh-CN' as Language, isOld = false } = {}) {
  const page = new DOMParser().parseFromString(`<qwy-guide>${markup}<p>fallback</p></qwy-guide>`, 'text/html');
  const host = page.body.firstElementChild;
  const template = host?.querySelector('template');
  if (host && template && !isOld) {
    host.attachShadow({ mode: 'open' }).append(template.content);
    template.remove();
  }
  document.body.append(document.adoptNode(page.body));
  const guide = document.body.lastElementChild?.firstElementChild;
  if (!(guide instanceof GuideElement)) throw new Error('no guide was made');
  onTestFinished(() => guide.parentElement?.remove());
  const gateway = fakeGateway({ 'GET /v1/guides/{code}': reply, 'GET /v1/calendar': answer(sampleCalendar) });
  const heard: string[] = [];
  for (const type of ['qwy-ready', 'qwy-failed']) guide.addEventListener(type, () => heard.push(type));
  const timers = new ManualTimers(EXAMPLE_TIME);
  Object.assign(guide, { item: sampleGuide.itemCode, client: clientOf(gateway), timers, locale });
  return { guide, heard, articles: () => [...(guide.shadowRoot?.querySelectorAll('article') ?? [])] };
}

/** What is drawn: names, attributes and texts, without Lit's marks and the white space between. */
function drawn(node: Node | undefined): string {
  if (node instanceof Text) return node.data.trim();
  if (!(node instanceof Element)) return '';
  const attributes = [...node.attributes].map(({ name, value }) => `${name}=${value}`).sort();
  return `<${node.localName} ${attributes.join(' ')}>${[...node.childNodes].map(drawn).join('')}</>`;
}

describe('a guide that a server has drawn', () => {
  it.each([
    ['typical', sampleGuide],
    ['empty', emptyGuide],
    ['longest', longGuide],
    ['with a long limit', surveyGuide],
  ] as const)('is what the element draws: %s', async (_, whole) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const before = load(served(whole, locale), never(), { locale });
      const after = load('', answer({ ...whole, itemCode: sampleGuide.itemCode }), { locale });
      const wanted = drawn(before.articles()[0]);
      expect(wanted).toContain(whole.name);
      await until(after.guide, () => drawn(after.articles()[0]) === wanted).catch(() =>
        expect(drawn(after.articles()[0])).toBe(wanted),
      );
    }
  });

  it('has the styles of the element', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(guideSheet);
    const { guide } = load('', never());
    const own = guide.shadowRoot?.adoptedStyleSheets ?? [];
    const rules = (sheets: readonly CSSStyleSheet[]) =>
      sheets.flatMap((one) => [...one.cssRules].map((rule) => rule.cssText));
    expect(rules([sheet])).toEqual(rules(own));
  });

  it('stands alone until the element has the guide', async () => {
    const { guide, articles } = load(served(sampleGuide), never());
    const [before] = articles();
    await guide.updateComplete;
    expect(articles()).toEqual([before]);
    expect(guide.shadowRoot?.querySelector('.skeleton, slot:not([hidden]):not([name])')).toBeNull();
  });

  it('is replaced within a frame', async () => {
    const { heard, guide, articles } = load(served(sampleGuide), answer(sampleGuide));
    const [before] = articles();
    const frames: number[] = [];
    const look = (): void => {
      frames.push(articles().length);
      if (guide.isConnected) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    await until(guide, () => heard.includes('qwy-ready') && articles()[0] !== before && frames.length > 3);
    expect(new Set(frames)).toEqual(new Set([1]));
    expect(guide.shadowRoot?.querySelector('link')).toBeNull();
  });

  it('never unsays the day that the server has said, while the calendar is on its way', async () => {
    const { guide, heard } = load(served(sampleGuide), answer(sampleGuide));
    const said: boolean[] = [];
    const look = (): void => {
      said.push(screenText(guide).includes('最晚 11月24日（周二）有结果'));
      if (guide.isConnected) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    await until(
      guide,
      () => heard.includes('qwy-ready') && !guide.shadowRoot?.querySelector('link') && said.length > 3,
    );
    expect(new Set(said)).toEqual(new Set([true]));
  });

  it('keeps what the reader had done to it: focus, choices, unfolded answers', async () => {
    const { guide } = load(served(sampleGuide), answer(sampleGuide));
    const find = <E extends Element>(selector: string) => guide.shadowRoot!.querySelector<E>(selector)!;
    const name = (): string | null => guide.shadowRoot?.activeElement?.textContent ?? null;
    find<HTMLDetailsElement>('details').open = true;
    find<HTMLInputElement>('#materials input').checked = true;
    find<HTMLElement>('summary').focus();
    const focused = name();
    await untilSays(guide, '已备好 1 /');
    expect(find<HTMLDetailsElement>('details').open).toBe(true);
    expect(find<HTMLInputElement>('#materials input').checked).toBe(true);
    expect(name()).toBe(focused);
    guide.wipe();
  });

  it('stays when the line is down, and goes when the guide was withdrawn', async () => {
    const offline = load(served(sampleGuide), networkError());
    await until(offline.guide, () => offline.heard.includes('qwy-failed'));
    await offline.guide.updateComplete;
    expect(offline.articles()).toHaveLength(1);
    expect(offline.guide.shadowRoot?.querySelector('[part=failure]')).toBeNull();
    const gone = load(served(sampleGuide), problem('not_found'));
    await untilSays(gone.guide, '没有找到');
    expect(gone.articles()).toHaveLength(0);
  });

  it('changes nothing where browsers know no declarative shadow DOM', async () => {
    const { guide, heard, articles } = load(served(sampleGuide), answer(sampleGuide), { isOld: true });
    expect(articles()).toHaveLength(0);
    await until(guide, () => heard.includes('qwy-ready'));
    expect(articles()).toHaveLength(1);
  });
});
