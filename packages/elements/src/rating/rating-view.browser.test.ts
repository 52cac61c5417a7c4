import { answer, networkError, problem } from '@qwy/testing/fake-gateway';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { RatingSubmittedEvent, WidgetFailedEvent } from '../base/view-events.ts';
import { acceptedCase, sampleKey } from '../case/sample-cases.ts';
import { watchCalls } from '../base/test-calls.ts';
import { translateAll } from '../base/test-checks.ts';
import { fill, press, screenText, until, untilSays } from '../base/test-drive.ts';
import { describeStates, show } from '../base/test-view-suite.ts';
import './define-view.ts';
import { RatingView } from './rating-view.ts';
import { LOOK_UP, SUBMIT, chooseLevel, openRating, ratingGateway, ratingViewExamples } from './rating-view.examples.ts';

const TAG = 'qwy-rating-view';
const create = () => new RatingView();
const open = (script: Parameters<typeof ratingGateway>[0] = {}) =>
  show(TAG, create, { gateway: () => ratingGateway(script) });
const radios = (view: RatingView) => [...(view.shadowRoot?.querySelectorAll<HTMLInputElement>('[name=level]') ?? [])];
const tags = (view: RatingView) => view.shadowRoot?.querySelectorAll('[part=tags] input').length;
const sent = ({ requests }: { requests: readonly { route: string; body: unknown; headers: Headers }[] }) =>
  requests
    .filter(({ route }) => route === SUBMIT)
    .map(({ body, headers }) => ({ body, key: headers.get('idempotency-key') }));

describeStates(TAG, create, ratingViewExamples);

