import type { InvalidParam } from '@qwy/contract/errors';
import { prepareForm } from '@qwy/contract/rules/prepared-form';
import { ANSWER_CODES } from '@qwy/contract/rules/validation';
import { describe, expect, it } from 'vitest';
import { fieldSpecs } from './field-spec.ts';
import { problemText } from './problem-text.ts';
import { sampleForm } from './sample-forms.examples.ts';

const specs = fieldSpecs(prepareForm(sampleForm));
const tell = (pointer: string, param: Omit<InvalidParam, 'pointer'>, locale: 'zh-CN' | 'en' = 'zh-CN'): string => {
  const spec = specs.get(pointer);
  if (!spec) throw new Error(`no field ${pointer}`);
  return problemText({ pointer, ...param }, spec, locale);
};

describe('the sentence about a problem', () => {
  it.each([
    ['/applicant/name', { code: 'required' }, '请填写姓名。'],
    ['/shop/town', { code: 'required' }, '请选择店在哪个镇。'],
    ['/kinds', { code: 'minItems', params: { limit: 1 } }, '请选择做哪些。'],
    ['/truthful', { code: 'required' }, '请勾选“以上填的都是真的。要是填了假的，我愿意承担法律责任”。'],
    [
      '/applicant/citizenId',
      { code: 'citizen_id', params: { reason: 'checksum' } },
      '身份证号码不对，有一位填错了。请对照身份证逐位核对，第 18 位也要看。',
    ],
    ['/applicant/citizenId', { code: 'citizen_id' }, '身份证号码不对，请对照身份证核对。'],
    ['/shop/workers', { code: 'type' }, '“店里有几个人”要填整数，例如 12。'],
    ['/shop/area', { code: 'maximum', params: { limit: 20000 } }, '“店面有多大（平方米）”不能大于 20000。'],
    [
      '/shop/opening',
      { code: 'format', params: { format: 'date' } },
      '“打算哪天开业”的日期不完整或者不对，请填好年、月、日。',
    ],
    ['/filledBy', { code: 'required' }, '请选择谁在填这张表。'],
    ['/shop/note', { code: 'brand_new_code' }, '“还有什么要说的”有问题，请核对后再填。'],
  ] as const)('for %s %j is: %s', (pointer, param, expected) => {
    expect(tell(pointer, param)).toBe(expected);
  });

  it.each(ANSWER_CODES)('is complete for %s in both languages', (code) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const sentence = tell('/shop/name', { code, params: { limit: 7 } }, locale);
      expect(sentence).toContain('店名');
      expect(sentence).not.toMatch(/[{}]|undefined/);
    }
  });
});
