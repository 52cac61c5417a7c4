import type { LicenseSummary, Presentation } from '@qwy/contract/license';
import { LicenseId } from '@qwy/contract/ids';
import type { FakeGateway, Reply } from '@qwy/testing/fake-gateway';
import { answer, fakeGateway, networkError, never, problem } from '@qwy/testing/fake-gateway';
import { fill, press, until, untilSays } from '../base/test-drive.ts';
import type { Cells, Example } from '../base/test-example.ts';
import { ManualTimers } from '../base/manual-timers.ts';
import type { LicenseView } from './license-view.ts';
import { licenseViewMessages } from './license-view-messages.ts';

type LicenseExample = Example<LicenseView>;

export const LOGIN = 'POST /v1/logins';
export const LOGIN_STATE = 'GET /v1/logins/{id}';
export const LIST = 'GET /v1/licenses';
export const PRESENT = 'POST /v1/licenses/{id}/presentations';
export const REVOKE = 'POST /v1/token/revocations';

export const START = '2026-11-23T10:00:00+08:00';
const LOGIN_ID = 'login-sample-0001';

/** People, numbers and issuers are invented; no number passes its check digit. */
const business: LicenseSummary = {
  id: LicenseId.parse('lic-sample-business'),
  typeName: '营业执照',
  issuer: '平利县市场监督管理局（样例）',
  numberTail: '0X0X',
  status: 'valid',
  validFrom: '2024-03-01',
  sample: true,
};
const idCard: LicenseSummary = {
  id: LicenseId.parse('lic-sample-id'),
  typeName: '居民身份证',
  issuer: '平利县公安局（样例）',
  numberTail: '000X',
  status: 'valid',
  validFrom: '2020-05-06',
  validTo: '2040-05-06',
  sample: true,
};
const foodPermit: LicenseSummary = {
  id: LicenseId.parse('lic-sample-food'),
  typeName: '食品经营许可证',
  issuer: '平利县市场监督管理局（样例）',
  numberTail: '0001',
  status: 'expired',
  validFrom: '2019-01-01',
  validTo: '2023-12-31',
  sample: true,
};
export const sampleLicenses = { rows: [idCard, business, foodPermit] };

export const samplePresentation: Presentation = {
  license: idCard,
  fields: [
    { label: '姓名', value: '样例甲', secret: false },
    { label: '性别', value: '女', secret: false },
    { label: '民族', value: '汉', secret: false },
    { label: '出生日期', value: '1900年1月1日', secret: true },
    { label: '住址', value: '陕西省安康市平利县城关镇样例路0号', secret: true },
    { label: '公民身份号码', value: '61092619000101000X', secret: true },
    { label: '有效期限', value: '2020.05.06—2040.05.06', secret: false },
  ],
  watermark: '此件由平利县公安局（样例）提供，仅供办理银行业务使用，有效期至2026-11-23 10:01',
  code: 'sampleCODEsampleCODEsampleCODE00',
  expiresAt: '2026-11-23T10:01:00+08:00',
};

const longestPresentation: Presentation = {
  ...samplePresentation,
  license: {
    ...idCard,
    typeName: '中华人民共和国特种设备安全管理和作业人员证（压力容器作业）',
    issuer: '陕西省安康市平利县市场监督管理局行政审批服务股（样例）',
  },
  fields: [
    ...samplePresentation.fields,
    { label: '统一社会信用代码（注册号）', value: '00000000000000000X', secret: true },
    {
      label: '经营范围',
      value: '预包装食品、散装食品、特殊食品销售；热食类、冷食类食品制售；'.repeat(6),
      secret: false,
    },
  ],
};

/** A gateway where the sign-in succeeds at once, unless told otherwise. */
export const licenseGateway = (script: Readonly<Record<string, Reply>> = {}): FakeGateway =>
  fakeGateway({
    [LOGIN]: answer(
      { id: LOGIN_ID, url: 'https://id.example/login/sample', expiresAt: '2026-11-23T10:10:00+08:00', number: '47' },
      201,
    ),
    [LOGIN_STATE]: answer({ id: LOGIN_ID, state: 'done' }),
    [LIST]: answer(sampleLicenses),
    [PRESENT]: answer(samplePresentation, 201),
    [REVOKE]: { kind: 'response', status: 204, body: '', headers: {} },
    ...script,
  });

/** A window that opens and goes nowhere. */
export const openNowhere = (): {
  close: () => void;
  opener: unknown;
  location: { replace: (url: string) => void };
} => ({
  close: () => undefined,
  opener: null,
  location: { replace: () => undefined },
});

const words = (view: LicenseView) => licenseViewMessages[view.locale || 'zh-CN'];

/** Signs in; time is moved by hand if the view's timers let us. */
export async function signIn(view: LicenseView, expected?: string): Promise<void> {
  press(view, words(view)['login.start']);
  await untilSays(view, words(view)['login.waiting']);
  if (view.timers instanceof ManualTimers) view.timers.pass(1_500);
  await untilSays(view, expected ?? words(view)['list.title']);
}

