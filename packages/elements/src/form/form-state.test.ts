import { FormDefinition } from '@qwy/contract/form';
import { describe, expect, it } from 'vitest';
import type { FieldValue } from './field-value.ts';
import { UNFINISHED_DATE } from './field-value.ts';
import type { FormState } from './form-state.ts';
import { change, goTo, startForm } from './form-state.ts';
import { answersToSend, checkAll, goOn, leave, recheck, refuse } from './judging.ts';
import { renewedForm, sampleAnswers, sampleForm } from './sample-forms.examples.ts';

const PERSON: Readonly<Record<string, FieldValue>> = {
  '/applicant/name': '样例·张三',
  '/applicant/citizenId': '610926188103050013',
  '/applicant/mobile': '15400000001',
  '/filledBy': 'self',
};
const SHOP: Readonly<Record<string, FieldValue>> = {
  '/shop/name': '平利县样例早点铺',
  '/shop/town': '城关镇',
  '/shop/area': '40',
  '/shop/opening': '2026-12-01',
  '/kinds': ['hot'],
  '/truthful': true,
};

const filled = (state: FormState, values: Readonly<Record<string, FieldValue>>): FormState =>
  Object.entries(values).reduce((current, [pointer, value]) => change(current, pointer, value), state);
const complete = (): FormState => goOn(goOn(filled(startForm(sampleForm), { ...PERSON, ...SHOP })));
const codes = ({ problems }: FormState) =>
  Object.fromEntries([...problems].map(([pointer, { code }]) => [pointer, code]));
const shownFields = ({ pages }: FormState) =>
  pages.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields.map(({ pointer }) => pointer)));

