// Prevents: a release whose notes name a package that does not exist, and a breaking change without a word about what to do.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from '@changesets/config';
import { readChangesets } from '@changesets/read';
import { expect, it } from 'vitest';
import { ROOT } from '../bootstrap/root.mjs';
import { publishedPackages } from './published.ts';

const names = publishedPackages().map(({ json: { name } }) => name);
const MIGRATIONS = path.join(ROOT, 'docs/migrations');
const HEADINGS = ['Who has to do something', 'What to change', 'What happens if you do not', 'How to go back'];

it('the configuration of changesets is valid', async () => {
  const { errors, warnings } = await readConfig(ROOT);
  expect([...(errors ?? []), ...warnings]).toEqual([]);
});

it('all packages carry one version, and depend on exactly that version of each other', () => {
  const versions = publishedPackages().flatMap(({ json }) => [
    json.version,
    ...Object.entries(json.dependencies).flatMap(([name, range]) => (name.startsWith('@qwy/') ? [range] : [])),
  ]);
  expect([...new Set(versions)]).toHaveLength(1);
});

it('each changeset names published packages, and one that breaks names its migration guide', async () => {
  for (const { id, releases, summary } of await readChangesets(ROOT)) {
    expect(names, id).toEqual(expect.arrayContaining(releases.map(({ name }) => name)));
    expect(summary.trim(), id).not.toBe('');
    const guide = /docs\/migrations\/\d+\.\d+\.\d+\.md/.exec(summary)?.[0];
    if (releases.some(({ type }) => type === 'major')) expect(guide, id).toBeDefined();
    if (guide !== undefined) expect(existsSync(path.join(ROOT, guide)), guide).toBe(true);
  }
});

it('each migration guide has the headings that its readers look for', () => {
  for (const file of readdirSync(MIGRATIONS).filter((name) => name !== 'README.md')) {
    expect(file).toMatch(/^\d+\.\d+\.\d+\.md$/);
    const text = readFileSync(path.join(MIGRATIONS, file), 'utf8');
    expect(
      [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading),
      file,
    ).toEqual(HEADINGS);
  }
});
