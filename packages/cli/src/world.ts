/** Everything of the outside that commands touch besides files. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative paths are relative to it. */
  readonly cwd: string;
  readonly fetch: typeof fetch;
  /** One line of what was asked for. */
  print(line: string): void;
  /** One line of what went wrong. */
  complain(line: string): void;
  /** Milliseconds since 1970. */
  now(): number;
  /** Makes idempotency keys. */
  newId(): string;
}
