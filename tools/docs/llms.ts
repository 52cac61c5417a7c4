// Prevents: assistants that guess at our API. One index and one text of everything, in English (llmstxt.org). Pure.
import type { Section } from './pages.ts';
import type { StagedPage } from './stage.ts';

const HEAD = `# Qinwuyuan Embed (秦务员 开放组件)

> Government services of a county, embedded in other people's sites: a typed client SDK, web components, a partner kit and the gateway they talk to.

A page loads one script from the gateway and writes tags such as <qwy-guide>. What is personal lives in frames on the gateway's own origins; a partner's server signs a short-lived token for each frame. Everything works under default-src 'none'.
`;

/** The index: every page in a sentence. */
export const llmsIndex = (sections: readonly Section[]): string =>
  [
    HEAD,
    ...sections.map(({ title, pages }) =>
      [
        `## ${title.en}`,
        '',
        ...pages.map(
          ({ path, title: { en }, about }) => `- [${en}](/en/${path}${path.endsWith('/') ? '' : '.html'}): ${about}`,
        ),
        '',
      ].join('\n'),
    ),
    'The whole text: [llms-full.txt](/llms-full.txt). The API, for machines: [openapi.json](/openapi.json).',
    '',
  ].join('\n');

/** All English pages, one after the other. */
export const llmsFull = (pages: readonly StagedPage[]): string =>
  [
    HEAD,
    ...pages.filter(({ language }) => language === 'en').map(({ address, text }) => `<!-- ${address} -->\n\n${text}`),
  ].join('\n\n');
