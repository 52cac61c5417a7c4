// Prevents: two copies of a text, one for the repository and one for the site. Lays out the site's pages from the texts where they
// are written, puts what is made from the sources behind them, and gathers all of it once more for machines (`llms.txt`).
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../bootstrap/root.mjs';
import { rewriteLinks } from './links.ts';
import { llmsFull, llmsIndex } from './llms.ts';
import { type Generated, type Language, type Page, SECTIONS, addressOf, isMadeInBoth } from './pages.ts';
import { apiPages } from './reference/api.ts';
import { elementsPage } from './reference/elements.ts';
import { httpPage } from './reference/http.ts';

/** What VitePress reads (absolute path). */
export const STAGE = path.join(ROOT, '.cache/docs/pages');

const HOME: Readonly<Record<Language, string>> = { zh: 'docs/index.zh-CN.md', en: 'docs/index.md' };
const ENTRIES = { sdk: 'packages/sdk/src/index.ts', partner: 'packages/partner/src/index.ts' } as const;

export interface StagedPage {
  readonly page: Page;
  readonly language: Language;
  readonly address: string;
  readonly text: string;
}

/** Writes everything VitePress needs to `STAGE`. */
export function stage(): readonly StagedPage[] {
  rmSync(STAGE, { recursive: true, force: true });
  const everywhere = [...SECTIONS.flatMap(({ pages }) => pages), ...collectedPages()];
  const addresses = fileAddresses(everywhere);
  const apis = apiPages(Object.values(ENTRIES));
  const generate = (kind: Generated, language: Language): string => {
    if (kind === 'elements') return elementsPage(readJson('packages/elements/custom-elements.json'), language);
    if (kind === 'http') return httpPage(readJson('docs/reference/openapi.json'), language);
    return `## API\n\n${apis.get(ENTRIES[kind]) ?? ''}`;
  };
  const staged = everywhere.flatMap((page) =>
    (['zh', 'en'] as const).flatMap((language): StagedPage[] => {
      const { source, generated } = page;
      const file = source[language];
      const isGenerated = generated !== undefined && (language === 'en' || isMadeInBoth(generated));
      if (file === undefined && !isGenerated) return [];
      const written = file === undefined ? '' : rewriteLinks(read(file), linkWorld(file, addresses));
      const text = [written, isGenerated ? generate(generated, language) : ''].filter(Boolean).join('\n\n');
      return [{ page, language, address: addressOf(page, language), text }];
    }),
  );
  for (const { page, address, text } of staged)
    write(`${address}${address.endsWith('/') ? 'index' : ''}.md`, `${frontMatter(page)}${text}\n`);
  for (const [language, file] of Object.entries(HOME))
    write(language === 'en' ? 'en/index.md' : 'index.md', rewriteLinks(read(file), linkWorld(file, addresses)));
  cpSync(path.join(ROOT, 'docs/images'), path.join(STAGE, 'public/images'), { recursive: true });
  cpSync(path.join(ROOT, 'docs/reference/openapi.json'), path.join(STAGE, 'public/openapi.json'));
  write('public/llms.txt', llmsIndex(SECTIONS));
  write('public/llms-full.txt', llmsFull(staged));
  return staged;
}

/** Folders of which every file is a page of its own; the list of them is in the menu. */
const COLLECTIONS = ['decisions', 'reference/accessibility'];

function collectedPages(): Page[] {
  return COLLECTIONS.flatMap((folder) =>
    readdirSync(path.join(ROOT, 'docs', folder))
      .filter((name) => name.endsWith('.md') && name !== 'README.md')
      .map((name) => {
        const source = `docs/${folder}/${name}`;
        const title = /^# (.*)$/m.exec(read(source))?.[1] ?? name;
        return {
          path: `${folder}/${name.slice(0, -3)}`,
          title: { zh: title, en: title },
          about: title,
          source: { en: source },
        };
      }),
  );
}

/** The address of each written file; of a package or folder, that of its README. */
function fileAddresses(pages: readonly Page[]): ReadonlyMap<string, string> {
  const files = pages.flatMap((page) =>
    (['zh', 'en'] as const).flatMap((language) => {
      const file = page.source[language];
      return file === undefined ? [] : [[file, addressOf(page, language)] as const];
    }),
  );
  const folders = files.flatMap(([file, address]) =>
    path.posix.basename(file) === 'README.md' ? [[path.posix.dirname(file), address] as const] : [],
  );
  const images = readdirSync(path.join(ROOT, 'docs/images')).map(
    (name) => [`docs/images/${name}`, `/images/${name}`] as const,
  );
  const homes = [
    ['README.md', '/en/'],
    ['README.zh-CN.md', '/'],
    ['docs/index.md', '/en/'],
    ['docs/index.zh-CN.md', '/'],
    ['docs/reference/openapi.json', '/openapi.json'],
  ] as const;
  return new Map([...files, ...folders, ...images, ...homes]);
}

const linkWorld = (from: string, addresses: ReadonlyMap<string, string>) => ({
  from,
  addressOf: (file: string) => addresses.get(file),
});

/** A generated page is long and its signatures are wide. */
const frontMatter = ({ generated }: Page): string =>
  generated === undefined ? '' : '---\noutline: [2, 3]\npageClass: reference\n---\n\n';

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const readJson = (file: string): unknown => JSON.parse(read(file));

function write(name: string, text: string): void {
  const file = path.join(STAGE, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
