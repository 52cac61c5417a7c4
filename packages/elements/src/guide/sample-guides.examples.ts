import type { WorkingCalendar } from '@qwy/contract/calendar';
import { Guide } from '@qwy/contract/guide';
import type * as z from 'zod/mini';

const COUNTY = { code: '610926', name: '平利县' };
const WORKDAYS = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, from: '08:30', to: '12:00' },
  { weekday, from: '14:00', to: '17:30' },
]);

/** A whole guide, made up for demonstration except for the law it quotes. */
const sample: z.input<typeof Guide> = {
  itemCode: 'SAMPLE-610926-0001',
  version: 2,
  name: '个体工商户设立登记',
  summary: '想开小店、摆摊、跑运输，先来登记。带上身份证和场地证明就能办，材料齐全当场领执照，不收费。',
  taskType: '07',
  authority: { name: '平利县行政审批服务局' },
  region: COUNTY,
  serviceObjects: ['person'],
  handlingType: 'committed',
  situations: [
    {
      id: 'premises',
      question: '店铺或场地是谁的？',
      options: [
        { value: 'own', label: '自己家的' },
        { value: 'rented', label: '租来的' },
        { value: 'none', label: '没有固定场地（网店、流动摊）' },
      ],
    },
    {
      id: 'agent',
      question: '谁来窗口办？',
      help: '行动不便也可以请家人、村干部或帮办员代办。',
      options: [
        { value: 'self', label: '本人来' },
        { value: 'other', label: '别人代办' },
      ],
    },
  ],
  conditions: [
    { text: '年满 18 周岁，有身份证。' },
    { text: '场地可以用来做生意，房东同意。', when: { premises: ['rented'] } },
    { text: '做食品、烟草等需要许可的生意，登记后还要另办许可证。' },
  ],
  materials: [
    {
      id: 'form',
      name: '个体工商户登记申请书',
      type: 'original',
      form: 'paper_or_electronic',
      copies: 1,
      necessity: 'required',
      source: 'applicant',
      note: '窗口有空白表，也可以在线填写。',
    },
    {
      id: 'id-card',
      name: '经营者身份证',
      type: 'original',
      form: 'paper_or_electronic',
      copies: 1,
      necessity: 'required',
      source: 'government',
      waived: { by: 'license', name: '居民身份证' },
    },
    {
      id: 'own-deed',
      name: '不动产权证书',
      type: 'copy',
      form: 'paper',
      copies: 1,
      necessity: 'required',
      source: 'government',
      issuer: '自然资源局',
      when: { premises: ['own'] },
      waived: { by: 'shared_data', name: '不动产登记信息' },
    },
    {
      id: 'lease',
      name: '房屋租赁合同',
      type: 'copy',
      form: 'paper_or_electronic',
      copies: 1,
      necessity: 'required',
      source: 'applicant',
      note: '写清地址、租期，双方签字。',
      when: { premises: ['rented'] },
    },
    {
      id: 'landlord-deed',
      name: '房东的不动产权证书或村委会出具的场地证明',
      type: 'copy',
      form: 'paper',
      copies: 1,
      necessity: 'required',
      source: 'other',
      issuer: '房东或村委会',
      when: { premises: ['rented'] },
      deferrable: { limit: { value: 5, unit: 'working_day' } },
    },
    {
      id: 'mandate',
      name: '委托书',
      type: 'original',
      form: 'paper',
      copies: 1,
      necessity: 'required',
      source: 'applicant',
      note: '经营者签字或按手印。',
      when: { agent: ['other'] },
    },
    {
      id: 'agent-id',
      name: '代办人身份证',
      type: 'original',
      form: 'paper',
      copies: 1,
      necessity: 'required',
      source: 'government',
      issuer: '公安局',
      when: { agent: ['other'] },
    },
  ],
  steps: [
    { name: '提交', role: '申请人', note: '在线填写，或到窗口交材料。' },
    { name: '受理', role: '综合窗口', limit: { value: 1, unit: 'hour' }, note: '缺什么，一次说清楚。' },
    { name: '审查和登记', role: '行政审批服务局', limit: { value: 1, unit: 'working_day' } },
    { name: '领取营业执照', role: '出证窗口', note: '可以自己取，也可以邮寄到家。' },
  ],
  statutoryLimit: { value: 3, unit: 'working_day' },
  promisedLimit: { value: 1, unit: 'working_day' },
  specialProcedures: [],
  fees: [],
  results: [{ name: '个体工商户营业执照', type: 'license', validity: '长期' }],
  legalBasis: [
    {
      law: '市场主体登记管理条例',
      version: '2021-07-27',
      article: 19,
      text: '登记机关应当对申请材料进行形式审查。对申请材料齐全、符合法定形式的予以确认并当场登记。不能当场登记的，应当在3个工作日内予以登记；情形复杂的，经登记机关负责人批准，可以再延长3个工作日。\n申请材料不齐全或者不符合法定形式的，登记机关应当一次性告知申请人需要补正的材料。',
      verified: true,
    },
    { law: '促进个体工商户发展条例', verified: false },
  ],
  places: [
    {
      id: 'centre',
      name: '平利县政务服务中心',
      address: '城关镇（样例地址）新正街 1 号',
      region: COUNTY,
      window: '一楼 3 号综合窗口',
      phone: '0915-0000001',
      hours: WORKDAYS,
      sample: true,
    },
    {
      id: 'town',
      name: '老县镇便民服务中心',
      address: '老县镇（样例地址）政府院内',
      phone: '0915-0000002',
      hours: WORKDAYS,
      sample: true,
    },
    {
      id: 'kiosk',
      name: '邮政自助服务区',
      address: '城关镇（样例地址）邮政网点',
      hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })),
      sample: true,
    },
  ],
  channels: ['counter', 'online', 'post'],
  visits: 1,
  consultPhone: '0915-0000001',
  complaintPhone: '0915-0000009',
  faq: [
    { question: '没有店面，只在网上卖东西，能登记吗？', answer: '能。用网络平台给您的网店地址登记就行。' },
    { question: '不识字、不会填表怎么办？', answer: '请窗口的帮办员帮您填，您核对后按手印。' },
  ],
  formId: 'sample-sole-trader',
  lifeEvents: [],
  sample: true,
  publishedAt: '2026-11-20T01:00:00.000Z',
};

