// Prevents: addresses that scroll away under thousands of log lines, and warnings that nobody sees. Everything is in the log
// file; the terminal gets what a person needs.

const WARN = 40; // pino's number for warnings
const STEP_MS = 1_000;

/** Decides which lines of a server reach the terminal. */
export class LogLines {
  readonly #name: string;
  readonly #verbose: boolean;
  readonly #print: (text: string) => void;
  readonly #said = new Set<string>();
  readonly #waiting = new Map<string, () => void>();
  #isReady = false;
  #lastStep = 0;

  constructor(name: string, verbose: boolean, print: (text: string) => void = console.log) {
    this.#name = name;
    this.#verbose = verbose;
    this.#print = print;
  }

  /** From now on only warnings and plain text are shown; before, every message is (that is the progress of the first start). */
  ready(): void {
    this.#isReady = true;
  }

  /** Resolves when a log line with this event has come; rejects when the signal aborts. */
  said(event: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#said.has(event)) return resolve();
      this.#waiting.set(event, resolve);
      signal.addEventListener('abort', () => reject(new Error(`${this.#name} stopped.`)), { once: true });
    });
  }

  show(line: string): void {
    if (line.trim() === '') return;
    const entry = parseEntry(line);
    if (entry?.event !== undefined) {
      this.#said.add(entry.event);
      this.#waiting.get(entry.event)?.();
    }
    if (this.#verbose || entry === undefined) return this.#print(`  ${this.#name}: ${line}`);
    if (entry.level >= WARN || (!this.#isReady && this.#isNews(entry))) this.#print(`  ${this.#name}: ${entry.text}`);
  }

  /** Requests are none; of the steps of a long work, the first, the last, and one a second. */
  #isNews({ event, progress }: Entry): boolean {
    if (event === 'request') return false;
    if (progress === undefined || progress.done === 0 || progress.done === progress.of) return true;
    const now = Date.now();
    if (now - this.#lastStep < STEP_MS) return false;
    this.#lastStep = now;
    return true;
  }
}

interface Entry {
  readonly level: number;
  readonly event: string | undefined;
  readonly text: string;
  readonly progress: { readonly done: unknown; readonly of: unknown } | undefined;
}

/** A structured log line as level and text; undefined when the line is no such thing. */
function parseEntry(line: string): Entry | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry: unknown = JSON.parse(line);
    if (typeof entry !== 'object' || entry === null) return undefined;
    const { level, at: _at, time: _time, msg, event, ...fields } = Object.fromEntries(Object.entries(entry));
    const details = Object.entries(fields).map(([name, value]) => `${name}=${String(value)}`);
    return {
      level: levelNumber(level),
      progress: 'done' in fields && 'of' in fields ? { done: fields['done'], of: fields['of'] } : undefined,
      event: typeof event === 'string' ? event : undefined,
      text: [String(msg ?? event ?? ''), ...details].join(' ').trim(),
    };
  } catch {
    return undefined;
  }
}

/** Our own logs name the level, pino's number it; a line without one is shown. */
function levelNumber(level: unknown): number {
  if (typeof level === 'number') return level;
  return level === 'info' || level === 'debug' || level === 'trace' ? 0 : WARN;
}
