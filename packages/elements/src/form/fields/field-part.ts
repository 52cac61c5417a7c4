import type { Locale } from '@qwy/contract/frame';
import type { FieldSpec } from '../field-spec.ts';
import type { FieldValue } from '../field-value.ts';

/** What one field is drawn from. */
export interface FieldPart {
  readonly spec: FieldSpec;
  readonly value: FieldValue | undefined;
  readonly isRequired: boolean;
  /** The sentence about what is wrong with it. */
  readonly problem: string | undefined;
  readonly locale: Locale;
  /** Others use this terminal, too: the browser must not offer or keep anything. */
  readonly isShared: boolean;
}

/** Ids of what describes the field: its problem first, because that is what has to be heard first. */
export function describedBy({ spec, problem }: FieldPart): string | undefined {
  const ids = [...(problem ? [`${spec.id}-problem`] : []), ...(spec.help ? [`${spec.id}-help`] : [])];
  return ids.length > 0 ? ids.join(' ') : undefined;
}
