// Prevents: files of an earlier build being served and published beside the new ones.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rollup';

/** Empties the output folder when the sources are bundled and nothing has been written yet; `except` stays. */
export function clean(dir: string, except?: string): Plugin {
  return {
    name: 'qwy-clean',
    renderStart() {
      const entries = existsSync(dir) ? readdirSync(dir) : [];
      for (const entry of entries) if (entry !== except) rmSync(path.join(dir, entry), { recursive: true });
    },
  };
}
