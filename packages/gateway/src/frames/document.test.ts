import { expect, it } from 'vitest';
import { frameDocument } from './document.ts';
import { readFrameFiles } from './frame-files.ts';
import { integrityOf, testBundles } from './test-bundles.ts';

const page = frameDocument({
  widget: 'form',
  partner: {
    id: 'bank' as never,
    name: '样例银行',
    publishableKey: 'pk_bank' as never,
    origins: ['http://bank.localhost:8610'],
    scopes: ['form'],
    keys: [],
    status: 'active',
    revokedKids: [],
    terminals: [],
    createdAt: '2026-03-02T10:00:00+08:00',
  },
  gateway: 'http://gw.localhost:8600',
  nonce: 'n',
  version: '0.1.0',
  files: readFrameFiles(testBundles(), '0.1.0'),
  locale: 'en',
});

it('names no file without its hash', () => {
  const loads = page.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const named = loads.map((tag) => [/(?:src|href)="\/v\/0\.1\.0\/([^"]+)"/.exec(tag)?.[1], tag] as const);
  expect(named.map(([name]) => name)).toEqual(['frame.css', 'c/base.js', 'frame-main.js', 'c/form.js', 'frame.js']);
  for (const [name, tag] of named) expect(tag).toContain(`integrity="${integrityOf(name ?? '')}" crossorigin`);
});

it('runs nothing but the loader, which checks the rest before it runs', () => {
  expect(page.match(/<script\b/g)).toHaveLength(1);
  expect(page).toContain('<script type="module" src="/v/0.1.0/frame.js"');
});
