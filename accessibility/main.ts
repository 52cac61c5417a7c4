// Prevents: a conformance report from another time. `npm run conformance` measures every state and writes the reports; with --check (in
// `npm test`, after the measuring step) nothing is written: a state without its checks and a stale report fail.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import * as z from 'zod';
import { ROOT } from '../tools/bootstrap/root.mjs';
import { declarationOf } from '../tools/stories/arg-types.ts';
import { readExamples } from '../tools/stories/read-examples.ts';
import { CRITERIA } from './criteria.ts';
import { KEYBOARD } from './keyboard.ts';
import { elementReport, missingEvidence, overview, type Evidence } from './report.ts';
import { REVIEWS } from './reviews.ts';
import { tagOf } from './tag-of.ts';

const RESULTS = path.join(ROOT, '.cache/test/accessibility.json');
const REPORTS = path.join(ROOT, 'docs/reference/accessibility');
const isCheck = process.argv.includes('--check');

/** What is read of the run's report. */
const Run = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({
          status: z.string(),
          meta: z.object({
            accessibility: z.optional(z.object({ tag: z.string(), state: z.string(), checks: z.array(z.string()) })),
          }),
        }),
      ),
    }),
  ),
});
const Coverage = z.object({
  elements: z.array(z.object({ tag: z.string(), cells: z.record(z.string(), z.unknown()) })),
});

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<number> {
  if (!isCheck || !existsSync(RESULTS)) measure();
  const evidence = readEvidence();
  const manifest: unknown = JSON.parse(readFileSync(path.join(ROOT, 'packages/elements/custom-elements.json'), 'utf8'));
  const coverage = Coverage.parse(JSON.parse(readFileSync(path.join(ROOT, 'stories/generated/coverage.json'), 'utf8')));
  const measured = coverage.elements.map(({ tag }) => tag).filter((tag) => evidence.some((entry) => entry.tag === tag));
  const missing = missingEvidence(evidence, statesInSources());
  for (const what of missing) console.error(`Not checked: ${what}.`);
  const subjects = measured.map((tag) => {
    const keys = KEYBOARD[tag];
    if (!keys) throw new Error(`<${tag}> has no keyboard map: add it to accessibility/keyboard.ts.`);
    return { tag, summary: declarationOf(manifest, tag).summary, keys };
  });
  const files = new Map(
    subjects.map((subject) => [`${subject.tag}.md`, elementReport(subject, CRITERIA, evidence, REVIEWS)]),
  );
  files.set('README.md', overview(subjects, CRITERIA, evidence, REVIEWS));
  const results = await Promise.all([...files].map(([name, text]) => settle(path.join(REPORTS, name), text)));
  return missing.length === 0 && results.every(Boolean) ? 0 : 1;
}

/** Every named state there is, so that none can go unmeasured. */
function statesInSources(): { tag: string; state: string }[] {
  return globSync('packages/elements/src/*/*.examples.ts', { cwd: ROOT }).flatMap((file) => {
    const examples = readExamples(file, readFileSync(path.join(ROOT, file), 'utf8'));
    const tag = tagOf(file);
    return examples?.names.map(({ name }) => ({ tag, state: name })) ?? [];
  });
}

/** @throws {Error} after the tests' own words have been shown */
function measure(): void {
  const args = ['--conditions=qwy-source', 'node_modules/vitest/vitest.mjs', 'run', '--project', 'accessibility'];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`];
  const { status } = spawnSync(process.execPath, [...args, ...reporters], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0)
    throw new Error('The states are not as accessible as they have to be (see above); nothing was written.');
}

function readEvidence(): Evidence[] {
  const { testResults } = Run.parse(JSON.parse(readFileSync(RESULTS, 'utf8')));
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ status, meta }) =>
      status === 'passed' && meta.accessibility ? [meta.accessibility] : [],
    ),
  );
}

/** Writes the file, or says whether it is current. */
async function settle(file: string, raw: string): Promise<boolean> {
  const text = await format(raw, { ...(await resolveConfig(file)), filepath: file });
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return true;
  const name = path.relative(ROOT, file);
  if (isCheck) {
    console.error(`${name} is not what the run says: run \`npm run conformance\` and commit the file.`);
    return false;
  }
  mkdirSync(REPORTS, { recursive: true });
  writeFileSync(file, text);
  console.log(`${name} written.`);
  return true;
}
