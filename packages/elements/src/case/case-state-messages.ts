import { CaseState } from '@qwy/contract/case';
import type { Locale } from '@qwy/contract/frame';
import { catalogue } from '../base/messages.ts';

/** What each state is called on screen, and what it means for the citizen. `other`: one this version does not know. */
export const caseStateMessages = catalogue({
  'zh-CN': {
    received: '已收件',
    accepted: '已受理',
    correcting: '等您补正',
    suspended: '特别程序中',
    decided: '已办结',
    delivered: '已送达',
    withdrawn: '已撤回',
    rejected: '不予受理',
    other: '有新进展',
    'next.received': '材料已经收到，工作人员正在核对。您现在不用做什么。',
    'next.accepted': '已经受理，正在办理。您现在不用做什么。',
    'next.correcting': '还差一些材料。请按下面的说明补齐，送到收件的窗口；有疑问可以打窗口电话。',
    'next.suspended': '正在进行检验、听证等特别程序。这段时间不计入办理时限，您现在不用做什么。',
    'next.decided': '这件事已经办结。请按下面的说明领取结果；需要时带上身份证和收件回执。',
    'next.delivered': '结果已经送达，这件事全部办完了。',
    'next.withdrawn': '您已经撤回，这件事不再办理。需要时可以重新申请。',
    'next.rejected': '这次没有受理，原因见下面的说明。补齐条件后可以重新申请，也可以到窗口问清楚。',
    'next.other': '请看下面的记录；不清楚的可以到窗口询问。',
  },
  en: {
    received: 'Received',
    accepted: 'Accepted',
    correcting: 'Waiting for you',
    suspended: 'Special procedure',
    decided: 'Decided',
    delivered: 'Delivered',
    withdrawn: 'Withdrawn',
    rejected: 'Not accepted',
    other: 'News',
    'next.received': 'Your documents have arrived and are being checked. There is nothing you need to do now.',
    'next.accepted': 'The case is accepted and being worked on. There is nothing you need to do now.',
    'next.correcting':
      'Something is still missing. Bring what is named below to the counter where you filed, or call them.',
    'next.suspended': 'An inspection, hearing or the like is under way. This time does not count towards the limit.',
    'next.decided':
      'The case is decided. Collect the result as described below; bring your identity card and the receipt.',
    'next.delivered': 'The result has been delivered. Everything is done.',
    'next.withdrawn': 'You have withdrawn the case; it is closed. You can apply again at any time.',
    'next.rejected':
      'The case was not accepted; the reason is below. You can apply again once that is settled, or ask at the counter.',
    'next.other': 'See the record below, or ask at the counter.',
  },
});

/** The message key of a state, which may be newer than this version. */
export function stateKey(state: string): CaseState | 'other' {
  const known = CaseState.safeParse(state);
  return known.success ? known.data : 'other';
}

/** What a state is called. */
export const stateText = (state: string, locale: Locale): string => caseStateMessages[locale][stateKey(state)];

/** What a state means for the citizen, and what to do next. */
export const nextText = (state: string, locale: Locale): string => caseStateMessages[locale][`next.${stateKey(state)}`];
