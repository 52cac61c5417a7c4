import type { IntegrityTable } from '@qwy/contract/manifest';

export interface CheckedImportOptions {
  /** Address that the names are relative to. */
  readonly base: string;
  readonly table: IntegrityTable;
  readonly document: Document;
  /** Default: `import()`. */
  readonly importModule?: (url: string) => Promise<unknown>;
}

/** Imports the module at this address after it and all it imports were found to be the bytes that were published. */
export type CheckedImport = (url: string) => Promise<unknown>;

/** Where the parts of one version find the function; see `Qwy.shared`. The build writes the same text (tools/rollup/integrity.ts). */
export const checkedImportKey = (version: string): string => `import@${version}`;

/**
 * A script's `integrity` says nothing about what it imports: a tampered chunk would run. So each file is first fetched as a
 * module preload with its own hash, and imported when all have passed: the browser then takes them from its module map, not
 * from the network again. Rejects when a file is unknown, not there, or not what was published; asked again, it tries again.
 *
 * Browsers without module preloads (Safari before 17, Firefox before 115), and WebKit, which has them but passes over their
 * `integrity` (seen in 2.50), check a plain fetch, and import from the HTTP cache.
 */
export function createCheckedImport(options: CheckedImportOptions): CheckedImport {
  const { base, table, document, importModule = (url) => import(/* @vite-ignore */ url) } = options;
  const checks = new Map<number, Promise<void>>();
  const addressOf = (name: string): string => new URL(name, base).href;

  const check = (index: number): Promise<void> => {
    const known = checks.get(index);
    const row = table[index];
    if (known || !row) return known ?? Promise.reject(new TypeError('The integrity table is broken.'));
    const [name, sha384] = row;
    const made = preload(document, addressOf(name), `sha384-${sha384}`);
    checks.set(index, made);
    made.catch(() => checks.delete(index));
    return made;
  };

  return async (url) => {
    const index = table.findIndex(([name]) => addressOf(name) === url);
    if (index < 0 && !url.startsWith(addressOf('.'))) return importModule(url); // another copy's: nothing of ours imports there
    if (index < 0) throw new TypeError(`${url} is no file of this version.`);
    await Promise.all([...withImports(table, index)].map(check));
    return importModule(url);
  };
}

function withImports(table: IntegrityTable, index: number, seen = new Set<number>()): Set<number> {
  if (seen.has(index)) return seen;
  seen.add(index);
  for (const imported of table[index]?.[2] ?? []) withImports(table, imported, seen);
  return seen;
}

async function preload(document: Document, url: string, integrity: string): Promise<void> {
  const link = document.createElement('link');
  const isWebKit = document.defaultView?.navigator.vendor.startsWith('Apple'); // the same word in all of its ports
  if (isWebKit || !link.relList.supports('modulepreload')) {
    const response = await fetch(url, { integrity, credentials: 'omit' });
    if (!response.ok) throw new TypeError(`${url} is not there.`);
    await response.arrayBuffer(); // checked when it is read to its end
    return;
  }
  link.rel = 'modulepreload';
  link.crossOrigin = 'anonymous';
  link.integrity = integrity;
  link.href = url;
  await new Promise<void>((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => reject(new TypeError(`${url} is not what was published, or not there.`));
    document.head.appendChild(link);
  }).finally(() => link.remove());
}
