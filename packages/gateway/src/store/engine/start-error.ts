/** Why a database could not be opened. Stable; people read `message`. */
export type DatabaseStartCode =
  /** Another live process has the data directory. */
  | 'locked'
  /** It cannot be known whether the owner of the lock still lives; a person must decide. */
  | 'lock_unclear'
  /** The data directory is not a database this version can read. */
  | 'bad_data_dir'
  /** Commits would not reach the disk. */
  | 'not_durable'
  /** PGlite is not the version the durability shim was proven on. */
  | 'unsupported_version'
  /** Postgres did not answer or refused the credentials. */
  | 'unreachable'
  /** The database does not store text as UTF-8. */
  | 'bad_encoding';

/** The gateway must not serve: its database is missing, in use, or would lose data. */
export class DatabaseStartError extends Error {
  override readonly name = 'DatabaseStartError';
  readonly code: DatabaseStartCode;

  constructor(code: DatabaseStartCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
