import { Item } from '@qwy/contract/item';
import { RegionCode } from '@qwy/contract/ids';
import { expect, it } from 'vitest';
import { referenceItems } from './reference-items.ts';

const REGION = { code: RegionCode.parse('511602'), name: '广安区' };
const NOW = '2026-11-23T00:00:00.000Z';
const HEADER = 'department,main_item,name,task_type,item_code,area_code,dept_code';
const CODE = '11440100696927671X3442011817001';
const GOOD = `区人社局,,劳动能力复查鉴定,20,${CODE},511602000000,11440100696927671X`;

const read = (...rows: string[]) => referenceItems([HEADER, ...rows].join('\n'), REGION, NOW);
const defectsOf = (row: string) => read(row)[0]?.defects.map(({ field, code }) => `${field} ${code}`);

it('makes a good row an item of the reference region without defects', () => {
  const [item] = read(GOOD);
  expect(item).toEqual({
    code: CODE,
    name: '劳动能力复查鉴定',
    taskType: '20',
    authority: { name: '区人社局', code: '11440100696927671X' },
    region: { code: '511602', name: '广安区' },
    serviceObjects: [],
    status: 'active',
    sample: false,
    reference: true,
    defects: [],
    updatedAt: NOW,
  });
  expect(Item.safeParse({ ...item, hasGuide: false, hasForm: false }).success).toBe(true);
});

it('writes the task type with two digits', () => {
  expect(read(GOOD.replace(',20,', ',7,'))[0]?.taskType).toBe('07');
});

it('keeps the second row of a code under a code of its own and says so', () => {
  const items = read(GOOD, GOOD, GOOD);
  expect(items.map(({ code }) => code)).toEqual([CODE, `${CODE}:2`, `${CODE}:3`]);
  expect(items.map(({ defects }) => defects.map(({ code }) => code))).toEqual([
    [],
    ['duplicate_code'],
    ['duplicate_code'],
  ]);
});

it('gives copies of the longest codes codes that still are ids', () => {
  const long = GOOD.replace(CODE, 'A'.repeat(64));
  const codes = read(long, long, long).map(({ code }) => code);
  expect(new Set(codes).size).toBe(3);
  expect(codes.every((code) => code.length <= 64)).toBe(true);
});

it('keeps a row whose code is no id', () => {
  const [item] = read(GOOD.replace(CODE, '编码 待定'));
  expect(item?.code).toBe('row-1');
  expect(item?.defects).toContainEqual({ field: 'code', code: 'code_unreadable', detail: '编码 待定' });
});

it.each([
  [GOOD.replace('劳动能力复查鉴定', ''), 'name name_missing'],
  [GOOD.replace('区人社局', ''), 'authority.name authority_missing'],
  [GOOD.replace(',20,', ',77,'), 'taskType task_type_unknown'],
  [GOOD.replace('511602000000', '5116'), 'region.code area_code_unknown'],
  [GOOD.replace(/11440100696927671X$/, '00877868-5'), 'authority.code department_code_legacy'],
  [`${GOOD},more`, ' row_malformed'],
  ['只有名字', ' row_malformed'],
])('keeps the row %s and reports %s', (row, defect) => {
  expect(read(row)).toHaveLength(1);
  expect(defectsOf(row)).toContain(defect);
});

it('refuses a file with other columns, because every row would be misread', () => {
  expect(() => referenceItems('name,code\na,b', REGION, NOW)).toThrow(/columns/);
});
