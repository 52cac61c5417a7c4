import type { CaseView as CaseSnapshot } from '@qwy/contract/case';
import type { FakeGateway, Reply } from '@qwy/testing/fake-gateway';
import { answer, fakeGateway, networkError, never, problem } from '@qwy/testing/fake-gateway';
import { fill, press, until, untilSays } from '../base/test-drive.ts';
import type { Cells, Example } from '../base/test-example.ts';
import { caseKeyMessages } from '../case/case-key-messages.ts';
import { acceptedCase, decidedCase, longestCase, sampleKey } from '../case/sample-cases.ts';
import type { RatingView } from './rating-view.ts';
import { ratingViewMessages } from './rating-view-messages.ts';
import { sampleTaxonomy } from './sample-taxonomy.ts';

type RatingExample = Example<RatingView>;

export const LOOK_UP = 'POST /v1/case-lookups';
export const TAXONOMY = 'GET /v1/rating-taxonomy';
export const SUBMIT = 'POST /v1/ratings';

const receipt = { id: 'rating-sample-1', level: 5, ratedAt: '2026-11-23T10:00:00+08:00' };

/** A gateway that takes ratings unless told otherwise. */
export const ratingGateway = (script: Readonly<Record<string, Reply>> = {}): FakeGateway =>
  fakeGateway({
    [LOOK_UP]: answer(decidedCase),
    [TAXONOMY]: answer(sampleTaxonomy),
    [SUBMIT]: answer(receipt, 201),
    ...script,
  });

/** Types number and code and goes on. */
export async function openRating(view: RatingView, expected?: string): Promise<void> {
  const locale = view.locale || 'zh-CN';
  fill(view, caseKeyMessages[locale].number, sampleKey.number);
  fill(view, caseKeyMessages[locale].code, sampleKey.code);
  press(view, ratingViewMessages[locale]['ask.submit']);
  await untilSays(view, expected ?? ratingViewMessages[locale]['level.title']);
}

/** Opens the case and chooses a level. */
export async function chooseLevel(view: RatingView, name: string): Promise<void> {
  await openRating(view);
  press(view, name);
  await until(view, () => view.shadowRoot?.querySelector('[part=tags]') !== null);
}

async function submit(view: RatingView, level: string, expected: string): Promise<void> {
  await chooseLevel(view, level);
  press(view, '提交评价');
  await untilSays(view, expected);
}

const scripted = (script: Readonly<Record<string, Reply>>) => (): FakeGateway => ratingGateway(script);
const ofCase = (snapshot: CaseSnapshot) => scripted({ [LOOK_UP]: answer(snapshot) });

export const ratingViewExamples = {
  ask: { gateway: ratingGateway },
  prefilled: { gateway: ratingGateway, set: { caseNumber: sampleKey.number } },
  loading: { gateway: scripted({ [TAXONOMY]: never() }), act: (view) => openRating(view, '正在查询') },
  typical: { gateway: ratingGateway, act: (view) => openRating(view) },
  good: { gateway: ratingGateway, act: (view) => chooseLevel(view, '非常满意') },
  bad: {
    gateway: ratingGateway,
    act: async (view) => {
      await chooseLevel(view, '不满意');
      press(view, '更多选项');
      await untilSays(view, '服务态度生硬');
      press(view, '未在承诺时间内办结');
      fill(view, '说说哪里不满意，方便整改（可以不写）', '说好 8 个工作日，等了半个月。');
    },
  },
  missingLevel: {
    gateway: ratingGateway,
    act: async (view) => {
      await openRating(view);
      press(view, '提交评价');
      await untilSays(view, '请先选一项');
    },
  },
  tooLong: {
    gateway: ratingGateway,
    act: async (view) => {
      await chooseLevel(view, '基本满意');
      fill(view, '还想说点什么？（可以不写）', '办得还可以。'.repeat(26));
      await untilSays(view, '超出了 6 个字');
    },
  },
  sending: { gateway: scripted({ [SUBMIT]: never() }), act: (view) => submit(view, '满意', '正在提交') },
  thanks: { gateway: ratingGateway, act: (view) => submit(view, '非常满意', '评价已经收到') },
  thanksForBad: { gateway: ratingGateway, act: (view) => submit(view, '非常不满意', '给您答复') },
  tooEarly: { gateway: ofCase(acceptedCase), act: (view) => openRating(view, '还没有办结') },
  alreadyRated: {
    gateway: ofCase({ ...decidedCase, rated: true, rateable: false }),
    act: (view) => openRating(view, '已经评价过'),
  },
  ratedElsewhere: {
    gateway: scripted({ [SUBMIT]: problem('already_rated') }),
    act: (view) => submit(view, '满意', '已经评价过'),
  },
  notFound: {
    gateway: scripted({ [LOOK_UP]: problem('not_found') }),
    act: (view) => openRating(view, '没有找到这件办件'),
  },
  offline: { gateway: scripted({ [SUBMIT]: networkError() }), act: (view) => submit(view, '满意', '网络没有连上') },
  unavailable: {
    gateway: scripted({ [SUBMIT]: problem('unavailable') }),
    act: (view) => submit(view, '满意', '系统正在维护'),
  },
  rateLimited: {
    gateway: scripted({ [LOOK_UP]: problem('rate_limited') }),
    act: (view) => openRating(view, '操作太频繁'),
  },
  longest: {
    gateway: ofCase({ ...longestCase, state: 'decided', rateable: true }),
    act: (view) => chooseLevel(view, '不满意'),
  },
  elder: { gateway: ratingGateway, set: { appearance: 'elder' }, act: (view) => chooseLevel(view, '不满意') },
  kiosk: {
    gateway: ratingGateway,
    set: { appearance: 'kiosk', terminal: 'kiosk' },
    act: (view) => chooseLevel(view, '不满意'),
  },
  english: { gateway: ratingGateway, set: { locale: 'en' }, act: (view) => chooseLevel(view, 'Dissatisfied') },
} satisfies Readonly<Record<string, RatingExample>>;

export const ratingViewCells = {
  empty: { example: 'ask' },
  expired: { reason: 'The host says it, before the view is there; the view itself never sees a token.' },
} satisfies Cells<keyof typeof ratingViewExamples>;
