// Prevents: a syntax error, a missing function or a lost rule on the oldest browser we promise (design: Chromium and WebViews
// from 83). Reads every script and style sheet of dist/cdn; run `npm run build` first.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../bootstrap/root.mjs';
import { youngCss } from './css.ts';
import { sheetsIn, youngJavaScript } from './javascript.ts';

const files = globSync('dist/cdn/**/*.{js,css}', { cwd: ROOT }).sort();
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const sheets = files.flatMap((file) =>
  (file.endsWith('.css') ? [read(file)] : sheetsIn(read(file))).map((sheet) => ({ file, sheet })),
);
const young = [
  ...files
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => youngJavaScript(read(file)).map((what) => `${file}:${what}`)),
  ...sheets.flatMap(({ file, sheet }) => youngCss(sheet).map((what) => `${file}: ${what}`)),
];

// Styles that are not found are not checked: each component has at least one sheet.
const components = files.filter((file) => /\/e\/qwy-[\w-]+\.js$/.test(file)).length;
if (files.length === 0 || sheets.length < components) {
  console.error(`Only ${files.length} files and ${sheets.length} style sheets were found in dist/cdn: npm run build`);
  process.exitCode = 1;
} else if (young.length > 0) {
  console.error(`Chromium 83 does not know:\n${young.map((line) => `  ${line}`).join('\n')}`);
  console.error('Use what it knows, ask first (`@supports`, a condition), or build it in (tools/rollup/lower.ts).');
  process.exitCode = 1;
} else {
  console.log(`${files.length} files and ${sheets.length} style sheets hold nothing that Chromium 83 does not know.`);
}
