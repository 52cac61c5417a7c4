import type { FormDefinition } from '@qwy/contract/form';
import type { FakeGateway, Reply } from '@qwy/testing/fake-gateway';
import { answer, fakeGateway, htmlPage, networkError, never, problem } from '@qwy/testing/fake-gateway';
import { controlOf, fill, press, until, untilSays } from '../base/test-drive.ts';
import type { Cells, Example } from '../base/test-example.ts';
import { finishMessages } from './finish-messages.ts';
import { formMessages } from './form-messages.ts';
import type { FormView } from './form-view.ts';
import { formGuide, longForm, sampleAnswers, sampleForm, sampleReceipt } from './sample-forms.examples.ts';

type FormExample = Example<FormView>;

export const GUIDE = 'GET /v1/guides/{code}';
export const FORM = 'GET /v1/forms/{id}';
export const SUBMIT = 'POST /v1/cases';

/** A gateway with the sample form; `script` replaces what it answers. */
export const formGateway = (script: Readonly<Record<string, Reply>> = {}): FakeGateway =>
  fakeGateway({
    [GUIDE]: answer(formGuide),
    [FORM]: answer(sampleForm),
    [SUBMIT]: answer(sampleReceipt, 201),
    ...script,
  });

/** Chooses from a drop-down list. */
export function choose(view: FormView, label: string, value: string): void {
  const control = controlOf(view, label);
  if (!(control instanceof HTMLSelectElement)) throw new Error(`no list “${label}”`);
  control.value = value;
  control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

const texts = {
  'zh-CN': { ...formMessages['zh-CN'], ...finishMessages['zh-CN'] },
  en: { ...formMessages.en, ...finishMessages.en },
};
const say = (view: FormView, key: keyof (typeof texts)['en']): string => texts[view.locale || 'zh-CN'][key];

export const opened = (view: FormView, title = '您的信息'): Promise<void> => untilSays(view, title);

/** Fills the first page and goes on. */
export async function fillPerson(view: FormView): Promise<void> {
  await opened(view);
  const { name, citizenId, mobile } = sampleAnswers.applicant;
  fill(view, '姓名', name);
  fill(view, '身份证号码', citizenId);
  fill(view, '手机号', mobile);
  press(view, '我自己');
  press(view, say(view, 'next'));
  await untilSays(view, '店名');
}

/** Fills the second page and goes on to the checking step. */
export async function fillShop(view: FormView): Promise<void> {
  const { name, town, area, opening } = sampleAnswers.shop;
  fill(view, '店名', name);
  choose(view, '店在哪个镇', town);
  fill(view, '店面有多大（平方米）', String(area));
  fill(view, '打算哪天开业', opening);
  press(view, '热食');
  press(view, '以上填的都是真的。要是填了假的，我愿意承担法律责任。');
  press(view, say(view, 'check'));
  await untilSays(view, say(view, 'check.title'));
}

/** Fills everything, agrees and files; waits for `expected`. */
export async function file(view: FormView, expected: string): Promise<void> {
  await fillPerson(view);
  await fillShop(view);
  press(view, say(view, 'consent.agree'));
  press(view, say(view, 'submit'));
  await untilSays(view, expected);
}

const itemCode = sampleForm.itemCode;
const at = (
  act: FormExample['act'],
  set: FormExample['set'] = {},
  script: Readonly<Record<string, Reply>> = {},
): FormExample => ({
  gateway: () => formGateway(script),
  set: { itemCode, ...set },
  ...(act && { act }),
});
const failing = (reply: Reply, expected: string): FormExample =>
  at((view) => untilSays(view, expected), {}, { [GUIDE]: reply });
const refused = (reply: Reply, expected: string): FormExample =>
  at((view) => file(view, expected), {}, { [SUBMIT]: reply });
const withForm = (definition: FormDefinition, title: string): FormExample =>
  at((view) => opened(view, title), {}, { [FORM]: answer(definition) });

async function missEverything(view: FormView): Promise<void> {
  await opened(view);
  fill(view, '身份证号码', '610926188103050014');
  press(view, say(view, 'next'));
  await until(view, () => view.shadowRoot?.querySelector('#problems') !== null);
}

async function openHelper(view: FormView): Promise<void> {
  await opened(view);
  press(view, '别人帮我填');
  await untilSays(view, '帮忙人的姓名');
}

async function toCheck(view: FormView): Promise<void> {
  await fillPerson(view);
  await fillShop(view);
}

export const formViewExamples = {
  typical: at((view) => opened(view)),
  loading: { gateway: () => formGateway({ [GUIDE]: never() }), set: { itemCode } },
  firstPageErrors: at(missEverything),
  conditional: at(openHelper),
  secondPage: at(fillPerson),
  check: at(toCheck),
  withoutConsent: at(async (view) => {
    await toCheck(view);
    press(view, '提交申请');
    await untilSays(view, '要先勾选');
  }),
  submitting: refused(never(), '正在提交'),
  receipt: at((view) => file(view, sampleReceipt.number)),
  receiptWithoutDay: at(
    (view) => file(view, sampleReceipt.number),
    {},
    {
      [SUBMIT]: answer({ ...sampleReceipt, due: { limit: { value: 8, unit: 'working_day' } } }, 201),
    },
  ),
  staleVersion: refused(problem('stale_version'), '刚刚更新过'),
  refusedAnswer: refused(
    problem('invalid_answers', { invalidParams: [{ pointer: '/applicant/citizenId', code: 'citizen_id' }] }),
    '有 1 处要改',
  ),
  submitOffline: refused(networkError(), '还没有提交成功'),
  notFound: failing(problem('not_found'), '没有找到这张表'),
  gatewayDown: failing(networkError(), '网络没有连上'),
  unavailable: failing(problem('unavailable'), '系统正在维护'),
  proxyError: failing(htmlPage(), '没能完成'),
  noForm: failing(answer({ ...formGuide, formId: undefined }), '还不能在网上填表'),
  longest: withForm(longForm, '申请人（法定代表人'),
  english: at((view) => opened(view), { locale: 'en' }),
  englishReceipt: at((view) => file(view, sampleReceipt.number), { locale: 'en' }),
  elder: at(missEverything, { appearance: 'elder' }),
  kiosk: at((view) => opened(view), { appearance: 'kiosk', terminal: 'kiosk' }),
  kioskReceipt: at((view) => file(view, sampleReceipt.number), { appearance: 'kiosk', terminal: 'kiosk' }),
} satisfies Readonly<Record<string, FormExample>>;

export const formViewCells = {
  empty: { example: 'noForm' },
  offline: { example: 'gatewayDown' },
  expired: { reason: 'The host says it, before the view is there; the view itself never sees a token.' },
  invalidAnswers: { example: 'refusedAnswer' },
  unexpected: { example: 'proxyError' },
} satisfies Cells<keyof typeof formViewExamples>;
