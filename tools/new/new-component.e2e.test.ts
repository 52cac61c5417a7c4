// Prevents: templates that fell behind the house. A component made today passes everything that a component has to pass.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyRepository } from '../lib/copy-repository.ts';

const FOLDER = 'packages/elements/src/branch-list';
const STORY = 'stories/generated/branch-list.stories.ts';

describe('a component made by `npm run new component`', () => {
  const copy = mkdtempSync(path.join(tmpdir(), 'qwy-new-'));
  beforeAll(() => {
    copyRepository(copy);
    expect(node('tools/new/main.ts', 'component', 'branch-list', 'Branches that take an application')).toContain(STORY);
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  /** Runs a script there and answers what it printed. @throws {Error} with its output when it fails */
  function node(script: string, ...args: string[]): string {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--conditions=qwy-source', script, ...args], {
      cwd: copy,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1', STORYBOOK_DISABLE_TELEMETRY: '1', VITEST: undefined },
    });
    if (status !== 0) throw new Error(`${script} ended with ${status}:\n${stdout}\n${stderr}`);
    return stdout;
  }
  const bin = (file: string): string => path.join('node_modules', file);

  it('has the house style, right types and no complaint', () => {
    node(bin('prettier/bin/prettier.cjs'), '--check', FOLDER, STORY);
    node(bin('typescript/bin/tsc'), '--build', 'packages/elements', 'stories');
    node(bin('eslint/bin/eslint.js'), '--max-warnings', '0', FOLDER, STORY);
  });

  // Its stories draw the same examples; Vite does not serve Storybook's own files to a copy that only links to them.
  it('passes its own tests, which draw every example', () => {
    const said = node(bin('vitest/vitest.mjs'), 'run', '--project', 'browser', FOLDER);
    expect(said).toMatch(/Tests +12 passed/);
  });

  it('is not made twice', () => {
    expect(() => node('tools/new/main.ts', 'component', 'branch-list')).toThrow('is there already');
  });
});
