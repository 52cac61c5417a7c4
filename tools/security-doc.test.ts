// Prevents: a threat table that names a proof that was renamed, moved or never written.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './bootstrap/root.mjs';

const TEST = /\.(?:browser\.|e2e\.)?test\.ts$/;
const text = readFileSync(path.join(ROOT, 'docs/security.md'), 'utf8');

/** The rows of the threat table: threat, control, test. */
const threats = text
  .split(/^Each row's test runs/m)[1]
  ?.split('\n## ')[0]
  ?.split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:threat |-)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** Names in a cell or sentence; one without a folder is in the folder of the one before it, as readers take it. */
function filesNamed(cell: string): string[] {
  let folder = '';
  return [...cell.matchAll(/`([\w./*-]+)`/g)]
    .map(([, name = '']) => name)
    .filter((name) => name.endsWith('.ts') || name.endsWith('/'))
    .map((name) => {
      const whole = name.includes('/') ? name : `${folder}/${name}`;
      folder = path.dirname(whole);
      return whole;
    });
}

/** Test files that a name stands for: one, those of a pattern, all of a folder. */
function testsOf(name: string): string[] {
  const folder = path.join(ROOT, 'packages', name.endsWith('/') ? name : path.dirname(name));
  if (!existsSync(folder)) return [];
  const pattern = name.endsWith('/') ? '*' : path.basename(name);
  return readdirSync(folder).filter((file) => TEST.test(file) && path.matchesGlob(file, pattern));
}

describe('docs/security.md', () => {
  it('has a threat, a control and a test in each row', () => {
    expect(threats?.length).toBeGreaterThan(30);
    for (const [, threat, control, test] of threats ?? []) {
      expect([threat, control], threat).not.toContain('');
      expect(filesNamed(test ?? '').length, threat).toBeGreaterThan(0);
    }
  });

  it('names tests that are there', () => {
    const named = (threats ?? []).flatMap(([, , , test = '']) => filesNamed(test));
    expect(named.filter((name) => testsOf(name).length === 0)).toEqual([]);
    const elsewhere = filesNamed(text.match(/^SDK and gateway of neighbouring versions.*$/m)?.[0] ?? '');
    expect(elsewhere.length).toBe(2);
    expect(elsewhere.filter((name) => testsOf(name).length === 0)).toEqual([]);
  });
});
