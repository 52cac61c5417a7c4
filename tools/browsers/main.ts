// Prevents: a table of browsers that somebody has filled in. `npm run browsers` writes docs/reference/browsers.md from the last run of
// `npm test -- browsers`; with --check (in `npm test`) it fails when the page says something else.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../bootstrap/root.mjs';
import { ENGINES } from './engines.ts';
import { browserTable, withoutVersions } from './table.ts';

const REPORT = path.join(ROOT, '.cache/test/browsers.json');
const PAGE = path.join(ROOT, 'docs/reference/browsers.md');

try {
  process.exitCode = await main(process.argv.includes('--check'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(isCheck: boolean): Promise<number> {
  if (!existsSync(REPORT)) throw new Error('No browser has run here yet: npm test -- browsers');
  const text = browserTable(JSON.parse(readFileSync(REPORT, 'utf8')), ENGINES);
  const page = await format(text, { ...(await resolveConfig(PAGE)), filepath: PAGE });
  if (!isCheck) {
    writeFileSync(PAGE, page);
    return 0;
  }
  const written = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
  if (withoutVersions(written) === withoutVersions(page)) return 0;
  console.error('docs/reference/browsers.md does not say what ran. Write it anew: npm run browsers');
  return 1;
}
