import { sql, type RawBuilder } from 'kysely';

/**
 * A value for a `jsonb` column. Needed because `pg` turns a JavaScript array into an SQL array and a string into bare
 * text, where PGlite writes JSON: passed as text and cast, both store the same.
 */
export function jsonb<T>(value: T): RawBuilder<T> {
  return sql<T>`cast(${JSON.stringify(value)} as jsonb)`;
}
