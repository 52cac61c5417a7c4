/** Getting bytes and names onto the disk. */
import { closeSync, fdatasyncSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How an open file or directory is forced to the disk. Replaced in tests that simulate a power cut. */
export interface DiskSync {
  /** Content and length of the file. */
  file(fd: number): void;
  /** The names in the directory. */
  directory(fd: number): void;
}

export const nodeDiskSync: DiskSync = { file: fdatasyncSync, directory: fsyncSync };

/** Makes the names in a directory permanent: what was created, renamed or removed in it. */
export function syncDirectory(path: string, disk: DiskSync = nodeDiskSync): void {
  withDescriptor(path, (fd) => disk.directory(fd));
}

/** Makes everything below `root` permanent, children before their directory. */
export function syncTree(root: string, disk: DiskSync = nodeDiskSync): void {
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    const path = join(root, entry.name);
    if (entry.isDirectory()) syncTree(path, disk);
    else if (entry.isFile()) withDescriptor(path, (fd) => disk.file(fd));
  }
  syncDirectory(root, disk);
}

function withDescriptor(path: string, use: (fd: number) => void): void {
  const fd = openSync(path, 'r');
  try {
    use(fd);
  } finally {
    closeSync(fd);
  }
}
