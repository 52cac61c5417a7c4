import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cdnManifestFile } from '../tools/build/bundles.ts';
import { ROOT } from '../tools/bootstrap/root.mjs';
import { loadedWith, type Manifest } from '@qwy/contract/manifest';

/** One line: a file, and what a page loads together with it. */
export interface FileSize {
  readonly file: string;
  readonly bytes: number;
  readonly gzip: number;
  /** Gzip bytes of the file and of everything it imports. */
  readonly together: number;
}

/** Every file of the CDN folder, entries first. */
export function readSizes(): FileSize[] {
  const { files }: Manifest = JSON.parse(readFileSync(path.join(ROOT, cdnManifestFile()), 'utf8'));
  const gzipOf = (names: Iterable<string>): number =>
    [...names].reduce((sum, name) => sum + (files[name]?.gzip ?? 0), 0);
  return Object.entries(files)
    .map(([file, { bytes, gzip }]) => ({ file, bytes, gzip, together: gzipOf(loadedWith(files, [file])) }))
    .sort((a, b) => Number(isShared(a.file)) - Number(isShared(b.file)) || a.file.localeCompare(b.file));
}

const isShared = (file: string): boolean => file.startsWith('c/');