export const sampleGuide: Guide = Guide.parse(sample);

/** A calendar to the end of the year, with a Friday off and its Saturday worked. */
export const sampleCalendar: WorkingCalendar = {
  source: '样例',
  from: '2026-01-01',
  to: '2026-12-31',
  holidays: ['2026-12-04'],
  workdays: ['2026-12-05'],
};

/** Ten working days, with a survey during which the clock stands still. */
export const surveyGuide: Guide = Guide.parse({
  ...sample,
  itemCode: 'SAMPLE-610926-0003',
  name: '公共场所卫生许可',
  statutoryLimit: { value: 20, unit: 'working_day' },
  promisedLimit: { value: 10, unit: 'working_day' },
  specialProcedures: [{ name: '现场核查', limit: { value: 5, unit: 'working_day' }, stopsClock: true }],
});

const LONG =
  '利用卫星地面接收设施接收境外卫星传送的电视节目以及在本县行政区域内设置集体接收转发系统并向居民住宅小区、宾馆饭店、学校医院等单位提供节目传送服务的单位和个人申请许可（含变更、延续、补办）及年度检验换证初审转报（县级权限委托实施）';

/** The longest texts that real catalogues hold: names of 110 characters and more, answers of a page. */
export const longGuide: Guide = Guide.parse({
  ...sample,
  itemCode: 'SAMPLE-610926-0110',
  name: LONG,
  summary: `${LONG}，由县行政审批服务局受理，会同文化和旅游广电局、公安局、市场监督管理局现场核查后报市级部门审批。`,
  authority: { name: '平利县行政审批服务局（平利县政务服务中心管理办公室、平利县公共资源交易监督管理办公室）' },
  materials: sample.materials.map((material) => ({
    ...material,
    name: `${material.name}（${LONG.slice(0, 60)}）`,
    note: LONG,
  })),
  steps: sample.steps.map((step) => ({ ...step, name: `${step.name}（${LONG.slice(0, 40)}）`, note: LONG })),
  fees: [
    { name: '接收设施安装服务许可证工本费', amount: { amount: 1000, currency: 'CNY' }, basis: LONG.slice(0, 80) },
    { name: '设施检测费', note: '按省级价格主管部门核定的标准，视设施数量而定。' },
  ],
  faq: sample.faq.map((entry) => ({
    question: `${entry.question}${LONG.slice(0, 50)}`,
    answer: `${entry.answer}${LONG}${LONG}`,
  })),
});

/** What a department has published when it has filled in nothing but the name: the normal case. */
export const emptyGuide: Guide = Guide.parse({
  ...sample,
  itemCode: 'SAMPLE-610926-0002',
  version: 1,
  name: '取水许可证补发',
  summary: '',
  situations: [],
  conditions: [],
  materials: [],
  steps: [],
  statutoryLimit: undefined,
  promisedLimit: undefined,
  results: [],
  legalBasis: [],
  places: [],
  channels: ['counter'],
  visits: 1,
  consultPhone: undefined,
  complaintPhone: undefined,
  faq: [],
  formId: undefined,
});
