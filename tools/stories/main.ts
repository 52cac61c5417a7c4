// Prevents: an example that no designer sees. `npm run stories` writes one stories file for each element from its named examples; with
// --check (in `npm test`) nothing is written, and a stale file or an empty cell fails.
import { existsSync, globSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../bootstrap/root.mjs';
import { plan } from './coverage.ts';
import { coverageTable } from './coverage-table.ts';
import { readExamples } from './read-examples.ts';
import { storyFile, type Subject } from './story-file.ts';

const ELEMENTS = path.join(ROOT, 'packages/elements/src');
const STORIES = path.join(ROOT, 'stories/generated');
/** Drawn by another element only, whose examples show it. */
const INNER: Readonly<Record<string, string>> = { 'qwy-idle-dialog': 'qwy-provider' };
const isCheck = process.argv.includes('--check');

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const planned = subjects().map((subject) => {
    const file = `${subject.examples}.ts`;
    const examples = readExamples(file, readFileSync(path.join(ELEMENTS, file), 'utf8'));
    if (!examples) throw new Error(`${file} exports no object whose name ends in “Examples”.`);
    return { subject, file, examples, plan: plan(examples) };
  });
  const problems = planned.flatMap(({ file, plan: { problems: found } }) => found.map((what) => `${file}: ${what}.`));
  for (const problem of problems) console.error(problem);

  const texts = new Map(
    planned.map(({ subject, examples, plan: made }) => [
      `${subject.tag.replace('qwy-', '')}.stories.ts`,
      storyFile(subject, examples, made),
    ]),
  );
  texts.set(
    'coverage.json',
    coverageTable(planned.map(({ subject, plan: made }) => ({ tag: subject.tag, plan: made }))),
  );
  const results = await Promise.all([...texts].map(([name, text]) => settle(path.join(STORIES, name), text)));
  const extra = (existsSync(STORIES) ? readdirSync(STORIES) : []).filter((name) => !texts.has(name));
  for (const name of extra) {
    console.error(
      `stories/generated/${name} belongs to no element${isCheck ? ': run `npm run stories`' : '; removed'}.`,
    );
    if (!isCheck) rmSync(path.join(STORIES, name));
  }
  return problems.length === 0 && results.every(Boolean) && !(isCheck && extra.length > 0) ? 0 : 1;
}

/** Every element that a `define*.ts` registers, with the file that holds its examples. @throws {Error} where there is none */
function subjects(): Subject[] {
  const examples = globSync('*/*.examples.ts', { cwd: ELEMENTS });
  return globSync('*/define*.ts', { cwd: ELEMENTS })
    .filter((file) => !file.endsWith('define-once.ts'))
    .flatMap((file) => {
      const text = readFileSync(path.join(ELEMENTS, file), 'utf8');
      return [...text.matchAll(/^ *defineOnce\('(qwy-[a-z-]+)', \w+\);$/gm)].map(([, tag = '']) => ({
        tag,
        define: file.replace(/\.ts$/, ''),
      }));
    })
    .filter(({ tag }) => !(tag in INNER))
    .map(({ tag, define }) => {
      const name = tag.replace('qwy-', '');
      const found =
        examples.find((file) => path.basename(file) === `${name}.examples.ts`) ??
        (isFrameHost(name) ? 'frame-host/frame-host.examples.ts' : undefined);
      if (!found)
        throw new Error(
          `<${tag}> has no examples: write packages/elements/src/${path.dirname(define)}/${name}.examples.ts.`,
        );
      return { tag, define, examples: found.replace(/\.ts$/, '') };
    })
    .sort((a, b) => (a.tag < b.tag ? -1 : 1));
}

/** All elements with a frame show the same of their own. */
function isFrameHost(name: string): boolean {
  const file = path.join(ELEMENTS, name, `${name}.ts`);
  return existsSync(file) && readFileSync(file, 'utf8').includes('extends FrameHostElement');
}

/** Writes the file, or says whether it is current. */
async function settle(file: string, raw: string): Promise<boolean> {
  const text = await format(raw, { ...(await resolveConfig(file)), filepath: file });
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return true;
  const name = path.relative(ROOT, file);
  if (isCheck) {
    console.error(`${name} is not what the examples say: run \`npm run stories\` and commit the file.`);
    return false;
  }
  writeFileSync(file, text);
  console.log(`${name} written.`);
  return true;
}
