// Prevents: a test that changes the checkout it runs in, or that only works in the folder where somebody wrote it.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../bootstrap/root.mjs';

/** Copies the files of this checkout as they are now into an empty folder, and links to the packages that are installed here. */
export function copyRepository(to: string): void {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' });
  for (const file of files.split('\n').filter((name) => name !== '' && existsSync(path.join(ROOT, name))))
    cpSync(path.join(ROOT, file), path.join(to, file));
  for (const folder of ['.', ...readdirSync(path.join(ROOT, 'packages')).map((name) => `packages/${name}`)])
    linkPackages(path.join(ROOT, folder, 'node_modules'), path.join(to, folder, 'node_modules'));
  rmSync(path.join(to, 'node_modules/@qwy'), { recursive: true });
  mkdirSync(path.join(to, 'node_modules/@qwy'));
  for (const name of readdirSync(path.join(to, 'packages')))
    symlinkSync(path.join(to, 'packages', name), path.join(to, 'node_modules/@qwy', name));
}

function linkPackages(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from).filter((entry) => entry !== '.vite' && entry !== '.cache'))
    symlinkSync(path.join(from, name), path.join(to, name));
}
