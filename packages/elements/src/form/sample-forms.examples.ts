import type { CaseReceipt } from '@qwy/contract/case';
import { FormDefinition } from '@qwy/contract/form';
import { Guide } from '@qwy/contract/guide';
import { CaseCode } from '@qwy/contract/ids';
import { makeCaseNumber } from '@qwy/contract/rules/case-number';
import { sampleGuide } from '../guide/sample-guides.examples.ts';

/** Forms for stories and tests: invented, marked as samples, with every kind of field. */

const TOWNS = [
  '城关镇',
  '兴隆镇',
  '老县镇',
  '大贵镇',
  '三阳镇',
  '洛河镇',
  '广佛镇',
  '八仙镇',
  '长安镇',
  '正阳镇',
  '西河镇',
];

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });
const choice = (...values: readonly string[]) => ({ type: 'string', enum: values });
/** Holds while the top-level property is `value`. */
const when = (name: string, value: string) => ({
  type: 'object',
  properties: { [name]: { const: value } },
  required: [name],
});

const isHelper = when('filledBy', 'helper');

export const sampleForm: FormDefinition = FormDefinition.parse({
  id: 'sample-form',
  itemCode: 'sample-item',
  version: 3,
  title: '食品经营许可证申请表',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      applicant: {
        type: 'object',
        properties: {
          name: text(50),
          citizenId: { type: 'string', format: 'cn-citizen-id' },
          mobile: { type: 'string', format: 'cn-mobile' },
        },
        required: ['name', 'citizenId', 'mobile'],
        additionalProperties: false,
      },
      filledBy: choice('self', 'helper'),
      helper: {
        type: 'object',
        properties: { name: text(50), mobile: { type: 'string', format: 'cn-mobile' } },
        additionalProperties: false,
      },
      shop: {
        type: 'object',
        properties: {
          name: text(60),
          town: { type: 'string', enum: TOWNS },
          area: { type: 'number', minimum: 1, maximum: 20000 },
          workers: { type: 'integer', minimum: 1, maximum: 1000 },
          opening: { type: 'string', format: 'date' },
          note: text(200),
        },
        required: ['name', 'town', 'area', 'opening'],
        additionalProperties: false,
      },
      kinds: { type: 'array', items: choice('hot', 'cold', 'cake'), minItems: 1, uniqueItems: true },
      coldRoom: { type: 'boolean' },
      truthful: { type: 'boolean', const: true },
    },
    required: ['applicant', 'filledBy', 'shop', 'kinds', 'truthful'],
    additionalProperties: false,
  },
  pages: [
    {
      id: 'person',
      title: '您的信息',
      sections: [
        {
          fields: [
            {
              pointer: '/applicant/name',
              label: '姓名',
              help: '和身份证上的一样。',
              widget: 'text',
              autocomplete: 'name',
            },
            {
              pointer: '/applicant/citizenId',
              label: '身份证号码',
              help: '18 位，最后一位可能是字母 X。',
              widget: 'citizen-id',
              autocomplete: 'off',
            },
            {
              pointer: '/applicant/mobile',
              label: '手机号',
              help: '办理进度会发到这个号码。',
              widget: 'phone',
              autocomplete: 'tel-national',
            },
          ],
        },
        {
          fields: [
            {
              pointer: '/filledBy',
              label: '谁在填这张表？',
              widget: 'radio',
              options: [
                { value: 'self', label: '我自己' },
                { value: 'helper', label: '别人帮我填' },
              ],
            },
          ],
        },
        {
          title: '帮忙人',
          help: '要是填得不清楚，我们会打电话问帮忙的人。',
          fields: [
            {
              pointer: '/helper/name',
              label: '帮忙人的姓名',
              widget: 'text',
              autocomplete: 'off',
              requiredWhen: isHelper,
            },
            { pointer: '/helper/mobile', label: '帮忙人的手机号', widget: 'phone', autocomplete: 'off' },
          ],
          visibleWhen: isHelper,
        },
      ],
    },
    {
      id: 'shop',
      title: '您的店',
      sections: [
        {
          fields: [
            { pointer: '/shop/name', label: '店名', help: '和营业执照上的一样。', autocomplete: 'organization' },
            {
              pointer: '/shop/town',
              label: '店在哪个镇',
              options: TOWNS.map((value) => ({ value, label: value })),
              autocomplete: 'address-level3',
            },
            { pointer: '/shop/area', label: '店面有多大（平方米）', widget: 'number' },
            { pointer: '/shop/workers', label: '店里有几个人', widget: 'number' },
            { pointer: '/shop/opening', label: '打算哪天开业' },
          ],
        },
        {
          title: '做什么',
          fields: [
            {
              pointer: '/kinds',
              label: '做哪些',
              help: '可以选几样。',
              widget: 'checkboxes',
              options: [
                { value: 'hot', label: '热食' },
                { value: 'cold', label: '凉菜' },
                { value: 'cake', label: '糕点' },
              ],
            },
            {
              pointer: '/coldRoom',
              label: '凉菜有单独的操作间',
              widget: 'checkbox',
              visibleWhen: {
                type: 'object',
                properties: { kinds: { type: 'array', contains: { const: 'cold' } } },
                required: ['kinds'],
              },
            },
            { pointer: '/shop/note', label: '还有什么要说的' },
          ],
        },
        {
          fields: [
            { pointer: '/truthful', label: '以上填的都是真的。要是填了假的，我愿意承担法律责任。', widget: 'checkbox' },
          ],
        },
      ],
    },
  ],
  consent: {
    purpose: '只用来办这张食品经营许可证：核对您是谁、上门看店、发证、通知您结果。',
    retention:
      '没交之前，填的内容只留在这个页面里。交了以后随办件存档，办结满 5 年删除（样例期限）。您可以随时来查，或者要求更正。',
  },
  sample: true,
  publishedAt: '2026-11-01T08:00:00+08:00',
});

