// Prevents: a first day spent on finding out which files a component has. `npm run new component branch-list "One sentence."`
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../bootstrap/root.mjs';
import { componentFiles, readWish } from './component-files.ts';

const TEMPLATES = path.join(import.meta.dirname, 'component');
const SUFFIX = '.txt';

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Its types follow from its class, its stories from its examples. @throws {Error} after their own words have been shown */
function writeWhatFollows(): void {
  for (const what of ['manifest', 'stories']) {
    const args = ['--conditions=qwy-source', path.join(ROOT, `tools/${what}/main.ts`)];
    const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
    if (status !== 0)
      throw new Error(`What follows from it could not be written: npm run ${what} (the reason is above).`);
  }
}

async function main([what, ...words]: readonly string[]): Promise<void> {
  if (what !== 'component') throw new Error('Usage: npm run new component <name> ["One sentence."]');
  const wish = readWish(words);
  const names = readdirSync(TEMPLATES).filter((name) => name.endsWith(SUFFIX));
  const templates = new Map(
    names.map((name) => [name.slice(0, -SUFFIX.length), readFileSync(path.join(TEMPLATES, name), 'utf8')]),
  );
  const files = componentFiles(wish, templates);
  const taken = files.find((file) => existsSync(path.join(ROOT, file.path)));
  if (taken) throw new Error(`${taken.path} is there already; nothing was written.`);
  for (const file of files) {
    const target = path.join(ROOT, file.path);
    const options = await resolveConfig(target);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, await format(file.text, { ...options, filepath: target }));
    console.log(`  ${file.path}`);
  }
  writeWhatFollows();
  console.log(
    [
      '',
      `<qwy-${wish.name}> works already: it reads one service item. Make it yours, then look at it and test it:`,
      '  npm run storybook',
      `  npx vitest run --project browser packages/elements/src/${wish.name}`,
    ].join('\n'),
  );
}
