// Prevents: a file that partners read with their own tools, written by hand and out of step with the code that uses it.
import type { Plugin } from 'rollup';

/** Puts a JSON file beside the bundles. */
export function published(fileName: string, content: unknown): Plugin {
  return {
    name: 'qwy-published',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: `${JSON.stringify(content, null, 2)}\n` });
    },
  };
}
