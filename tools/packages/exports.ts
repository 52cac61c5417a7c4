// Prevents: an address that works in this repository and nowhere else. The published `exports` name every entry, without patterns
// and without the condition that leads to our sources, so that whoever checks the package checks all of it. Pure.

/** `exports` of a package.json as we write it: no nesting, no fallbacks. */
export type Exports = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

const SOURCE = 'qwy-source';

/**
 * The published form: our own condition gone, entries that had nothing else gone, `./*` spelled out for the modules there are.
 * @param modules - published modules below `src/`, without their ending, such as `rules/day`
 */
export function publishedExports(exports: Exports, modules: readonly string[]): Exports {
  const result: Record<string, string | Record<string, string>> = {};
  const named = new Set(Object.values(exports).map(sourceOf));
  for (const [address, target] of Object.entries(exports)) {
    if (typeof target === 'string') result[address] = target;
    else if (!isPublic(target)) continue;
    else if (!address.includes('*')) result[address] = withoutSource(target);
    else
      for (const module of modules.filter((name) => !named.has(`./src/${name}.ts`)))
        result[address.replace('*', module)] = withoutSource(target, module);
  }
  return result;
}

/** What somebody can import once the package is published; a pattern stands for all its modules. */
export const publicAddresses = (exports: Exports): string[] =>
  Object.entries(exports).flatMap(([address, target]) => (isPublic(target) ? [address] : []));

/** Sources of a package that somebody can import once it is published, from `./src/`; patterns spelled out. */
export function entrySources(exports: Exports, modules: readonly string[]): string[] {
  const targets = Object.values(exports).filter((target) => isPublic(target) && sourceOf(target) !== '');
  const sources = targets.flatMap((target) => {
    const source = sourceOf(target);
    return source.includes('*') ? modules.map((module) => source.replace('*', module)) : [source];
  });
  return [...new Set(sources)].sort();
}

/** What only our own condition leads to is for this repository. */
const isPublic = (target: Exports[string]): boolean =>
  typeof target === 'string' || Object.keys(target).some((condition) => condition !== SOURCE);

const sourceOf = (target: Exports[string]): string => (typeof target === 'string' ? '' : (target[SOURCE] ?? ''));

const withoutSource = (target: Readonly<Record<string, string>>, module = ''): Record<string, string> =>
  Object.fromEntries(
    Object.entries(target)
      .filter(([condition]) => condition !== SOURCE)
      .map(([condition, file]) => [condition, file.replace('*', module)]),
  );
