// Prevents: a tampered part of ours running on a bank's page. The hash on the script tag covers the loader alone; the loader
// carries the hashes of all files it may import, and everything that is imported later goes through it.
import type { Plugin } from 'rollup';
import { integrityTableOf, type ManifestFile } from '@qwy/contract/manifest';

const CHECKED_IMPORT = '/loader/checked-import.ts';

/** Every `import()` of a bundle asks the version's checked import; on a page without the loader it is a plain one. */
export function checkedImports(version: string): Plugin {
  const key = JSON.stringify(`import@${version}`);
  return {
    name: 'qwy-checked-imports',
    renderDynamicImport({ moduleId }) {
      if (moduleId.endsWith(CHECKED_IMPORT))
        this.error('The checked import would ask itself for ever: leave it to the loaders.');
      return {
        left: `(globalThis.Qwy&&globalThis.Qwy.shared&&globalThis.Qwy.shared.get(${key})||(url=>import(url)))(new URL(`,
        right: ',import.meta.url).href)',
      };
    },
  };
}

/** Which files a loader imports by name; what these import is found in the manifest. */
export const LOADED_BY = { qwy: /^e\//, frame: /^frame-main\.js$/ } as const;

/** Fills `loader/integrity-table.ts` with those files of a build that has been written before, and all that they can load. */
export function integrityTable(files: Readonly<Record<string, ManifestFile>>, loads: RegExp): Plugin {
  return {
    name: 'qwy-integrity-table',
    load(id) {
      if (!id.endsWith('/loader/integrity-table.ts')) return null;
      const entries = Object.keys(files).filter((name) => loads.test(name));
      if (entries.length === 0) this.error('What a loader loads has to be built before it.');
      return `export const integrityTable = ${JSON.stringify(integrityTableOf(files, entries))};`;
    },
  };
}
