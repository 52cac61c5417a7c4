import type { Material, Step } from '@qwy/contract/guide';
import { checkFormDefinition } from '@qwy/contract/rules/form-check';
import { situationDefects } from '@qwy/contract/rules/situations';
import { validateAnswers } from '@qwy/contract/rules/validation';
import { requiredFields, visibleFields } from '@qwy/contract/rules/visibility';
import type { Limit } from '@qwy/contract/wire';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readExampleAnswers, readRegions, readSampleItems, readStatutes } from './read-data.ts';

const DATA = fileURLToPath(new URL('../../data', import.meta.url));
const samples = readSampleItems(DATA);
const statutes = readStatutes(DATA);
const towns = readRegions(DATA).filter(({ level }) => level === 'town');

/** A working day is counted as eight hours; days and working days are never mixed in one item. */
const hours = ({ value, unit }: Limit): number => (unit === 'hour' ? value : value * 8);
const sum = (steps: readonly Step[]) => steps.reduce((total, { limit }) => total + (limit ? hours(limit) : 0), 0);
const names = (steps: readonly Step[]) => steps.map(({ name }) => name);

it('reads at least twelve sample items with codes of one scheme', () => {
  expect(samples.length).toBeGreaterThanOrEqual(12);
  expect(new Set(samples.map(({ guide }) => guide.itemCode)).size).toBe(samples.length);
  for (const { guide, form } of samples) {
    expect(guide.itemCode).toMatch(/^PL-YB-\d{4}$/);
    expect(form.id).toBe(guide.itemCode.replace('YB', 'F'));
  }
});

describe.each(samples.map((sample) => [sample.guide.name, sample] as const))('the guide of %s', (_, { guide }) => {
  it('is labelled as a sample, places included', () => {
    expect(guide.sample).toBe(true);
    for (const place of guide.places) {
      expect(place.sample).toBe(true);
      expect(place.name).toContain('（样例）');
      expect(place.address).toContain('（样例地址）');
    }
  });

  it('claims only articles that are word for word in the statute file', () => {
    expect(guide.legalBasis.length).toBeGreaterThan(0);
    for (const basis of guide.legalBasis) {
      if (!basis.verified) expect(Object.keys(basis).sort()).toEqual(['law', 'verified']);
      else
        expect(
          statutes.map(({ law, version, article, text }) => ({ law, version, article, text, verified: true })),
        ).toContainEqual(basis);
    }
    for (const { basis } of guide.specialProcedures) {
      expect(statutes.map(({ law, articleText }) => `《${law}》${articleText}`)).toContain(basis);
    }
  });

  it('states a statutory limit only where a cited article states it, and promises no more', () => {
    expect(guide.promisedLimit).toBeDefined();
    const { statutoryLimit: statutory, promisedLimit: promised } = guide;
    if (!statutory || !promised) return;
    const numerals: Readonly<Record<number, string>> = { 20: '二十', 60: '六十' };
    const written = statutory.unit === 'working_day' ? `${statutory.value}个工作日` : `${statutory.value}日`;
    const texts = guide.legalBasis.map(({ text }) => text ?? '');
    expect(
      texts.some((text) => text.includes(written) || text.includes(`${numerals[statutory.value] ?? '？'}日`)),
    ).toBe(true);
    expect(promised.unit).toBe(statutory.unit);
    expect(promised.value).toBeLessThanOrEqual(statutory.value);
  });

  it('keeps its own promise in its steps', () => {
    expect(names(guide.steps)).toEqual(expect.arrayContaining(['收件', '受理', '审查', '决定', '送达']));
    const clocked = guide.steps.filter(({ name }) => name === '审查' || name === '决定');
    if (guide.promisedLimit) expect(sum(clocked)).toBeLessThanOrEqual(hours(guide.promisedLimit));
    expect(guide.steps.every(({ role, note }) => role && note)).toBe(true);
  });

  it('lets materials follow only within the promise, and never where health or nature is at stake', () => {
    const later = guide.materials.filter(
      (material): material is Material & Required<Pick<Material, 'deferrable'>> => material.deferrable !== undefined,
    );
    for (const { deferrable } of later) {
      expect(hours(deferrable.limit)).toBeLessThanOrEqual(guide.promisedLimit ? hours(guide.promisedLimit) : 0);
    }
    if (/食品|卫生|取水/.test(guide.name)) expect(later).toEqual([]);
  });

  it('asks two to four questions at a time whose answers all lead somewhere', () => {
    expect(guide.situations.length).toBeGreaterThanOrEqual(2);
    expect(guide.situations.length).toBeLessThanOrEqual(4);
    expect(situationDefects(guide)).toEqual([]);
    const used = [...guide.situations, ...guide.conditions, ...guide.materials, ...guide.steps, ...guide.fees].flatMap(
      ({ when }) => Object.keys(when ?? {}),
    );
    for (const { id } of guide.situations) expect([id, used.includes(id)]).toEqual([id, true]);
  });

  it('offers the counter, real towns and phones nobody owns', () => {
    expect(guide.channels).toContain('counter');
    const phones = [guide.consultPhone, guide.complaintPhone, ...guide.places.map(({ phone }) => phone)];
    for (const phone of phones) expect(phone).toMatch(/^0915-0000\d{3}$/);
    expect(guide.consultPhone).not.toBe(guide.complaintPhone);
    for (const { region } of guide.places) {
      expect(towns.map(({ code, name }) => ({ code, name }))).toContainEqual(region);
    }
    expect(new Set(guide.places.map(({ id }) => id)).size).toBe(guide.places.length);
  });

  it('opens its counters seven hours on five days', () => {
    const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
    for (const { id, hours: open } of guide.places) {
      const perDay = new Map<number, number>();
      for (const { weekday, from, to } of open)
        perDay.set(weekday, (perDay.get(weekday) ?? 0) + minutes(to) - minutes(from));
      expect(perDay).toEqual(
        id === 'self-service'
          ? new Map([1, 2, 3, 4, 5, 6, 7].map((day) => [day, 1440]))
          : new Map([1, 2, 3, 4, 5].map((day) => [day, 420])),
      );
    }
  });

  it('answers two to four questions of citizens', () => {
    expect(guide.faq.length).toBeGreaterThanOrEqual(2);
    expect(guide.faq.length).toBeLessThanOrEqual(4);
  });
});

