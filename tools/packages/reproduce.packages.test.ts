// Prevents: a published file that nobody can hold against the sources. Another clean build, in another folder, gives the same
// bytes: browser files, tarballs and bills of materials. Whoever gets a tarball can check it this way.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ROOT } from '../bootstrap/root.mjs';
import { copyRepository } from '../lib/copy-repository.ts';

const copy = mkdtempSync(path.join(tmpdir(), 'qwy-clean-'));

afterAll(() => rmSync(copy, { recursive: true, force: true }));

it('a clean build elsewhere gives the same bytes', { timeout: 600_000 }, () => {
  copyRepository(copy);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=qwy-source', 'tools/packages/main.ts'],
    {
      cwd: copy,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' },
    },
  );
  expect(status, `${stdout}\n${stderr}`).toBe(0);
  expect(hashesIn(copy)).toEqual(hashesIn(ROOT));
});

/** SHA-256 of everything that is served or published, by file. */
function hashesIn(root: string): Record<string, string> {
  const files = globSync(['dist/cdn/v/*/**/*.*', 'dist/npm/*.{tgz,cdx.json}'], { cwd: root }).sort();
  expect(files.length).toBeGreaterThan(40);
  return Object.fromEntries(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(path.join(root, file)))
        .digest('hex'),
    ]),
  );
}
