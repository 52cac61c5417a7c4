import type { CaseKey, CaseView } from '@qwy/contract/case';
import { CaseCode, ItemCode } from '@qwy/contract/ids';
import { makeCaseNumber } from '@qwy/contract/rules/case-number';

/** Cases for stories and tests. Numbers, names and notes are invented and marked as samples. */

export const sampleKey: CaseKey = { number: makeCaseNumber('2026-11-16', '483920'), code: CaseCode.parse('K7M2WX94') };

const received = { state: 'received', at: '2026-11-16T09:12:00+08:00' };
const accepted = { state: 'accepted', at: '2026-11-16T15:40:00+08:00' };

export const acceptedCase: CaseView = {
  number: sampleKey.number,
  itemCode: ItemCode.parse('sample-food-permit'),
  itemName: '食品经营许可（新办）',
  authority: '平利县市场监督管理局',
  state: 'accepted',
  history: [received, accepted],
  due: { limit: { value: 8, unit: 'working_day' }, day: '2026-11-26' },
  rated: false,
  rateable: false,
  sample: true,
  updatedAt: '2026-11-16T15:40:00+08:00',
};

export const correctingCase: CaseView = {
  ...acceptedCase,
  state: 'correcting',
  history: [
    received,
    accepted,
    {
      state: 'correcting',
      at: '2026-11-17T10:05:00+08:00',
      note: '请补一份经营场所的平面图，手画的也可以；送到政务服务中心 3 号窗口。',
    },
  ],
  updatedAt: '2026-11-17T10:05:00+08:00',
};

export const suspendedCase: CaseView = {
  ...acceptedCase,
  state: 'suspended',
  history: [
    received,
    accepted,
    { state: 'suspended', at: '2026-11-18T09:00:00+08:00', note: '现场核查，预计 3 个工作日。' },
  ],
  updatedAt: '2026-11-18T09:00:00+08:00',
};

export const decidedCase: CaseView = {
  ...acceptedCase,
  state: 'decided',
  history: [
    received,
    accepted,
    { state: 'decided', at: '2026-11-20T16:30:00+08:00', note: '准予许可。请带身份证到政务服务中心 1 号窗口领取。' },
  ],
  rateable: true,
  updatedAt: '2026-11-20T16:30:00+08:00',
};

export const withdrawnCase: CaseView = {
  ...acceptedCase,
  state: 'withdrawn',
  history: [received, accepted, { state: 'withdrawn', at: '2026-11-18T11:20:00+08:00' }],
  updatedAt: '2026-11-18T11:20:00+08:00',
};

export const rejectedCase: CaseView = {
  ...acceptedCase,
  state: 'rejected',
  history: [
    received,
    { state: 'rejected', at: '2026-11-17T10:05:00+08:00', note: '经营场所不在本县，请向所在地的市场监督管理局申请。' },
  ],
  updatedAt: '2026-11-17T10:05:00+08:00',
};

/** The longest real item name we know (四川广安区's list), and a note of the longest length. */
export const longestCase: CaseView = {
  ...correctingCase,
  itemName:
    '除从事剧毒、易制爆、汽油加油站、专用危化品仓储的企业外，除中央企业所属省级、设区的市级公司（分公司）从事危险化学品经营活动的企业，不带有储存设施经营除剧毒化学品、易制爆危险化学品以外的其他危险化学品企业经营许可证变更审查',
  history: [
    received,
    accepted,
    { state: 'suspended', at: '2026-11-16T16:00:00+08:00', note: '专家评审。' },
    { state: 'accepted', at: '2026-11-16T17:00:00+08:00' },
    { state: 'correcting', at: '2026-11-17T10:05:00+08:00', note: '请补充下列材料，每一样都要盖公章。'.repeat(29) },
  ],
};
