import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findChromium } from './chromium.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'qwy-chromium-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('takes the one it is told to, and no other in its place', () => {
  const program = path.join(folder, 'mine');
  writeFileSync(program, '');
  expect(findChromium({ CHROMIUM_PATH: program })).toBeUndefined(); // not executable
  chmodSync(program, 0o755);
  expect(findChromium({ CHROMIUM_PATH: program, PATH: '/usr/bin' })).toBe(program);
  expect(findChromium({ CHROMIUM_PATH: '/nowhere', PATH: '/usr/bin' })).toBeUndefined();
});