/** Signs in, chooses a licence and a purpose. */
export async function present(view: LicenseView, expected?: string): Promise<void> {
  await signIn(view);
  press(view, idCard.typeName);
  await untilSays(view, words(view)['purpose.title']);
  press(view, words(view)['purpose.bank']);
  press(view, words(view)['purpose.submit']);
  await untilSays(view, expected ?? words(view)['qr.title']);
}

const still = (): Partial<LicenseView> => ({ timers: new ManualTimers(START), openWindow: openNowhere });

const example = (
  script: Readonly<Record<string, Reply>>,
  act?: LicenseExample['act'],
  set: Partial<LicenseView> = {},
): LicenseExample => ({
  gateway: () => licenseGateway(script),
  get set() {
    return { ...still(), ...set };
  },
  ...(act && { act }),
});

const beginLogin = async (view: LicenseView, expected: string): Promise<void> => {
  press(view, words(view)['login.start']);
  await untilSays(view, expected);
};

const pass = (view: LicenseView, ms: number): void => {
  if (view.timers instanceof ManualTimers) view.timers.pass(ms);
};

export const licenseViewExamples = {
  signedOut: example({}),
  opening: example({ [LOGIN]: never() }, (view) => beginLogin(view, '正在打开登录窗口')),
  waiting: example({ [LOGIN_STATE]: answer({ id: LOGIN_ID, state: 'pending' }) }, (view) =>
    beginLogin(view, '请在新打开的窗口里登录'),
  ),
  blocked: example(
    { [LOGIN_STATE]: answer({ id: LOGIN_ID, state: 'pending' }) },
    (view) => beginLogin(view, '没有打开'),
    { openWindow: () => null },
  ),
  loginOffline: example({ [LOGIN_STATE]: networkError() }, (view) => signIn(view, '网络不稳')),
  loginFailed: example({ [LOGIN_STATE]: answer({ id: LOGIN_ID, state: 'failed' }) }, (view) =>
    signIn(view, '登录没有成功'),
  ),
  loginExpired: example({ [LOGIN_STATE]: answer({ id: LOGIN_ID, state: 'expired' }) }, (view) =>
    signIn(view, '已经过期'),
  ),
  loginUnavailable: example({ [LOGIN]: problem('unavailable') }, (view) => beginLogin(view, '系统正在维护')),
  loading: example({ [LIST]: never() }, (view) => signIn(view, '正在读取')),
  list: example({}, (view) => signIn(view)),
  empty: example({ [LIST]: answer({ rows: [] }) }, (view) => signIn(view, '还没有电子证照')),
  listOffline: example({ [LIST]: networkError() }, (view) => signIn(view, '网络没有连上')),
  loginOver: example({ [LIST]: problem('login_required') }, (view) => signIn(view, '登录已经到期')),
  strongerLogin: example({ [LIST]: problem('assurance_required') }, (view) => signIn(view, '更高级别')),
  purpose: example({}, async (view) => {
    await signIn(view);
    press(view, '居民身份证');
    await untilSays(view, '拿来办什么事');
  }),
  purposeTooLong: example({}, async (view) => {
    await signIn(view);
    press(view, '居民身份证');
    await untilSays(view, '拿来办什么事');
    press(view, '其他用途');
    await untilSays(view, '写明用途');
    fill(view, '写明用途（60 个字以内）', '给孩子办理入学报名'.repeat(7));
    press(view, '出示证照');
    await untilSays(view, '现在多了 3 个字');
  }),
  presentFails: example({ [PRESENT]: problem('unavailable') }, (view) => present(view, '系统正在维护')),
  typical: example({}, (view) => present(view)),
  revealed: example({}, async (view) => {
    await present(view);
    press(view, '显示完整信息');
    await untilSays(view, '1900年1月1日');
  }),
  lastSeconds: example({}, async (view) => {
    await present(view);
    pass(view, 50_500);
    press(view, '扫不了');
    await until(view, () => view.shadowRoot?.querySelector('details')?.open === true);
  }),
  over: example({}, async (view) => {
    await present(view);
    pass(view, 60_000);
    await untilSays(view, '证照已经收起');
  }),
  official: example(
    { [PRESENT]: answer({ ...samplePresentation, license: { ...idCard, sample: false } }, 201) },
    (view) => present(view),
  ),
  longest: example({ [PRESENT]: answer(longestPresentation, 201) }, (view) => present(view)),
  signOutFails: example({ [REVOKE]: networkError() }, async (view) => {
    await signIn(view);
    press(view, '退出登录');
    await untilSays(view, '退出登录没有完成');
  }),
  elder: example({}, (view) => present(view), { appearance: 'elder' }),
  kiosk: example({}, (view) => present(view), { appearance: 'kiosk', terminal: 'kiosk' }),
  kioskSignedOut: example({}, undefined, { appearance: 'kiosk', terminal: 'kiosk' }),
  english: example({}, (view) => present(view), { locale: 'en' }),
  englishList: example({}, (view) => signIn(view), { locale: 'en' }),
} satisfies Readonly<Record<string, LicenseExample>>;

export const licenseViewCells = {
  offline: { example: 'listOffline' },
  expired: { example: 'loginExpired' },
  unavailable: { example: 'loginUnavailable' },
  loginRequired: { example: 'loginOver' },
  assuranceRequired: { example: 'strongerLogin' },
} satisfies Cells<keyof typeof licenseViewExamples>;
