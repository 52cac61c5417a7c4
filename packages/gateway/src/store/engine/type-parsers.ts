/**
 * One meaning per SQL type on both engines. Without this `pg` and PGlite disagree: int8 is a string on one and a
 * number or bigint on the other, bytea a Buffer or a Uint8Array, and both turn `date` into local midnight, which is
 * another day in another time zone.
 *
 * | SQL | here |
 * |---|---|
 * | int8 | number; bigint where a number would be inexact |
 * | timestamptz | ISO string in UTC, `2026-11-23T12:00:00.000Z`; six digits if there are microseconds |
 * | date, time, timestamp, interval, numeric | text as Postgres prints it |
 * | bytea | Uint8Array (never a Buffer) |
 *
 * Everything else (text, uuid, bool, int4, float8, json, jsonb, arrays) is already alike.
 */
import pg from 'pg';

export type ColumnParser = (text: string) => unknown;

const INT8 = 20;
const DATE = 1082;
const TIME = 1083;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;
const INTERVAL = 1186;
const NUMERIC = 1700;
const BYTEA = 17;
/** Widened: the declared type ids leave arrays out. */
const TEXT_ARRAY: number = 1009;

/** By type oid. PGlite derives the array parsers from these itself. */
export const columnParsers: Readonly<Record<number, ColumnParser>> = {
  [INT8]: parseInt8,
  [DATE]: asText,
  [TIME]: asText,
  [TIMESTAMP]: asText,
  [TIMESTAMPTZ]: parseTimestamptz,
  [INTERVAL]: asText,
  [NUMERIC]: asText,
  [BYTEA]: parseBytea,
};

/** Array type oid -> element type oid, for the types above. */
const ELEMENT_OF: Readonly<Record<number, number>> = {
  1016: INT8,
  1182: DATE,
  1183: TIME,
  1115: TIMESTAMP,
  1185: TIMESTAMPTZ,
  1187: INTERVAL,
  1231: NUMERIC,
  1001: BYTEA,
};

/** The `types` option of a `pg` pool: ours where we have one, else the driver's own. Nothing global is changed. */
export const pgTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const scalar = columnParsers[oid];
    if (scalar) return scalar;
    const element = columnParsers[ELEMENT_OF[oid] ?? -1];
    if (!element) return pg.types.getTypeParser(oid, format ?? 'text');
    const splitArray: ColumnParser = pg.types.getTypeParser(TEXT_ARRAY, 'text');
    return (text: string) => mapNested(splitArray(text), element);
  },
};

function mapNested(value: unknown, parse: ColumnParser): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => mapNested(item, parse));
  return typeof value === 'string' ? parse(value) : value;
}

function asText(text: string): string {
  return text;
}

/** @returns a number where that is exact, else a bigint. */
export function parseInt8(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

const TIMESTAMPTZ_TEXT =
  /^(\d{4,})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?$/;

/**
 * @param text - Postgres' ISO output in any offset, such as `2026-11-23 20:00:00.5+08`.
 * @throws {RangeError} for `infinity` and years before Christ, which no column of ours may hold.
 */
export function parseTimestamptz(text: string): string {
  const match = TIMESTAMPTZ_TEXT.exec(text);
  if (!match) throw new RangeError('A timestamptz is not a moment of the common era.');
  const part = (index: number) => Number(match[index] ?? 0);
  const fraction = (match[7] ?? '').padEnd(6, '0');
  const offsetSeconds = (match[8] === '-' ? -1 : 1) * (part(9) * 3600 + part(10) * 60 + part(11));
  const moment = new Date(0);
  // Not Date.UTC: that reads years 0 to 99 as 19xx.
  moment.setUTCFullYear(part(1), part(2) - 1, part(3));
  moment.setUTCHours(part(4), part(5), part(6) - offsetSeconds, Number(fraction.slice(0, 3)));
  const micros = fraction.slice(3);
  return micros === '000' ? moment.toISOString() : moment.toISOString().replace('Z', `${micros}Z`);
}

/** @param text - Postgres' hex output, `\x00ff`. */
export function parseBytea(text: string): Uint8Array {
  if (!text.startsWith('\\x')) throw new RangeError('bytea_output must be hex.');
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
}
