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

/** 08: connections; 53: no room, no memory, too many connections; 57P: shutting down or starting; 25006: a replica now. */
const AWAY = /^(08...|53...|57P..|25006)$/;
const NO_LINE =
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENETDOWN|EHOSTDOWN)$/;
/** What `pg` says, without any code, when a connection breaks under a query or none can be had. */
const BROKEN =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether the database is away, restarting or full: the same may work in a while. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return [AWAY, NO_LINE].some((shape) => textField(error, 'code', shape) !== undefined) || BROKEN.test(error.message);
}

function textField(error: unknown, field: string, shape = /^/): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const value: unknown = Reflect.get(error, field);
  return typeof value === 'string' && shape.test(value) ? value : undefined;
}
