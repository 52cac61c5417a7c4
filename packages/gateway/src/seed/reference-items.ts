import { ItemCode, RegionCode } from '@qwy/contract/ids';
import type { Defect, Item } from '@qwy/contract/item';
import { TaskType } from '@qwy/contract/item';
import { itemCodeDefects } from '@qwy/contract/rules/item-code';
import { parseCsv } from './csv.ts';

/** An item as a file gives it: whether it has a guide or form is the store's to know. */
export type ItemDraft = Omit<Item, 'hasGuide' | 'hasForm'>;

const COLUMNS = ['department', 'main_item', 'name', 'task_type', 'item_code', 'area_code', 'dept_code'];

/**
 * The items of another county's list, one for each row: whatever is wrong with a row is reported in its `defects`, none is
 * dropped. `main_item` is not taken over, an item has no place for it. Defect codes: those of `itemCodeDefects`, and
 * `row_malformed` (too few or too many cells), `name_missing`, `authority_missing`, `task_type_unknown`, `area_code_unknown`,
 * `code_unreadable` (the item goes by `row-<number>`), `duplicate_code` (the first keeps the code, the next go by `<code>:2` …).
 * @param region the county the list belongs to; taken where a row's own area cannot be read.
 * @param updatedAt an instant, the same for all.
 * @throws {SyntaxError} if the text is not CSV with the expected columns.
 */
export function referenceItems(text: string, region: Item['region'], updatedAt: string): ItemDraft[] {
  const [header, ...rows] = parseCsv(text);
  if (header?.join() !== COLUMNS.join()) throw new SyntaxError(`the columns must be ${COLUMNS.join(', ')}`);

  const used = new Set<string>();
  return rows.map((row, index) => {
    const [department = '', , name = '', taskType = '', code = '', area = '', departmentCode = ''] = row.map(tidy);
    const defects: Defect[] = [
      ...(row.length === COLUMNS.length ? [] : [{ field: '', code: 'row_malformed', detail: `${row.length} cells` }]),
      ...(name === '' ? [{ field: 'name', code: 'name_missing' }] : []),
      ...(department === '' ? [{ field: 'authority.name', code: 'authority_missing' }] : []),
      ...itemCodeDefects(code, departmentCode),
    ];
    return {
      code: uniqueCode(code, index + 1, used, defects),
      name: name || '（没有名称的事项）',
      taskType: readTaskType(taskType, defects),
      authority: { name: department || '（没有部门）', ...(departmentCode === '' ? {} : { code: departmentCode }) },
      region: { code: readArea(area, defects) ?? region.code, name: region.name },
      serviceObjects: [],
      status: 'active',
      sample: false,
      reference: true,
      defects,
      updatedAt,
    };
  });
}

const tidy = (cell: string): string => cell.trim().replace(/\s+/g, ' ');

function uniqueCode(raw: string, rowNumber: number, used: Set<string>, defects: Defect[]): ItemCode {
  const parsed = ItemCode.safeParse(raw);
  if (!parsed.success) defects.push({ field: 'code', code: 'code_unreadable', detail: raw });
  const base = parsed.success ? parsed.data : `row-${rowNumber}`;
  if (used.has(base)) defects.push({ field: 'code', code: 'duplicate_code', detail: raw });

  let code = base;
  // Cut so that the suffix fits into an id.
  for (let copy = 2; used.has(code); copy += 1) code = `${base.slice(0, 56)}:${copy}`;
  used.add(code);
  return ItemCode.parse(code);
}

/** The list writes `1` for `01`; a type nobody knows is kept as written. */
function readTaskType(raw: string, defects: Defect[]): string {
  const padded = raw.padStart(2, '0');
  if (TaskType.safeParse(padded).success) return padded;
  defects.push({ field: 'taskType', code: 'task_type_unknown', detail: raw });
  return raw;
}

/** `511602000000` is the county 511602: twelve digits with nothing below the county. */
function readArea(raw: string, defects: Defect[]): RegionCode | undefined {
  const area = RegionCode.safeParse(raw.replace(/^(\d{6})0{6}$/, '$1'));
  if (area.success) return area.data;
  defects.push({ field: 'region.code', code: 'area_code_unknown', detail: raw });
  return undefined;
}
