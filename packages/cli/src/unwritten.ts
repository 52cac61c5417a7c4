import type { Defect } from '@qwy/contract/item';
import { FindingsError } from './failure.ts';

/** Marks, in a new guide or form, a text that only its authors can write. */
export const TO_BE_WRITTEN = '【请填写】';

/** The places of a JSON value that still wait for their text: such a thing is never published. */
export function unwritten(value: unknown, field = ''): Defect[] {
  if (typeof value === 'string')
    return value.includes(TO_BE_WRITTEN) ? [{ field: field || '/', code: 'to_be_written' }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]: [string, unknown]) => unwritten(entry, `${field}/${key}`));
}

/** @throws {FindingsError} that names each place */
export function refuseUnwritten(file: string, draft: unknown): void {
  const left = unwritten(draft);
  if (left.length === 0) return;
  const lines = left.map(({ field, code }) => `${file}: ${field}: ${code}`);
  throw new FindingsError(`${left.length} texts are still to be written; nothing was sent.`, lines);
}
