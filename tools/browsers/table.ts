import * as z from 'zod/mini';
import type { Engine } from './engines.ts';

/** What is read of Vitest's JSON report of the `browsers` project. */
const Report = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({
          ancestorTitles: z.array(z.string()),
          title: z.string(),
          status: z.string(),
          meta: z.optional(z.object({ version: z.optional(z.string()) })),
        }),
      ),
    }),
  ),
});

const HEAD = `# Browsers

Written by \`npm run browsers\` from what the last \`npm test -- browsers\` really did; nothing here is claimed by hand. One story is told once, in a
person's words, and driven through each engine's own protocol with real presses and keys
([decision 35](../decisions/0035-browsers-driven-and-where-from.md)). Everybody in it has a name of their own under \`.localhost\`, so the frames and the sign-in are
third parties to the page, as at a partner's. The floor is Chromium 83, on terminals and in WebViews; all that we publish is also parsed and compared with
what that version knows (\`npm test -- floor\`).
`;

const NOTES = `## What differs

- **Chromium 83 and 92** tell the console that they do not know one word of a frame's \`sandbox\` (it lets a telephone link out, which they
  allow anyway). Nothing else is wrong there.
- **WebKit** knows module preloads and passes over their hash: there our loader checks every file by \`fetch\` first and imports it from the HTTP
  cache. Its window is never narrower than 447 px here, so a phone's width is looked at in the other engines.
  Its protocol does not tell of errors on the console.
- **Firefox** looks for an icon of our own pages, and tells that their policy forbids it.
- Without \`adoptedStyleSheets\` (Firefox before 101, Safari before 16.4) everything is there and works, but undressed: a strict policy refuses the
  style elements that would take their place.
- The sign-in uses a window of its own and nothing that browsers partition or block: no cookie of a frame, no storage, no opener.
`;

/** The page, from the report of one run. @throws {Error} where the run did not cover every engine */
export function browserTable(report: unknown, engines: readonly Pick<Engine, 'name' | 'source'>[]): string {
  const tests = Report.parse(report).testResults.flatMap(({ assertionResults }) => assertionResults);
  const of = (name: string) => tests.filter(({ ancestorTitles }) => ancestorTitles.includes(name));
  const rows = engines.map(({ name, source }) => {
    const version = of(name).find(({ meta }) => meta?.version !== undefined)?.meta?.version;
    if (version === undefined) throw new Error(`${name} did not run: npm test -- browsers`);
    return { name, source, version, results: new Map(of(name).map(({ title, status }) => [title, status])) };
  });
  const checks = [...new Set(rows.flatMap(({ results }) => [...results.keys()]))];
  const word = (status: string | undefined): string => (status === 'passed' ? 'works' : (status ?? 'not run'));
  const engineTable = table(
    ['engine', 'version', 'from', ...checks],
    rows.map(({ name, version, source, results }) => [
      name,
      version,
      source,
      ...checks.map((check) => word(results.get(check))),
    ]),
  );
  const lacks = table(
    ['without', 'result'],
    of('Without').map(({ title, status }) => [title, word(status)]),
  );
  return `${HEAD}\n${engineTable}\n\n## A browser without something\n\nTaken from the current Chromium before anything of ours runs, in the page and in its frames.\n\n${lacks}\n\n${NOTES}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * The same page but for the versions of browsers that come with the machine: they move with every update, and a table of
 * yesterday's is not wrong about anything else.
 */
export const withoutVersions = (page: string): string =>
  page
    .replace(/\| *\d+(?:\.\d+)+[a-z]* *\|/g, '| – |')
    .replace(/ +/g, ' ')
    .replace(/-{3,}/g, '---');