describe('the state of a form', () => {
  it('goes from page to page to the end when all is answered, and sends just what counts', () => {
    const state = complete();
    expect(state.step).toBe(state.pages.length);
    expect(answersToSend(state)).toEqual(sampleAnswers);
    expect(checkAll(state)).toBe(state);
  });

  it('stays on a page with problems, and lists them in the order of the page', () => {
    const state = goOn(filled(startForm(sampleForm), { '/applicant/citizenId': '61092618810305001X' }));
    expect(state.step).toBe(0);
    expect(state.listed).toEqual(['/applicant/name', '/applicant/citizenId', '/applicant/mobile', '/filledBy']);
    expect(codes(state)).toEqual({
      '/applicant/name': 'required',
      '/applicant/citizenId': 'citizen_id',
      '/applicant/mobile': 'required',
      '/filledBy': 'required',
    });
  });

  it('does not judge a field while it is typed in, only when it is left', () => {
    const typing = change(startForm(sampleForm), '/applicant/mobile', '154');
    expect(typing.problems.size).toBe(0);
    expect(codes(leave(typing, '/applicant/mobile'))).toEqual({ '/applicant/mobile': 'phone' });
  });

  it('leaves a field alone that was only walked through', () => {
    const state = change(startForm(sampleForm), '/applicant/name', '');
    expect(leave(state, '/applicant/name').problems.size).toBe(0);
  });

  it('takes a problem back as soon as it is gone, and tells no other one meanwhile', () => {
    const wrong = leave(change(startForm(sampleForm), '/applicant/mobile', '154'), '/applicant/mobile');
    const still = recheck(change(wrong, '/applicant/mobile', '1540000000'), '/applicant/mobile');
    expect(codes(still)).toEqual({ '/applicant/mobile': 'phone' });
    expect(codes(recheck(change(still, '/applicant/mobile', '15400000001'), '/applicant/mobile'))).toEqual({});
  });

  it('puts codes and numbers right when their field is left', () => {
    const typed = { '/applicant/citizenId': '６１０９２６ 18810305 001x ', '/shop/workers': ' １，２00 ' };
    const state = filled(startForm(sampleForm), typed);
    expect(leave(state, '/applicant/citizenId').values.get('/applicant/citizenId')).toBe('61092618810305001X');
    expect(leave(state, '/shop/workers').values.get('/shop/workers')).toBe('1200');
  });

  it('says of words in a number field that a number is wanted, and keeps them', () => {
    const state = leave(change(startForm(sampleForm), '/shop/area', '四十'), '/shop/area');
    expect(codes(state)).toEqual({ '/shop/area': 'type' });
    expect(state.values.get('/shop/area')).toBe('四十');
  });

  it('says of a date that was not finished that it is not a date', () => {
    const state = leave(change(startForm(sampleForm), '/shop/opening', UNFINISHED_DATE), '/shop/opening');
    expect(codes(state)).toEqual({ '/shop/opening': 'format' });
  });

  it('shows what an answer reveals, asks for it, and drops it when it is hidden again', () => {
    const start = startForm(sampleForm);
    expect(shownFields(start)).not.toContain('/helper/name');
    const helped = filled(start, { ...PERSON, '/filledBy': 'helper' });
    expect(shownFields(helped)).toContain('/helper/name');
    expect(helped.required.has('/helper/name')).toBe(true);
    expect(helped.required.has('/helper/mobile')).toBe(false);
    const named = change(helped, '/helper/name', '样例·李四');
    expect(answersToSend(named)).toHaveProperty('helper', { name: '样例·李四' });
    const alone = change(named, '/filledBy', 'self');
    expect(answersToSend(alone)).not.toHaveProperty('helper');
    expect(change(alone, '/filledBy', 'helper').values.get('/helper/name')).toBe('样例·李四');
  });

  it('works out the pages again only when an answer can matter to others', () => {
    const named = change(startForm(sampleForm), '/applicant/name', '样');
    expect(change(named, '/applicant/name', '样例').pages).toBe(named.pages);
    expect(change(named, '/filledBy', 'helper').pages).not.toBe(named.pages);
  });

  it('keeps everything on the way back', () => {
    const state = goTo(complete(), 0);
    expect(state.step).toBe(0);
    expect(answersToSend(state)).toEqual(sampleAnswers);
  });

  it('leads to the first page with something the gateway refused, also inside a field', () => {
    const state = refuse(complete(), [
      { pointer: '/kinds/0', code: 'enum' },
      { pointer: '/applicant/name', code: 'maxLength', params: { limit: 50 } },
    ]);
    expect(state.step).toBe(0);
    expect(state.listed).toEqual(['/applicant/name']);
    expect(codes(state)).toEqual({ '/applicant/name': 'maxLength', '/kinds': 'enum' });
  });

  it.each([[[]], [[{ pointer: '/elsewhere', code: 'unknown_field' }]]])(
    'says that something is wrong when the gateway names no field that is there: %j',
    (params) => {
      const state = refuse(complete(), params);
      expect(state.hasOtherProblem).toBe(true);
      expect(state.step).toBe(state.pages.length);
      expect(goTo(state, 0).hasOtherProblem).toBe(false);
    },
  );

  it('takes over into a newer form what still fits, and asks only for the rest', () => {
    const fresh = startForm(renewedForm, complete().values);
    const state = checkAll(goTo(fresh, fresh.pages.length));
    expect(state.step).toBe(1);
    expect(state.listed).toEqual(['/shop/seats']);
    const { shop, ...rest } = answersToSend(state);
    expect(rest).toMatchObject({ applicant: sampleAnswers.applicant, kinds: ['hot'] });
    expect(shop).not.toHaveProperty('area');
  });

  it('does not take over a choice that is no longer offered', () => {
    const fewer = FormDefinition.parse(JSON.parse(JSON.stringify(sampleForm).replaceAll('城关镇', '新城镇')));
    expect(startForm(fewer, complete().values).values.has('/shop/town')).toBe(false);
  });

  it('counts a box that must be answered and is not ticked as no', () => {
    const definition = FormDefinition.parse({
      ...sampleForm,
      schema: { type: 'object', properties: { wants: { type: 'boolean' } }, required: ['wants'] },
      pages: [{ id: 'one', title: '一页', sections: [{ fields: [{ pointer: '/wants', label: '要邮寄' }] }] }],
    });
    const state = goOn(startForm(definition));
    expect(state.step).toBe(1);
    expect(answersToSend(state)).toEqual({ wants: false });
    expect(answersToSend(change(state, '/wants', true))).toEqual({ wants: true });
  });
});
