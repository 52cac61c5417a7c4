// Prevents: a frame page without its style sheet. Pages on our own origins link one file of CSS beside their script, because
// their policy allows no inline styles; it is lowered for old browsers and listed in the manifest like everything else.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { transform } from 'esbuild';
import type { Plugin } from 'rollup';

/** Emits the sheet, minified, under its own name into the output folder. */
export function css(file: string, target: string): Plugin {
  return {
    name: 'qwy-css',
    async buildStart() {
      this.addWatchFile(file);
      const source = await readFile(file, 'utf8');
      const { code } = await transform(source, { loader: 'css', sourcefile: file, minify: true, target });
      this.emitFile({ type: 'asset', fileName: path.basename(file), source: code });
    },
  };
}
