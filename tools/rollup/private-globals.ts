// Prevents: names on the host's window besides `Qwy`. Lit and zod keep versions, metadata and settings on `globalThis`, to find
// other copies of themselves; our copies are nobody else's business, and a host's are none of ours.
import type { Plugin } from 'rollup';

interface Replacement {
  readonly file: RegExp;
  readonly find: RegExp;
  readonly put: string;
}

const REPLACEMENTS: readonly Replacement[] = [
  ...['reactive-element', 'lit-html', 'lit-element'].map((name) => ({
    file: new RegExp(`/${name}/${name}\\.js$`),
    find: /\([\w$]+\.\w+Versions\?\?=\[\]\)\.push\("[^"]+"\)/g,
    put: '0',
  })),
  // Metadata of standard decorators; ours are the older ones, which need none.
  {
    file: /\/reactive-element\/reactive-element\.js$/,
    find: /Symbol\.metadata\?\?=Symbol\("metadata"\),[\w$]+\.litPropertyMetadata\?\?=new WeakMap;/g,
    put: '',
  },
  {
    file: /\/reactive-element\/reactive-element\.js$/,
    find: /(?<![.\w])litPropertyMetadata\.get\([\w$]+\)/g,
    put: 'void 0',
  },
  {
    file: /\/zod\/v4\/core\/core\.js$/,
    find: /\(_a = globalThis\)\.__zod_globalConfig \?\? \(_a\.__zod_globalConfig = \{\}\);\nexport const globalConfig = globalThis\.__zod_globalConfig;/g,
    put: 'export const globalConfig = {};',
  },
  {
    file: /\/zod\/v4\/core\/core\.js$/,
    find: /globalThis\.__zod_globalConfig\?\.postProcessor/g,
    put: 'globalConfig.postProcessor',
  },
  {
    file: /\/zod\/v4\/core\/registries\.js$/,
    find: /\(_a = globalThis\)\.__zod_globalRegistry \?\? \(_a\.__zod_globalRegistry = registry\(\)\);\nexport const globalRegistry = globalThis\.__zod_globalRegistry;/g,
    put: 'export const globalRegistry = registry();',
  },
];

/** Keeps to the bundle what these libraries keep on the window; fails the build if a place to change was not found once. */
export function privateGlobals(): Plugin {
  return {
    name: 'qwy-private-globals',
    transform(code, id) {
      const wanted = REPLACEMENTS.filter(({ file }) => file.test(id));
      if (wanted.length === 0) return null;
      const changed = wanted.reduce((text, { find, put }) => {
        const places = text.match(find)?.length ?? 0;
        if (places !== 1)
          this.error(`${find} was found ${places} times in ${id}: look at tools/rollup/private-globals.ts.`);
        return text.replace(find, () => put);
      }, code);
      return { code: changed, map: null };
    },
  };
}
