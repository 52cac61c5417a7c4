// Prevents: a test run that is green because half of it did not happen. Brings browsers and a Postgres, runs every step,
// and says at the end what ran, how long it took, and what was left out. Runs under the repo's Node, see bootstrap/enter.mjs.
import { parseArgs } from 'node:util';
import { ensureBrowsers } from './ensure-browsers.ts';
import { ensureChromium } from './ensure-chromium.ts';
import { ensurePostgres } from './ensure-postgres.ts';
import { runStep, type Outcome } from './run-step.ts';
import { selectSteps, type Need, type Step } from './steps.ts';
import { summarize } from './summary.ts';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(args: string[]): Promise<number> {
  const { steps, keepGoing } = readArgs(args);
  const needs = (need: Need) => steps.some((step) => step.needs.includes(need));
  const missing: Partial<Record<Need, string | undefined>> = {
    chromium: needs('chromium') ? await why(ensureChromium) : undefined,
    browsers: needs('browsers') ? await why(ensureBrowsers) : undefined,
  };
  const noPostgres = needs('postgres') ? await why(ensurePostgres) : undefined;
  const outcomes: Outcome[] = [];
  for (const step of steps) {
    if (stopping.signal.aborted || (outcomes.some(({ ok }) => !ok) && !keepGoing)) break;
    outcomes.push(await runOne(step, missing));
  }
  const notRun = steps.slice(outcomes.length).map(({ name }) => name);
  const summary = summarize(outcomes, notRun, noPostgres ?? skippedByTests(outcomes), process.env['CI'] === 'true');
  console.log(summary.text);
  return summary.ok && notRun.length === 0 ? 0 : 1;
}

function readArgs(args: string[]): { steps: readonly Step[]; keepGoing: boolean } {
  const options = { only: { type: 'string' }, 'keep-going': { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
  const names = [...positionals, ...(values.only ?? '').split(',')]
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return { steps: selectSteps(names), keepGoing: values['keep-going'] ?? false };
}

/** @param missing - why something that steps need is not there; without a Postgres, tests run on one engine less */
async function runOne(step: Step, missing: Partial<Record<Need, string | undefined>>): Promise<Outcome> {
  console.log(`\n── ${step.title}`);
  const reason = step.needs.map((need) => missing[need]).find((why) => why !== undefined);
  if (reason !== undefined) {
    console.error(reason);
    return { step, ok: false, seconds: 0, counts: undefined, output: reason };
  }
  return runStep(step, stopping.signal);
}

/** Undefined when it worked, else the sentence that says why not. */
async function why(ensure: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await ensure();
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(reason);
    return reason;
  }
}

/** The tests themselves may find that the Postgres here does not start; their global setup says so in one line. */
function skippedByTests(outcomes: readonly Outcome[]): string | undefined {
  const said = outcomes
    .map(({ output }) => /Postgres half was SKIPPED\. (.*)/.exec(output)?.[1])
    .find((reason) => reason !== undefined);
  return said?.trim();
}
