// Prevents: a snapshot that changes with every file and is therefore accepted unread. Modules are named by folder and kind, entries
// and everything that is no module of ours one by one. Pure.

/** Folders of data, of which each new file is no news. */
const DATA = /^(data|src\/vectors)\//;

/** A text to commit: the addresses one can import, then what the tarball holds. */
export function outline(addresses: readonly string[], files: readonly string[]): string {
  const groups = new Map<string, Set<string>>();
  for (const file of files) {
    const { folder, kind } = place(file);
    groups.set(folder, (groups.get(folder) ?? new Set()).add(kind));
  }
  const lines = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([folder, kinds]) => `  ${folder}${[...kinds].sort().join(' ')}`);
  return ['entries', ...addresses.map((address) => `  ${address}`), 'files', ...lines, ''].join('\n');
}

function place(file: string): { folder: string; kind: string } {
  const folder = file
    .slice(0, file.lastIndexOf('/') + 1)
    .replace(/^browser\/v\/[^/]+\//, 'browser/v/<version>/')
    .replace(DATA, (top) => `${top}…/`)
    .replace(/…\/.*/, '…/');
  const name = file.slice(file.lastIndexOf('/') + 1);
  const ending = /(?<=.)\.(d\.ts|js\.map|[a-z]+)$/.exec(name)?.[0];
  return { folder, kind: folder === '' || ending === undefined ? name : `*${ending}` };
}
