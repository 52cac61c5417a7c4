import { createCalendar, dueDay } from '@qwy/contract/rules/working-days';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  readCalendar,
  readLifeEvents,
  readRatingTaxonomy,
  readReferenceItems,
  readRegions,
  readSampleItems,
  readStatutes,
} from './read-data.ts';

const DATA = fileURLToPath(new URL('../../data', import.meta.url));

describe('regions', () => {
  const regions = readRegions(DATA);
  const levels = (level: string) => regions.filter((region) => region.level === level);

  it('are the county, its 11 towns and 152 villages', () => {
    expect(levels('county').map(({ code, name }) => [code, name])).toEqual([['610926', '平利县']]);
    expect(levels('town').map(({ name }) => name)).toEqual(
      '城关镇 兴隆镇 老县镇 大贵镇 三阳镇 洛河镇 广佛镇 八仙镇 长安镇 正阳镇 西河镇'.split(' '),
    );
    expect(levels('village')).toHaveLength(152);
  });

  it('lie in each other by code, parents first', () => {
    const seen = new Set<string>();
    for (const { code, parent } of regions) {
      expect(seen.has(code)).toBe(false);
      if (parent === undefined) expect(code).toBe('610926');
      else expect([seen.has(parent), code.startsWith(parent)]).toEqual([true, true]);
      seen.add(code);
    }
  });
});

describe('reference items', () => {
  const items = readReferenceItems(DATA, '2026-11-23T00:00:00.000Z');

  it('are all 851 rows of the file, each under a code of its own', () => {
    expect(items).toHaveLength(851);
    expect(new Set(items.map(({ code }) => code)).size).toBe(851);
    expect(items.every(({ reference, sample }) => reference && !sample)).toBe(true);
  });

  it('read names with commas whole', () => {
    expect(items.filter(({ name }) => name.includes(',')).length).toBe(3);
    expect(items.every(({ name }) => !name.includes('"'))).toBe(true);
  });

  it('report what is wrong inside the item codes', () => {
    const counts = new Map<string, number>();
    for (const { field, code } of items.flatMap(({ defects }) => defects)) {
      if (field === 'code') counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({
      department_code_legacy: 23,
      department_code_length: 78,
      department_code_placeholder: 7,
      department_code_checksum: 5,
      area_missing: 3,
    });
  });
});

describe('statutes', () => {
  it('are 68 articles, none twice', () => {
    const statutes = readStatutes(DATA);
    expect(statutes).toHaveLength(68);
    expect(new Set(statutes.map(({ law, article }) => `${law} ${article}`)).size).toBe(68);
  });
});

describe('life events', () => {
  const events = readLifeEvents(DATA);

  it('are the 15 of the plan, labelled as samples with what is known of their source', () => {
    expect(events.map(({ name }) => name)).toHaveLength(15);
    expect(events.every(({ sample, source }) => sample && source !== '')).toBe(true);
    const verified = (value: string) => events.filter((event) => event.verified === value).map(({ name }) => name);
    expect(verified('yes')).toEqual(['新生儿出生', '公民身后']);
    expect(verified('partial')).toEqual(['企业开办', '企业简易注销', '企业职工退休']);
    expect(verified('no')).toHaveLength(10);
  });

  it('and sample guides name each other', () => {
    const fromEvents = events.flatMap(({ id, items }) =>
      items.flatMap(({ itemCode }) => (itemCode ? [`${itemCode} ${id}`] : [])),
    );
    const fromGuides = readSampleItems(DATA).flatMap(({ guide }) =>
      guide.lifeEvents.map((id) => `${guide.itemCode} ${id}`),
    );
    expect(fromEvents.sort()).toEqual(fromGuides.sort());
  });
});

describe('the calendar', () => {
  it('counts working days over holidays and made-up workdays', () => {
    const calendar = createCalendar(readCalendar(DATA));
    expect(dueDay(calendar, '2025-01-24', { value: 5, unit: 'working_day' })).toBe('2025-02-07');
    expect(dueDay(calendar, '2026-09-24', { value: 10, unit: 'working_day' })).toBe('2026-10-15');
    expect(dueDay(calendar, '2026-12-30', { value: 5, unit: 'working_day' })).toBeUndefined();
  });
});

describe('the rating taxonomy', () => {
  it('has five levels of eight tags, the first three shown, the two lowest bad', () => {
    const { levels } = readRatingTaxonomy(DATA);
    expect(levels.map(({ level, bad }) => [level, bad])).toEqual([
      [5, false],
      [4, false],
      [3, false],
      [2, true],
      [1, true],
    ]);
    for (const { level, tags } of levels) {
      expect(tags.map(({ more }) => more)).toEqual([false, false, false, true, true, true, true, true]);
      expect(tags.every(({ code }) => new RegExp(`^${level}\\d\\d$`).test(code))).toBe(true);
    }
  });
});

describe('a broken file', () => {
  let copy = '';
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'qwy-data-'));
    cpSync(DATA, copy, { recursive: true });
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it('is named in the error', () => {
    writeFileSync(join(copy, 'regions.json'), '{ "rows": [');
    expect(() => readRegions(copy)).toThrow(/^regions\.json: /);
    writeFileSync(join(copy, 'calendar.json'), '{ "from": "soon" }');
    expect(() => readCalendar(copy)).toThrow(/^calendar\.json: /);
    rmSync(join(copy, 'statutes.json'));
    expect(() => readStatutes(copy)).toThrow(/^statutes\.json: /);
  });

  it('is refused when a guide has a field that guides do not have', () => {
    const file = join('items', 'identity-card', 'guide.json');
    const [item] = readSampleItems(DATA).filter(({ slug }) => slug === 'identity-card');
    writeFileSync(join(copy, file), JSON.stringify({ ...item?.guide, prize: 1 }));
    expect(() => readSampleItems(copy)).toThrow(/guide\.json: .*prize/s);
    writeFileSync(join(copy, file), JSON.stringify({ ...item?.guide, formId: 'PL-F-0001' }));
    expect(() => readSampleItems(copy)).toThrow(/do not name each other/);
  });
});
