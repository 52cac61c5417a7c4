import { parseArgs } from 'node:util';

/** What can be measured, in the order of the report. */
export const PARTS = ['bytes', 'floor', 'throttled', 'leaks'] as const;
export type Part = (typeof PARTS)[number];

/** What `npm run bench` was asked for. */
export interface BenchOptions {
  readonly parts: readonly Part[];
  /** Measured rounds; two more go before them and do not count. */
  readonly rounds: number;
  /** How many times slower the processor pretends to be; 1: as it is. */
  readonly cpu: number;
  /** How often each element is put in and taken out when leaks are looked for. */
  readonly cycles: number;
}

export const USAGE = `npm run bench -- [parts] [options]    measured side by side in a headless Chromium

  bytes      what a script tag loads
  floor      guide, form of 300 fields and 50 guides on one page, beside plain Lit drawing the same
  throttled  each published element on a bank's page, phone-class processor and line, cache empty and full
  leaks      what is kept of elements that come and go
  Without a name: all of them.

  --rounds <n>   measured rounds (default 11)
  --cpu <n>      slow the browser's processor down n times, 1 to 20 (default 1)
  --cycles <n>   times each element comes and goes when leaks are looked for (default 200)
  --help         this text

  CHROMIUM_PATH  the Chromium to measure in (default: as npm test)
`;

/** Undefined when only the help was wanted. @throws {Error} with one sentence about the first mistake. */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rounds: { type: 'string' },
      cpu: { type: 'string' },
      cycles: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) return undefined;
  const unknown = positionals.find((name) => !PARTS.some((part) => part === name));
  if (unknown !== undefined) throw new Error(`There is no part "${unknown}". Parts: ${PARTS.join(' ')}.`);
  return {
    parts: positionals.length === 0 ? PARTS : PARTS.filter((part) => positionals.includes(part)),
    rounds: within('rounds', values.rounds ?? '11', 1, 101),
    cpu: within('cpu', values.cpu ?? '1', 1, 20),
    cycles: within('cycles', values.cycles ?? '200', 10, 10_000),
  };
}

function within(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`--${name} must be a whole number from ${least} to ${most}, not "${text}".`);
}
