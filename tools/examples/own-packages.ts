// Prevents: examples that work because they see our sources. They get what a registry would send, in place of an install.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { packAll } from '../packages/pack.ts';
import { publishedPackages } from '../packages/published.ts';
import { stageFolder } from '../packages/stage.ts';

/** Builds and packs our packages and puts them into a `node_modules`. */
export async function installOwnPackages(nodeModules: string): Promise<void> {
  await packAll(new AbortController().signal);
  rmSync(path.join(nodeModules, '@qwy'), { recursive: true, force: true });
  for (const published of publishedPackages()) {
    const to = path.join(nodeModules, published.json.name);
    mkdirSync(to, { recursive: true });
    cpSync(stageFolder(published), to, { recursive: true });
  }
}