describe.each(samples.map((sample) => [sample.form.title, sample] as const))('the form %s', (_, { slug, form }) => {
  const example = readExampleAnswers(DATA, slug);

  it('can be published as it is', () => {
    expect(form.sample).toBe(true);
    expect(checkFormDefinition(form)).toEqual([]);
  });

  it('takes the example answers, and misses each one that is needed', () => {
    expect(validateAnswers(form, example)).toEqual([]);
    const missing = validateAnswers(form, {}).map(({ pointer, code }) => [pointer, code]);
    expect(missing.length).toBeGreaterThanOrEqual(3);
    expect(missing).toEqual([...requiredFields(form, {})].map((pointer) => [pointer, 'required']));
  });

  it('has two to four pages and shows eight to twenty fields', () => {
    expect(form.pages.length).toBeGreaterThanOrEqual(2);
    expect(form.pages.length).toBeLessThanOrEqual(4);
    const shown = visibleFields(form, example).length;
    expect(shown).toBeGreaterThanOrEqual(8);
    expect(shown).toBeLessThanOrEqual(20);
  });

  it('uses the eleven real towns, a bound on every text, and a plain consent', () => {
    const fields = form.pages.flatMap(({ sections }) => sections.flatMap((section) => section.fields));
    const townFields = fields.filter(({ pointer }) => pointer.endsWith('/town'));
    expect(townFields.length).toBeGreaterThan(0);
    for (const { options } of townFields)
      expect(options?.map(({ value }) => value)).toEqual(towns.map(({ name }) => name));
    expect(unboundedTexts(form.schema)).toEqual([]);
    expect(form.consent.purpose).toMatch(/^只用来/);
    expect(form.consent.retention).toMatch(/删除/);
    expect(
      fields.some(({ visibleWhen }) => visibleWhen) ||
        form.pages.some(({ sections }) => sections.some(({ visibleWhen }) => visibleWhen)),
    ).toBe(true);
    expect(fields.some(({ requiredWhen }) => requiredWhen)).toBe(true);
  });
});

/** JSON pointers of string schemas that neither end nor choose from a list. */
function unboundedTexts(schema: unknown, at = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const here =
    'type' in schema && schema.type === 'string' && !('maxLength' in schema) && !('enum' in schema) ? [at] : [];
  return [...here, ...Object.entries(schema).flatMap(([key, part]) => unboundedTexts(part, `${at}/${key}`))];
}
