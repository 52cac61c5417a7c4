import type { Dependency } from 'rollup-plugin-license';
import { expect, it } from 'vitest';
import { noticesText } from './notices.ts';

const bundled = (more: Partial<Dependency>): Dependency => ({
  name: 'thing',
  maintainers: [],
  version: '1.2.3',
  description: null,
  repository: null,
  homepage: null,
  private: false,
  license: 'MIT',
  licenseText: 'Copyright (c) Somebody',
  noticeText: null,
  author: null,
  contributors: [],
  text: () => '',
  ...more,
});
const author = { name: 'Somebody Else', email: null, url: null, text: () => '' };

it('names each package with its version and quotes its licence, our own left out', () => {
  const text = noticesText([bundled({}), bundled({ name: '@qwy/contract', licenseText: null })]);
  expect(text).toContain('thing 1.2.3 (MIT)\n\nCopyright (c) Somebody');
  expect(text).not.toContain('@qwy');
});

it('quotes the licence for a package that brings no text of it, in its author’s name', () => {
  expect(noticesText([bundled({ licenseText: null, author })])).toMatch(/Copyright \(c\) Somebody Else\n\nPermission/);
});

it('refuses what it cannot quote', () => {
  expect(() => noticesText([bundled({ licenseText: null })])).toThrow('thing is bundled');
  expect(() => noticesText([bundled({ licenseText: null, license: 'ISC', author })])).toThrow('cannot be quoted');
});
