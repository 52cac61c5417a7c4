// Prevents: addresses that scroll away under thousands of log lines, and warnings that nobody sees. Everything is in the log
// file; the terminal gets what a person needs.

const WARN = 40; // pino's number for warnings

/** Decides which lines of a server reach the terminal. */
export class LogLines {
  readonly #name: string;
  readonly #verbose: boolean;
  readonly #print: (text: string) => void;
  #isReady = false;

  constructor(name: string, verbose: boolean, print: (text: string) => void = console.log) {
    this.#name = name;
    this.#verbose = verbose;
    this.#print = print;
  }

  /** From now on only warnings and plain text are shown; before, every message is (that is the progress of the first start). */
  ready(): void {
    this.#isReady = true;
  }

  show(line: string): void {
    if (line.trim() === '') return;
    const entry = parseEntry(line);
    if (this.#verbose || entry === undefined) return this.#print(`  ${this.#name}: ${line}`);
    if (entry.level >= WARN || !this.#isReady) this.#print(`  ${this.#name}: ${entry.text}`);
  }
}

/** A structured log line as level and text; undefined when the line is no such thing. */
function parseEntry(line: string): { level: number; text: string } | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== 'object' || entry === null) return undefined;
    const { level, at: _at, time: _time, msg, event, ...fields } = Object.fromEntries(Object.entries(entry));
    const details = Object.entries(fields).map(([name, value]) => `${name}=${String(value)}`);
    return { level: levelNumber(level), text: [String(msg ?? event ?? ''), ...details].join(' ').trim() };
  } catch {
    return undefined;
  }
}

/** Our own logs name the level, pino's number it; a line without one is shown. */
function levelNumber(level: unknown): number {
  if (typeof level === 'number') return level;
  return level === 'info' || level === 'debug' || level === 'trace' ? 0 : WARN;
}
