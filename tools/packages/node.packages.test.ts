// Prevents: a syntax, an API or a dependency that the oldest Node we promise does not have. Every address of every package is
// imported where it was installed, under each line of Node in docs/versions.md.
import { execFileSync } from 'node:child_process';
import { expect, inject, it } from 'vitest';

const names = inject('tarballs').map(({ name }) => name);

it.each(Object.entries(inject('nodes')))('every entry can be imported under Node %s', (_version, node) => {
  const args = ['src/import-all.mjs', ...names];
  const said = execFileSync(node, args, { cwd: inject('consumer'), encoding: 'utf8', env: { NODE_NO_WARNINGS: '1' } });
  expect(Number(said)).toBeGreaterThan(names.length);
});