export const formGuide: Guide = Guide.parse({
  ...sampleGuide,
  itemCode: sampleForm.itemCode,
  name: '食品经营许可新办',
  authority: { name: '平利县行政审批服务局' },
  consultPhone: '0915-0000001',
  formId: sampleForm.id,
});

/** The same form a little later: the shop's size is no longer asked, its number of seats is. */
export const renewedForm: FormDefinition = FormDefinition.parse(
  JSON.parse(
    JSON.stringify({ ...sampleForm, version: 4 })
      .replaceAll('/shop/area', '/shop/seats')
      .replaceAll('"area"', '"seats"')
      .replaceAll('店面有多大（平方米）', '店里有几个座位'),
  ),
);

/** Words as long as they get in real forms, and a name without a break. */
export const longForm: FormDefinition = FormDefinition.parse({
  ...sampleForm,
  title: '安康市平利县食品经营许可（含网络食品经营、中央厨房、集体用餐配送单位）新办、变更、延续及补领综合申请登记表',
  pages: [
    {
      id: 'long',
      title: '申请人（法定代表人、负责人或者受委托办理登记手续的经办人员）的基本身份信息和联系方式',
      sections: sampleForm.pages.flatMap((page) =>
        page.sections.map((section) => ({
          ...section,
          fields: section.fields.map((field) => ({
            ...field,
            label: `${field.label}（请按照营业执照、身份证件或者其他有效证明文件上登记的内容填写，不要用简称）`,
            help: `Pneumonoultramicroscopicsilicovolcanoconiosis${'Abcdefghij'.repeat(8)} ${field.help ?? ''}`,
          })),
        })),
      ),
    },
  ],
});

export const sampleReceipt: CaseReceipt = {
  number: makeCaseNumber('2026-11-16', '483920'),
  code: CaseCode.parse('K7M2WX94'),
  itemCode: sampleForm.itemCode,
  itemName: '食品经营许可新办',
  authority: '平利县行政审批服务局',
  state: 'received',
  receivedAt: '2026-11-16T09:12:00+08:00',
  due: { limit: { value: 8, unit: 'working_day' }, day: '2026-11-26' },
  sample: true,
};

/** What an invented person answers. */
export const sampleAnswers = {
  applicant: { name: '样例·张三', citizenId: '610926188103050013', mobile: '15400000001' },
  filledBy: 'self',
  shop: { name: '平利县样例早点铺', town: '城关镇', area: 40, opening: '2026-12-01' },
  kinds: ['hot'],
  truthful: true,
};
