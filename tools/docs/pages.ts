// Prevents: a page that no menu leads to. Every page of the docs site: where it is written, where it stands, what it is called.
// Chinese stands at the root, because most readers read it; English below `/en/`.

export type Language = 'zh' | 'en';

/** What is made from the sources and follows the written part of a page. */
export type Generated = 'elements' | 'http' | 'sdk' | 'partner';

export interface Page {
  /** Address without language and ending: `guides/partner`. */
  readonly path: string;
  readonly title: Readonly<Record<Language, string>>;
  /** One sentence, for `llms.txt`. */
  readonly about: string;
  /** The written part, relative to the repository; without `zh` the page is English only. */
  readonly source: Readonly<Partial<Record<Language, string>>>;
  readonly generated?: Generated;
}

export interface Section {
  readonly title: Readonly<Record<Language, string>>;
  readonly pages: readonly Page[];
}

/** A page in `docs/` that is written in both languages: `x.zh-CN.md` beside `x.md`. */
const both = (path: string, zh: string, en: string, about: string, generated?: Generated): Page => ({
  path,
  title: { zh, en },
  about,
  source: { zh: `docs/${path}.zh-CN.md`, en: `docs/${path}.md` },
  ...(generated === undefined ? {} : { generated }),
});

const english = (path: string, title: string, source: string, about: string, generated?: Generated): Page => ({
  path,
  title: { zh: `${title}（英文）`, en: title },
  about,
  source: { en: source },
  ...(generated === undefined ? {} : { generated }),
});

export const SECTIONS: readonly Section[] = [
  {
    title: { zh: '使用指南', en: 'Guides' },
    pages: [
      both(
        'guides/partner',
        '合作网站',
        'Partner sites',
        'Embed services in a site: script tag, token endpoint, CSP, events, kiosk.',
      ),
      both(
        'guides/department',
        '部门开发者',
        'Departments',
        'Call the SDK, publish guides and forms, handle cases, receive webhooks.',
      ),
      both('guides/designer', '设计师', 'Designers', 'Appearances, brand colour, custom properties, parts, words.'),
      both('guides/operator', '运维', 'Operators', 'Run the gateway: settings, proxy, backup, restore, metrics.'),
      both('guides/writing', '怎么写', 'Writing', 'Words that everybody understands.'),
    ],
  },
  {
    title: { zh: '参考', en: 'Reference' },
    pages: [
      {
        path: 'reference/elements',
        title: { zh: '组件', en: 'Elements' },
        about: 'Every element: attributes, properties, methods, events, slots, parts, custom properties.',
        source: { en: 'packages/elements/README.md' },
        generated: 'elements',
      },
      {
        path: 'reference/http',
        title: { zh: 'HTTP 接口', en: 'HTTP API' },
        about: 'Every route of the gateway and every shape on the wire, from its OpenAPI document.',
        source: {},
        generated: 'http',
      },
      english(
        'reference/sdk',
        '@qwy/sdk',
        'packages/sdk/README.md',
        'The typed client: every method, option and error.',
        'sdk',
      ),
      english(
        'reference/partner-kit',
        '@qwy/partner',
        'packages/partner/README.md',
        "A partner's server: mint tokens, verify webhooks, build a CSP.",
        'partner',
      ),
      english('reference/react', '@qwy/react', 'packages/react/README.md', 'React components for the elements.'),
      english(
        'reference/tokens',
        'Design tokens',
        'docs/reference/tokens.md',
        'Every custom property with its default.',
      ),
      english('reference/cli', 'qwy', 'packages/cli/README.md', 'The command line.'),
      both('reference/errors', '错误码', 'Errors', 'Every error code with cause and cure.'),
      english(
        'reference/embed-token',
        'Embed token',
        'docs/reference/embed-token.md',
        "What a partner's server signs.",
      ),
    ],
  },
  {
    title: { zh: '信任', en: 'Trust' },
    pages: [
      both(
        'guides/accessibility',
        '无障碍',
        'Accessibility',
        'What is promised, what is checked, what only people can check.',
      ),
      english(
        'reference/accessibility/',
        'Accessibility reports',
        'docs/reference/accessibility/README.md',
        'For each element and criterion of WCAG 2.2: machine-checked, reviewed, or not evaluated.',
      ),
      english(
        'security',
        'Security',
        'docs/security.md',
        'Threats, controls and the test of each; what is kept how long.',
      ),
    ],
  },
  {
    title: { zh: '项目', en: 'Project' },
    pages: [
      english('architecture', 'Architecture', 'docs/architecture.md', 'Where things live and which way imports point.'),
      english('contributing', 'Contributing', 'CONTRIBUTING.md', 'The first hour, adding things, house rules.'),
      english('decisions/', 'Decisions', 'docs/decisions/README.md', 'Why it is as it is.'),
    ],
  },
];

/** Address of a page in a language; a page that has no Chinese answers in English. */
export function addressOf({ path, source, generated }: Page, language: Language): string {
  const isThere = language === 'en' || source.zh !== undefined || isMadeInBoth(generated);
  return `${isThere && language === 'zh' ? '' : '/en'}/${path}`;
}

/** Made from the sources with headings in both languages; the API pages are TypeScript, and English like it. */
export const isMadeInBoth = (generated: Generated | undefined): boolean =>
  generated === 'elements' || generated === 'http';
