import { describe, expect, it } from 'vitest';
import { ItemCode } from '../ids.ts';
import vectors from '../vectors/item-code.json' with { type: 'json' };
import guangan from '../vectors/item-codes-guangan.json' with { type: 'json' };
import { departmentCodeDefect, itemCodeDefects, parseItemCode } from './item-code.ts';
import { readOrganisationCode } from './organisation-code.ts';

describe('parseItemCode', () => {
  it.each(vectors.cases)('reads the parts of "$code"', ({ code, parts }) => {
    expect(parseItemCode(code)).toEqual(parts);
  });
});

describe('itemCodeDefects', () => {
  it.each(vectors.cases)(
    'tells what is wrong with "$code" beside "$departmentCode"',
    ({ code, departmentCode, defects }) => {
      const told = itemCodeDefects(code, departmentCode).map((defect) => `${defect.field} ${defect.code}`);
      expect(told.sort()).toEqual([...defects].sort());
    },
  );
});

describe('the item list of a real county', () => {
  const rows = guangan.rows.map(([code = '', departmentCode = '']) => ({ code, departmentCode }));

  it('is readable to the last row, and each code is an ItemCode', () => {
    expect(rows).toHaveLength(851);
    expect(new Set(rows.map((row) => row.code)).size).toBe(guangan.unique);
    expect(
      rows.filter((row) => parseItemCode(row.code).scheme === 'unknown' || !ItemCode.safeParse(row.code).success),
    ).toEqual([]);
  });

  it('has each defect as often as a separate program counted it', () => {
    const counts: Record<string, number> = {};
    for (const { code, departmentCode } of rows) {
      for (const defect of itemCodeDefects(code, departmentCode)) {
        const name = `${defect.field} ${defect.code}`;
        counts[name] = (counts[name] ?? 0) + 1;
      }
    }
    expect(counts).toEqual(guangan.counts);
  });

  it('has 113 rows with a malformed department code inside the item code', () => {
    const malformed = rows.filter(
      (row) => departmentCodeDefect(parseItemCode(row.code).department ?? '') !== undefined,
    );
    expect(malformed).toHaveLength(guangan.malformedDepartmentInside);
  });
});

describe('readOrganisationCode', () => {
  it.each([
    ['00877868-5', '008778685'],
    ['083372204', '083372204'],
    ['76726532-X', '76726532X'],
  ])('reads %s', (text, code) => {
    expect(readOrganisationCode(text)).toBe(code);
  });

  it.each(['083372205', '08337220-45', '', '0833722042'])('does not take "%s" for one', (text) => {
    expect(readOrganisationCode(text)).toBeUndefined();
  });
});
