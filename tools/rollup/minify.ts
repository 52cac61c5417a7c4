// Prevents: comments and long names on a bad line. Terser, because it makes Lit's output smaller than other minifiers do.
import { createRequire } from 'node:module';
import type { Plugin } from 'rollup';

/**
 * The plugin's declarations describe its CommonJS half only: a plain `import` runs but does not type-check, the other way
 * round for `.default`. Reading the CommonJS half does both.
 */
const terser: (options: object) => Plugin = createRequire(import.meta.url)('@rollup/plugin-terser');

export function minify(): Plugin {
  return terser({ ecma: 2020, module: true, compress: { passes: 2 }, format: { comments: false } });
}
