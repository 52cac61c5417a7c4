// Prevents: a syntax error on the old WebView of a kiosk. Lowers whole chunks, dependencies included (Lit is published as
// ES2021), so that each chunk carries a helper at most once.
import { transform } from 'esbuild';
import type { Plugin } from 'rollup';

/** @param target - the oldest engine whose syntax may appear, in esbuild's words */
export function lower(target: string): Plugin {
  return {
    name: 'qwy-lower',
    async renderChunk(code, chunk) {
      const result = await transform(code, {
        loader: 'js',
        charset: 'utf8',
        sourcefile: chunk.fileName,
        sourcemap: true,
        target,
      });
      // For example a regular expression flag that the target does not know: it would fail there at run time.
      for (const { text } of result.warnings) this.error(`${chunk.fileName}: ${text}`);
      return { code: result.code, map: result.map };
    },
  };
}
