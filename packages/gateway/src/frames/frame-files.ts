import { Manifest, loadedWith } from '@qwy/contract/manifest';
import type { Scope } from '@qwy/contract/partner';
import type { Bundles } from './bundles.ts';

/** What the loader of a frame, `frame.js`, imports first. */
const MAIN = 'frame-main.js';

/** The published files of the frames, with their hashes. Names are relative to `/v/<version>/`. */
export interface FrameFiles {
  /** For `integrity="…"`. @throws {RangeError} for a file that is not published */
  integrityOf(name: string): string;
  /** What is imported before this widget can be drawn, each file after those that it imports. */
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
    integrityOf(name) {
      const file = files[name];
      if (!file) throw new RangeError(`${name} is not published.`);
      return file.integrity;
    },
    loadedFor: (widget) => [...loadedWith(files, [MAIN, ...viewOf(widget)])],
  };
}
