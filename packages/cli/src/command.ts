import type { Client } from '@qwy/sdk';
import { UsageError } from './failure.ts';
import type { World } from './world.ts';

export interface Option {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** What stands for the value in the help, e.g. `<file>`. */
  readonly value?: string;
  readonly help: string;
}

export interface Command {
  /** Two words, or one: `cases show`. */
  readonly name: string;
  /** Names of the arguments for the help; a trailing `…` takes any number, at least one. */
  readonly args?: readonly string[];
  readonly options?: Readonly<Record<string, Option>>;
  /** One sentence. */
  readonly help: string;
  run(call: Call): Promise<void>;
}

/** One call of a command, its words sorted. */
export interface Call {
  readonly args: readonly string[];
  readonly given: Given;
  readonly world: World;
  /** Address of the gateway: `--gateway`, else `QWY_GATEWAY`, else the sandbox's. */
  readonly gateway: string;
  /** Client without a token, for what is public. */
  anybody(): Client;
  /** Client with the staff token. @throws {UsageError} if there is none */
  staff(): Promise<Client>;
  /** Prints `data` as JSON if `--json` was given, else the lines. */
  show(data: unknown, lines: readonly string[]): void;
}

/** Options as given. */
export class Given {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  /** @throws {UsageError} */
  needed(name: string): string {
    const value = this.text(name);
    if (value === undefined || value === '') throw new UsageError(`--${name} is missing.`);
    return value;
  }

  texts(name: string): string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  /** A member of a closed set. @throws {UsageError} that lists the members */
  oneOf<const T extends string>(name: string, members: readonly T[]): T | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : member(`--${name}`, value, members);
  }
}

/** @throws {UsageError} that lists the members */
export function member<T extends string>(what: string, value: string, members: readonly T[]): T {
  const found = members.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError(`${what} must be one of: ${members.join(', ')}.`);
  return found;
}

/** The n-th argument, whose presence was checked. */
export const arg = ({ args }: Call, n = 0): string => args[n] ?? '';