describe('the rating view', () => {
  let events: Event[] = [];
  const collect = (event: Event) => void events.push(event);
  beforeEach(() => {
    events = [];
    document.addEventListener('qwy-rating-submitted', collect);
    document.addEventListener('qwy-failed', collect);
  });
  afterEach(() => {
    document.removeEventListener('qwy-rating-submitted', collect);
    document.removeEventListener('qwy-failed', collect);
  });

  it('offers five levels from very satisfied to very dissatisfied, and chooses none', async () => {
    const { view } = await open();
    await openRating(view);
    expect(radios(view).map(({ value, checked }) => [value, checked])).toEqual(
      ['5', '4', '3', '2', '1'].map((value) => [value, false]),
    );
    expect(tags(view)).toBe(0);
  });

  it('is filled and sent with the keyboard alone', async () => {
    const { view, gateway } = await open();
    await userEvent.tab();
    await userEvent.keyboard(sampleKey.number);
    await userEvent.tab();
    await userEvent.keyboard(`${sampleKey.code}{Enter}`);
    await untilSays(view, '您对这次办事满意吗');
    await userEvent.tab();
    await userEvent.keyboard(' {ArrowDown}{ArrowDown}{ArrowDown}');
    await untilSays(view, '没有提供材料样本');
    await userEvent.tab();
    await userEvent.keyboard(' ');
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.tab(); // “more”
    await userEvent.tab();
    await userEvent.keyboard('too slow');
    await userEvent.tab();
    await userEvent.keyboard(' ');
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await untilSays(view, '评价已经收到');
    expect(sent(gateway)[0]?.body).toEqual({
      ...sampleKey,
      level: 2,
      tags: ['207'],
      comment: 'too slow',
      anonymous: true,
    });
    expect(view.shadowRoot?.activeElement?.id).toBe('title');
  });

  it('sends nothing without a level, and leads to the levels', async () => {
    const { view, gateway } = await open();
    await openRating(view);
    await userEvent.click(view.shadowRoot!.querySelector('[type=submit]')!);
    await untilSays(view, '请先选一项');
    expect(sent(gateway)).toEqual([]);
    await until(view, () => view.shadowRoot?.activeElement === radios(view)[0]);
  });

  it('shows the first three reasons of a level, all on request, and other ones for another level', async () => {
    const { view } = await open();
    await chooseLevel(view, '非常满意');
    expect(tags(view)).toBe(3);
    press(view, '更多选项');
    await until(view, () => tags(view) === 8);
    press(view, '一窗受理一次办结');
    press(view, '非常不满意');
    await untilSays(view, '多头跑窗口和部门');
    expect(view.shadowRoot?.querySelectorAll('[part=tags] input:checked')).toHaveLength(0);
  });

  it('keeps the key over tries with the same content and takes a new one when something changed', async () => {
    const { view, gateway } = await open({ [SUBMIT]: networkError() });
    await chooseLevel(view, '不满意');
    const tries = async (expected: number) => {
      press(view, '提交评价');
      await until(view, () => sent(gateway).length === expected && screenText(view).includes('提交评价'));
    };
    await tries(1);
    await tries(2);
    fill(view, '说说哪里不满意，方便整改（可以不写）', '等太久');
    await tries(3);
    const [first, second, third] = sent(gateway);
    expect(first?.key).toMatch(/^[\w-]{22}$/);
    expect(second).toEqual(first);
    expect(third?.key).not.toBe(first?.key);
    expect(events.every((event) => event instanceof WidgetFailedEvent)).toBe(true);
  });

  it('loses nothing that was written when sending fails', async () => {
    const { view, gateway } = await open({ [SUBMIT]: problem('unavailable') });
    await chooseLevel(view, '满意');
    fill(view, '还想说点什么？（可以不写）', '挺好');
    press(view, '提交评价');
    await untilSays(view, '系统正在维护');
    gateway.script(SUBMIT, answer({ id: 'r', level: 4, ratedAt: '2026-11-23T10:00:00+08:00' }, 201));
    press(view, '提交评价');
    await untilSays(view, '评价已经收到');
    expect(sent(gateway).at(-1)?.body).toMatchObject({ level: 4, comment: '挺好' });
  });

  it('is sent once however fast somebody presses', async () => {
    const { view, gateway } = await open();
    await chooseLevel(view, '满意');
    press(view, '提交评价');
    press(view, '提交评价');
    await untilSays(view, '评价已经收到');
    expect(sent(gateway)).toHaveLength(1);
    expect(events).toHaveLength(1);
    expect(events[0]).toBeInstanceOf(RatingSubmittedEvent);
    expect(events[0]).toMatchObject({ caseNumber: sampleKey.number });
    expect(Object.keys(events[0] ?? {})).not.toContain('level');
  });

  it('promises an answer to the dissatisfied only', async () => {
    const { view } = await open();
    await chooseLevel(view, '非常不满意');
    press(view, '提交评价');
    await untilSays(view, '给您答复');
  });

  it('sends no comment that is too long, and cuts nothing off', async () => {
    const { view, gateway } = await open();
    await chooseLevel(view, '满意');
    const text = '好'.repeat(151);
    fill(view, '还想说点什么？（可以不写）', text);
    press(view, '提交评价');
    await untilSays(view, '超出了 1 个字');
    expect(sent(gateway)).toEqual([]);
    expect(view.shadowRoot?.querySelector('textarea')?.value).toBe(text);
    expect(view.shadowRoot?.querySelector('[role=status]')?.textContent).toContain('超出了 1 个字');
  });

  it('says that a case has to be decided first', async () => {
    const { view } = await open({ [LOOK_UP]: answer(acceptedCase) });
    await openRating(view, '已受理');
    expect(radios(view)).toEqual([]);
  });

  it('has the number filled in that it was given', async () => {
    const { view } = await show(TAG, create, { gateway: ratingGateway, set: { caseNumber: sampleKey.number } });
    expect(view.shadowRoot?.querySelector('input')?.value).toBe(sampleKey.number);
  });

  it('is never stale after a page translation', async () => {
    const { view } = await open();
    await chooseLevel(view, '满意');
    translateAll(view);
    press(view, '更多选项');
    await until(view, () => tags(view) === 8);
    fill(view, '还想说点什么？（可以不写）', '好'.repeat(140));
    await untilSays(view, '还可以写 10 个字');
    press(view, '不满意');
    await untilSays(view, '说说哪里不满意');
    translateAll(view);
    press(view, '提交评价');
    await untilSays(view, '评价已经收到');
    expect(screenText(view)).not.toContain('您对这次办事满意吗');
  });

  it('stays cleared when an answer arrives after somebody began anew', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const { view, gateway } = await open({ [SUBMIT]: async () => (await held, problem('already_rated')) });
    const answered = watchCalls(view.client!.ratings, 'submitRating');
    await chooseLevel(view, '满意');
    press(view, '提交评价');
    await until(view, () => sent(gateway).length === 1);
    press(view, '换一件');
    release();
    await answered();
    await view.updateComplete;
    expect(screenText(view)).toContain('评价这次办事');
  });

  it('begins anew for the next citizen', async () => {
    const { view } = await open();
    await chooseLevel(view, '满意');
    press(view, '提交评价');
    await untilSays(view, '评价已经收到');
    press(view, '评价另一件');
    await untilSays(view, '评价这次办事');
    expect([...view.shadowRoot!.querySelectorAll('input')].map(({ value }) => value)).toEqual(['', '']);
  });
});
