// Prevents: a new element that works in Storybook and cannot be imported from the published package. Pure.

/**
 * `exports` of @qwy/elements: for each element its class, which registers nothing, and `define`, which does; what wrappers for
 * frameworks need without loading Lit; types for DOM and templates. Anything else can be
 * imported in this repository only, by the condition `qwy-source`.
 * @param folders - names of the folders that hold an element, such as `guide`
 */
export const elementExports = (folders: readonly string[]): object => ({
  '.': entry('index'),
  ...Object.fromEntries(
    [...folders].sort().flatMap((name) => [
      [`./${name}`, entry(`${name}/${name}`)],
      [`./${name}/define`, entry(`${name}/define`)],
    ]),
  ),
  './global': entry('global'),
  './load-failed-event': entry('loader/load-failed-event'),
  // For servers that draw a guide: no DOM needed.
  './server/guide': entry('server/guide'),
  './server/guide-sheet': entry('server/guide-sheet'),
  './types/dom': { 'qwy-source': './src/types/dom.ts', types: './dist/types/dom.d.ts' },
  './vue': { types: './vue.d.ts' },
  './svelte': { types: './svelte.d.ts' },
  './custom-elements.json': './custom-elements.json',
  './*': { 'qwy-source': './src/*.ts' },
});

const entry = (module: string): object => ({
  'qwy-source': `./src/${module}.ts`,
  types: `./dist/${module}.d.ts`,
  default: `./dist/${module}.js`,
});
