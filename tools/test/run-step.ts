// Prevents: a step that hangs for hours, and test processes (browsers, databases) that outlive the run.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../bootstrap/root.mjs';
import { readCounts, type Counts } from './counts.ts';
import type { Step } from './steps.ts';

const RESULTS = path.join(ROOT, '.cache', 'test');

export interface Outcome {
  readonly step: Step;
  readonly ok: boolean;
  readonly seconds: number;
  /** Tests of a Vitest project; undefined for other steps. */
  readonly counts: Counts | undefined;
  /** Everything the step printed, for reading notes from it. */
  readonly output: string;
}

/** Runs one step to its end, showing what it prints. Never rejects. */
export async function runStep(step: Step, signal: AbortSignal): Promise<Outcome> {
  const start = Date.now();
  const results = path.join(RESULTS, `${step.name}.json`);
  mkdirSync(RESULTS, { recursive: true });
  rmSync(results, { force: true });
  const args = 'node' in step.run ? step.run.node : vitestArgs(step.run, results);
  const { code, output } = await run(args, step.limit, signal);
  const counts = 'project' in step.run ? readCounts(results) : undefined;
  return { step, ok: code === 0 && (counts?.failed ?? 0) === 0, seconds: (Date.now() - start) / 1000, counts, output };
}

function vitestArgs({ project, below = [] }: Extract<Step['run'], { project: string }>, results: string): string[] {
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  return [
    '--conditions=qwy-source',
    vitest,
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
    ...below,
  ];
}

function run(
  args: readonly string[],
  limitMinutes: number,
  signal: AbortSignal,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    // Its own group, so that a browser or database it started can be stopped with it.
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...colours() },
    });
    const stop = (how: NodeJS.Signals) => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, how);
      } catch {
        // The group is gone already.
      }
    };
    const onAbort = () => stop('SIGTERM');
    const timer = setTimeout(() => {
      console.error(`\nThis step has taken more than ${limitMinutes} minutes: it hangs.`);
      stop('SIGKILL');
    }, limitMinutes * 60_000);
    signal.addEventListener('abort', onAbort, { once: true });
    const show = (to: NodeJS.WriteStream) => (chunk: Buffer) => {
      chunks.push(chunk);
      to.write(chunk);
    };
    child.stdout.on('data', show(process.stdout));
    child.stderr.on('data', show(process.stderr));
    child.once('error', (error) => console.error(error.message));
    child.once('exit', () => setTimeout(() => stop('SIGKILL'), 1_000).unref()); // whoever holds the pipes open now was forgotten
    child.once('close', (code) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}

/** Our pipe is no terminal, so tools would drop their colours; pass on what our own output can show. */
function colours(): Record<string, string> {
  return process.stdout.isTTY && !process.env['NO_COLOR'] ? { FORCE_COLOR: '1' } : {};
}
