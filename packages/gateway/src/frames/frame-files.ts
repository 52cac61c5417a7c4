import type { IntegrityTable } from '@qwy/contract/manifest';
import { Manifest, integrityTableOf, loadedWith } from '@qwy/contract/manifest';
import type { Scope } from '@qwy/contract/partner';
import type { Bundles } from './bundles.ts';

const ENTRY = 'frame.js';

/** The published files of the frames, with their hashes. Names are relative to `/v/<version>/`. */
export interface FrameFiles {
  /** What the frame's script may import, now or later. */
  readonly table: IntegrityTable;
  /** For `integrity="…"`. @throws {RangeError} for a file that is not published */
  integrityOf(name: string): string;
  /** What is imported before this widget can be drawn, the script itself excepted. */
  loadedFor(widget: Scope): readonly string[];
}

/** @throws when the build is not there, or not of this version */
export function readFrameFiles(bundles: Bundles, version: string): FrameFiles {
  const bytes = bundles.get(`/v/${version}/manifest.json`)?.bytes;
  if (!bytes) throw new Error(`The browser files of version ${version} are not built.`);
  const { files } = Manifest.parse(JSON.parse(bytes.toString('utf8')));
  const viewOf = (widget: Scope): string[] =>
    Object.keys(files).filter((name) => files[name]?.source?.endsWith(`/src/${widget}/define-view.ts`) === true);
  return {
    table: integrityTableOf(files, [ENTRY]),
    integrityOf(name) {
      const file = files[name];
      if (!file) throw new RangeError(`${name} is not published.`);
      return file.integrity;
    },
    loadedFor: (widget) => [...loadedWith(files, [ENTRY, ...viewOf(widget)])].filter((name) => name !== ENTRY),
  };
}
