import { parseArgs } from 'node:util';

/** What `npm run bench` was asked for. */
export interface BenchOptions {
  /** Measured rounds; two more go before them and do not count. */
  readonly rounds: number;
  /** How many times slower the processor pretends to be; 1: as it is. */
  readonly cpu: number;
}

export const USAGE = `npm run bench -- [options]    bytes of every bundle, then elements beside plain Lit in a headless Chromium

  --rounds <n>   measured rounds (default 11)
  --cpu <n>      slow the browser's processor down n times, 1 to 20 (default 1)
  --help         this text

  CHROMIUM_PATH  the Chromium to measure in (default: as npm test)
`;

/** Undefined when only the help was wanted. @throws {Error} with one sentence about the first mistake. */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: { rounds: { type: 'string' }, cpu: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help === true) return undefined;
  return { rounds: within('rounds', values.rounds ?? '11', 1, 101), cpu: within('cpu', values.cpu ?? '1', 1, 20) };
}

function within(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`--${name} must be a whole number from ${least} to ${most}, not "${text}".`);
}
