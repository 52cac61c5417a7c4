import { expect, it } from 'vitest';
import { rewriteLinks } from './links.ts';

const addresses = new Map([
  ['docs/guides/partner.md', '/en/guides/partner'],
  ['docs/images/bank.png', '/images/bank.png'],
  ['packages/partner', '/en/reference/partner-kit'],
]);
const rewrite = (markdown: string): string =>
  rewriteLinks(markdown, { from: 'docs/guides/department.md', addressOf: (file) => addresses.get(file) });

it.each([
  ['a page beside it', 'see [it](partner.md)', 'see [it](/en/guides/partner)'],
  ['a place on a page', '[it](partner.md#three)', '[it](/en/guides/partner#three)'],
  ['a folder', '[kit](../../packages/partner#readme)', '[kit](/en/reference/partner-kit#readme)'],
  ['an image', '![a bank](../images/bank.png)', '![a bank](/images/bank.png)'],
  ['another site', '[RFC](https://www.rfc-editor.org/rfc/rfc9457)', '[RFC](https://www.rfc-editor.org/rfc/rfc9457)'],
  ['this page', '[below](#when-it-fails)', '[below](#when-it-fails)'],
])('leads to %s', (_what, written, expected) => {
  expect(rewrite(written)).toBe(expected);
});

it('names the file where the site has no page', () => {
  expect(rewrite('[guide.ts](../../packages/contract/src/guide.ts)')).toBe('`packages/contract/src/guide.ts`');
  expect(rewrite('[the shape](../../packages/contract/src/guide.ts)')).toBe(
    'the shape (`packages/contract/src/guide.ts`)',
  );
});

it('leaves code alone', () => {
  const code = '`[a](partner.md)` and\n\n```md\n[a](partner.md)\n```\n';
  expect(rewrite(code)).toBe(code);
});

it('rewrites a link whose words are code', () => {
  expect(rewrite('[`@qwy/partner`](../../packages/partner)')).toBe('[`@qwy/partner`](/en/reference/partner-kit)');
});
