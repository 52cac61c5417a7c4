import { FormDraft } from '@qwy/contract/form';
import { GuideDraft } from '@qwy/contract/guide';
import type { TaskType } from '@qwy/contract/item';
import { TO_BE_WRITTEN } from './unwritten.ts';

/** What has to be known of an item before anything is written about it. */
export interface NewItem {
  readonly code: string;
  readonly name: string;
  readonly authority: string;
  readonly taskType: TaskType;
  readonly region: { readonly code: string; readonly name: string };
}

const say = (what: string): string => `${TO_BE_WRITTEN}${what}`;

/** A guide that names everything a guide answers; what only its authors know is marked. @throws {z.ZodError} */
export const newGuide = ({ code, name, authority, taskType, region }: NewItem): GuideDraft =>
  GuideDraft.parse({
    itemCode: code,
    name,
    summary: say('用一两句大白话说清：谁能办、去哪办、多久办好。'),
    taskType,
    authority: { name: authority },
    region,
    serviceObjects: ['person'],
    handlingType: 'committed',
    situations: [],
    conditions: [{ text: say('谁能办，一条写一件事。') }],
    materials: [
      {
        id: 'id-card',
        name: '本人的居民身份证',
        type: 'original',
        form: 'electronic',
        copies: 0,
        necessity: 'required',
        source: 'government',
        issuer: '公安机关',
        waived: { by: 'license', name: '居民身份证' },
      },
      {
        id: 'material-2',
        name: say('还要带什么；用不着就删掉这一项。'),
        type: 'original',
        form: 'paper_or_electronic',
        copies: 1,
        necessity: 'required',
        source: 'applicant',
      },
    ],
    steps: ['收件', '受理', '审查', '决定', '送达'].map((step) => ({
      name: step,
      note: say('这一步做什么、谁来做。'),
    })),
    specialProcedures: [],
    fees: [],
    results: [{ name: say('办成以后拿到什么。'), type: 'other' }],
    legalBasis: [{ law: say('依据哪部法律；原文核对过再把 verified 改成 true。'), verified: false }],
    places: [],
    channels: ['counter', 'online'],
    visits: 1,
    consultPhone: say('咨询电话'),
    complaintPhone: '12345',
    faq: [],
    formId: formIdOf(code),
    lifeEvents: [],
    sample: false,
  });

/** A form that asks who applies and how to reach them. @throws {z.ZodError} */
export const newForm = ({ code, name }: NewItem): FormDraft =>
  FormDraft.parse({
    id: formIdOf(code),
    itemCode: code,
    title: `${name}申请表`.slice(0, 200),
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: {
        applicant: {
          type: 'object',
          properties: {
            name: { type: 'string', minLength: 1, maxLength: 50 },
            citizenId: { type: 'string', format: 'cn-citizen-id', maxLength: 18 },
            mobile: { type: 'string', format: 'cn-mobile', maxLength: 20 },
          },
          required: ['name', 'citizenId', 'mobile'],
          additionalProperties: false,
        },
      },
      required: ['applicant'],
      additionalProperties: false,
    },
    pages: [
      {
        id: 'applicant',
        title: '申请人',
        sections: [
          {
            fields: [
              { pointer: '/applicant/name', label: '姓名', autocomplete: 'name' },
              { pointer: '/applicant/citizenId', label: '身份证号', widget: 'citizen-id' },
              { pointer: '/applicant/mobile', label: '手机号码', widget: 'phone', autocomplete: 'tel-national' },
            ],
          },
        ],
      },
    ],
    consent: {
      purpose: say('这些信息拿来做什么（个人信息保护法第十七条）。'),
      retention: say('保存多久，到期怎么处理。'),
    },
    sample: false,
  });

const formIdOf = (code: string): string => `F-${code}`;
