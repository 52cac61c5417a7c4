import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../src/run.ts';

export interface Asked {
  readonly line: string;
  readonly authorization: string | null;
  readonly idempotencyKey: string | null;
  readonly body: unknown;
}

export interface Outcome {
  readonly code: number;
  readonly out: string[];
  readonly err: string[];
  readonly asked: Asked[];
}

export type Answers = Readonly<Record<string, unknown>>;

export const problem = (code: string, status: number, more: object = {}): Response =>
  Response.json(
    { type: `urn:qwy:problem:${code}`, title: code, status, code, requestId: 'req-1', ...more },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );

/** A folder of its own for one test, and `qwy` in it, against a gateway that knows `answers` by `METHOD /path?query`. */
export async function scriptedWorld(files: Readonly<Record<string, unknown>> = {}) {
  const cwd = await mkdtemp(join(tmpdir(), 'qwy-cli-'));
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(cwd, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  const qwy = async (
    words: readonly string[],
    answers: Answers = {},
    env: Record<string, string> = { QWY_TOKEN: 'secret-token' },
  ) => {
    const outcome: Outcome = { code: 0, out: [], err: [], asked: [] };
    let ids = 0;
    const code = await run(words, {
      env,
      cwd,
      fetch: async (input, init) => {
        const { pathname, search } = new URL(String(input));
        const headers = new Headers(init?.headers);
        const line = `${init?.method} ${pathname}${search}`;
        const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
        outcome.asked.push({
          line,
          authorization: headers.get('authorization'),
          idempotencyKey: headers.get('idempotency-key'),
          body,
        });
        const answer = answers[line];
        if (answer instanceof Response) return answer.clone();
        return answer === undefined ? problem('not_found', 404) : Response.json(answer);
      },
      print: (text) => void outcome.out.push(text),
      complain: (text) => void outcome.err.push(text),
      now: () => Date.UTC(2026, 2, 2),
      newId: () => `id-0000${++ids}`,
    });
    return { ...outcome, code };
  };
  return { cwd, qwy, remove: () => rm(cwd, { recursive: true }) };
}
