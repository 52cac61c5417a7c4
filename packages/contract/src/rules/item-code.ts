import type { Defect } from '../item.ts';
import { readOrganisationCode } from './organisation-code.ts';
import { checkUscc } from './uscc.ts';

/**
 * Item codes are read leniently: whatever cannot be read is reported, and the item stays.
 * `national`: 18 department, 1 level, 12 catalogue (2 region, 2 task type, 5 main, 3 sub), perhaps 2 serial.
 * `sichuan`: `<catalogue>-<12 area>-<3>-<department>-<1>-<2>`, three ways of writing the catalogue part.
 */
export interface ItemCodeParts {
  scheme: 'national' | 'sichuan' | 'unknown';
  /** 实施主体, as written: should be a unified social credit code, often is not. */
  department?: string;
  /** Catalogue part: twelve digits nationally. */
  catalog?: string;
  /** 行使层级, `1` state … `6` village; national scheme only. */
  level?: string;
  /** 事项类型; national scheme only. */
  taskType?: string;
  /** Twelve digits; Sichuan scheme only. */
  area?: string;
  /** 业务办理项 (national), or what follows the department (Sichuan). */
  serial?: string;
}

const SICHUAN_CATALOG = /^(51[0-9A-Z]{8,14}|[A-Z]-\d{6}-\d{3}|\d[A-Z]-\d{4}-\d{5})$/;
const KNOWN_TASK_TYPES = new Set([
  '01',
  '02',
  '03',
  '04',
  '05',
  '06',
  '07',
  '08',
  '09',
  '10',
  '20',
  '21',
  '30',
  '31',
  '32',
  '99',
]);

export function parseItemCode(code: string): ItemCodeParts {
  return parseSichuan(code) ?? parseNational(code) ?? { scheme: 'unknown' };
}

/**
 * Everything wrong with an item's code and, if given, with the department code that came beside it (`field`: `code` or
 * `authority.code`). Codes: `item_code_unknown`, `area_missing`, `catalog_code_unknown`, `use_level_unknown`,
 * `task_type_unknown`, those of `departmentCodeDefect`, and `department_code_mismatch`: two readable codes that name different bodies.
 */
export function itemCodeDefects(code: string, departmentCode?: string): Defect[] {
  const defects: Defect[] = [];
  const report = (field: string, defectCode: string | undefined, detail?: string) => {
    if (defectCode !== undefined)
      defects.push(detail === undefined ? { field, code: defectCode } : { field, code: defectCode, detail });
  };

  const parts = parseItemCode(code);
  if (parts.scheme === 'unknown') report('code', 'item_code_unknown');
  if (parts.scheme === 'sichuan') {
    if (parts.area === undefined) report('code', 'area_missing');
    if (!SICHUAN_CATALOG.test(parts.catalog ?? '')) report('code', 'catalog_code_unknown', parts.catalog);
  }
  if (parts.scheme === 'national') {
    if (!/^[1-6]$/.test(parts.level ?? '')) report('code', 'use_level_unknown', parts.level);
    if (!KNOWN_TASK_TYPES.has(parts.taskType ?? '')) report('code', 'task_type_unknown', parts.taskType);
  }
  if (parts.department !== undefined) report('code', departmentCodeDefect(parts.department), parts.department);

  if (departmentCode !== undefined) {
    report('authority.code', departmentCodeDefect(departmentCode), departmentCode);
    const inside = organisationOf(parts.department ?? '');
    const beside = organisationOf(departmentCode);
    if (inside && beside && inside !== beside) report('authority.code', 'department_code_mismatch', parts.department);
  }
  return defects;
}

/** What keeps a text from being a department's unified social credit code, as the most telling single code; `undefined`: nothing. */
export function departmentCodeDefect(text: string): string | undefined {
  if (text === '') return 'department_code_missing';
  const result = checkUscc(text);
  if (result.ok) return result.code === text ? undefined : 'department_code_untidy';
  if (/^(.)\1+$/.test(text)) return 'department_code_placeholder';
  if (readOrganisationCode(text)) return 'department_code_legacy';
  if (/^.+_\d+$/.test(text)) return 'department_code_suffixed';
  return `department_code_${result.code}`;
}

/** The nine characters that a unified code and its predecessor share, if either can be read. */
function organisationOf(text: string): string | undefined {
  const result = checkUscc(text);
  return result.ok ? result.organisationCode : readOrganisationCode(text);
}

function parseSichuan(code: string): ItemCodeParts | undefined {
  const whole = /^([0-9A-Z-]+?)-(\d{12})-(\d{3})-([0-9A-Za-z-]+)-(\d-\d\d)$/.exec(code);
  if (whole) {
    const [, catalog = '', area = '', middle = '', department = '', end = ''] = whole;
    return { scheme: 'sichuan', catalog, area, department, serial: `${middle}-${end}` };
  }
  const withoutArea = /^([A-Z]-\d{6}-\d{3}|\d[A-Z]-\d{4}-\d{5})-([0-9A-Za-z-]+)$/.exec(code);
  if (!withoutArea) return undefined;
  const [, catalog = '', department = ''] = withoutArea;
  return { scheme: 'sichuan', catalog, department };
}

/** A department shorter than its 18 characters still leaves the 13 digits behind it readable. */
function parseNational(code: string): ItemCodeParts | undefined {
  const match =
    /^([0-9A-Z]{18})(\d)(\d{12})(\d\d)?$/.exec(code) ??
    /^([0-9A-Za-z]{8,17}?|[0-9A-Z]{8}-[0-9X])(\d)(\d{12})$/.exec(code);
  if (!match) return undefined;
  const [, department = '', level = '', catalog = '', serial] = match;
  return {
    scheme: 'national',
    department,
    level,
    catalog,
    taskType: catalog.slice(2, 4),
    ...(serial === undefined ? {} : { serial }),
  };
}
