/** The five-character SQLSTATE of a database error, from either engine; undefined for anything else. */
export function sqlState(error: unknown): string | undefined {
  return textField(error, 'code', /^[0-9A-Z]{5}$/);
}

/**
 * Whether a row was refused because its key exists already.
 * @param constraint - Only this constraint or unique index; left out: any.
 */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return sqlState(error) === '23505' && (constraint === undefined || textField(error, 'constraint') === constraint);
}

/** Whether the transaction lost a race and would probably succeed if run again: serialisation failure or deadlock. */
export function isRetryable(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40001' || state === '40P01';
}

function textField(error: unknown, field: string, shape = /^/): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const value: unknown = Reflect.get(error, field);
  return typeof value === 'string' && shape.test(value) ? value : undefined;
}
