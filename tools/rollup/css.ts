// Prevents: a frame page without its style sheet. Pages on our own origins link one file of CSS beside their script, because
// their policy allows no inline styles, and a partner's server that draws a guide links one for the same reason; it is lowered
// for old browsers and listed in the manifest like everything else.
import { transform } from 'esbuild';
import type { Plugin } from 'rollup';

/** Emits the sheet, minified, under this name into the output folder. */
export function css(fileName: string, source: string, target: string): Plugin {
  return {
    name: 'qwy-css',
    async buildStart() {
      const { code } = await transform(source, { loader: 'css', sourcefile: fileName, minify: true, target });
      this.emitFile({ type: 'asset', fileName, source: code });
    },
  };
}
