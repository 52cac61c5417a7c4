import type { CaseView as CaseSnapshot } from '@qwy/contract/case';
import type { ProblemCode } from '@qwy/contract/errors';
import type { FakeGateway, Reply } from '@qwy/testing/fake-gateway';
import { answer, fakeGateway, htmlPage, networkError, never, problem } from '@qwy/testing/fake-gateway';
import { fill, press, untilSays } from '../base/test-drive.ts';
import type { Cells, Example } from '../base/test-example.ts';
import { caseKeyMessages } from './case-key-messages.ts';
import type { CaseView } from './case-view.ts';
import { caseViewMessages } from './case-view-messages.ts';
import {
  acceptedCase,
  correctingCase,
  decidedCase,
  longestCase,
  rejectedCase,
  sampleKey,
  suspendedCase,
  withdrawnCase,
} from './sample-cases.ts';

type CaseExample = Example<CaseView>;

const LOOK_UP = 'POST /v1/case-lookups';
const WITHDRAW = 'POST /v1/case-withdrawals';

const gateway = (lookUp: Reply) => (): FakeGateway =>
  fakeGateway({ [LOOK_UP]: lookUp, [WITHDRAW]: answer(withdrawnCase) });

/** Types number and code and looks up. */
export async function lookUp(view: CaseView, expected: string): Promise<void> {
  const locale = view.locale || 'zh-CN';
  fill(view, caseKeyMessages[locale].number, sampleKey.number);
  fill(view, caseKeyMessages[locale].code, sampleKey.code);
  press(view, caseViewMessages[locale]['ask.submit']);
  await untilSays(view, expected);
}

const opened = (snapshot: CaseSnapshot, set: CaseExample['set'] = {}): CaseExample => ({
  gateway: gateway(answer(snapshot)),
  set,
  act: (view) => lookUp(view, snapshot.itemName),
});

const refused = (reply: Reply, expected: string): CaseExample => ({
  gateway: gateway(reply),
  act: (view) => lookUp(view, expected),
});
const refusedBy = (code: ProblemCode, expected: string): CaseExample => refused(problem(code), expected);

export const caseViewExamples = {
  ask: { gateway: gateway(answer(acceptedCase)) },
  prefilled: { gateway: gateway(answer(acceptedCase)), set: { caseNumber: sampleKey.number } },
  badInput: {
    gateway: gateway(answer(acceptedCase)),
    act: async (view) => {
      fill(view, '办件编号', '20261116-483920-0');
      fill(view, '查询码', 'K7M2WXO4');
      press(view, '查询');
      await untilSays(view, '有数字不对');
    },
  },
  loading: refused(never(), '正在查询'),
  typical: opened(acceptedCase),
  correcting: opened(correctingCase),
  suspended: opened(suspendedCase),
  decided: opened(decidedCase),
  rated: opened({ ...decidedCase, rated: true, rateable: false }),
  withdrawn: opened(withdrawnCase),
  rejected: opened(rejectedCase),
  unknownState: opened({ ...acceptedCase, state: 'archived' }),
  withoutDay: opened({ ...acceptedCase, due: { limit: { value: 8, unit: 'working_day' } } }),
  longest: opened(longestCase),
  withdrawing: {
    ...opened(acceptedCase),
    act: async (view) => {
      await lookUp(view, acceptedCase.itemName);
      press(view, '撤回申请');
      await untilSays(view, '确定要撤回吗');
    },
  },
  notFound: refusedBy('not_found', '没有找到这件办件'),
  offline: refused(networkError(), '网络没有连上'),
  proxyError: refused(htmlPage(), '没能完成'),
  rateLimited: refused(problem('rate_limited', { retryAfter: 30 }), '操作太频繁'),
  unavailable: refusedBy('unavailable', '系统正在维护'),
  suspendedPartner: refusedBy('partner_suspended', '服务已暂停'),
  elder: opened(correctingCase, { appearance: 'elder' }),
  kiosk: opened(correctingCase, { appearance: 'kiosk', terminal: 'kiosk' }),
  kioskAsk: { gateway: gateway(answer(acceptedCase)), set: { appearance: 'kiosk', terminal: 'kiosk' } },
  english: opened(correctingCase, { locale: 'en' }),
} satisfies Readonly<Record<string, CaseExample>>;

export const caseViewCells = {
  empty: { example: 'ask' },
  expired: { reason: 'The host says it, before the view is there; the view itself never sees a token.' },
  partnerSuspended: { example: 'suspendedPartner' },
  unexpected: { example: 'proxyError' },
} satisfies Cells<keyof typeof caseViewExamples>;
