// Prevents: a tampered part of ours running on a bank's page. The hash on the script tag covers the loader alone; the loader
// carries the hashes of all files it may import, and everything that is imported later goes through it.
import type { Plugin } from 'rollup';
import { integrityTableOf, type ManifestFile } from '@qwy/contract/manifest';

const CHECKED_IMPORT = '/loader/checked-import.ts';

/**
 * Every `import()` of a bundle asks the version's checked import; on a page without the loader it is a plain one. The checked
 * import's own stays as it is: it would ask itself for ever.
 */
export function checkedImports(version: string): Plugin {
  const key = JSON.stringify(`import@${version}`);
  return {
    name: 'qwy-checked-imports',
    renderDynamicImport({ moduleId }) {
      if (moduleId.endsWith(CHECKED_IMPORT)) return null;
      return {
        left: `(globalThis.Qwy&&globalThis.Qwy.shared&&globalThis.Qwy.shared.get(${key})||(url=>import(url)))(new URL(`,
        right: ',import.meta.url).href)',
      };
    },
  };
}

/** Fills `loader/integrity-table.ts` with the files of a build that has been written before. */
export function integrityTable(files: Readonly<Record<string, ManifestFile>>): Plugin {
  return {
    name: 'qwy-integrity-table',
    load(id) {
      if (!id.endsWith('/loader/integrity-table.ts')) return null;
      const entries = Object.keys(files).filter((name) => name.startsWith('e/'));
      if (entries.length === 0) this.error('The elements have to be built before the loader.');
      return `export const integrityTable = ${JSON.stringify(integrityTableOf(files, entries))};`;
    },
  };
}
