// Prevents: "works in all browsers". These are the ones that are driven, and where each comes from.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../bootstrap/root.mjs';
import { findChromium } from '../lib/chromium.ts';
import { driveChromium } from './chromium-driver.ts';
import type { Driver, Size } from './driver.ts';
import { driveFirefox } from './firefox-driver.ts';
import { driveWebKit } from './webkit-driver.ts';

export interface Engine {
  readonly name: string;
  /** Where the one that is driven comes from, for readers. */
  readonly source: string;
  start(size: Size): Promise<Driver>;
}

/** Chromiums of the past, by major version: the npm package that carries each is in `package.json` beside this file. */
export const OLD_CHROMIUMS = [83, 92, 109] as const;

/** Where an old Chromium lies once it is unpacked. */
export const unpacked = (major: number): string => path.join(ROOT, '.cache/browsers', `chromium-${major}`);

/** What Debian's packages bring. */
export const DEBIAN = {
  firefox: '/usr/bin/firefox-esr',
  webkitDriver: '/usr/bin/WebKitWebDriver',
  display: '/usr/bin/Xvfb',
} as const;

/** WebKitGTK's own small browser, which is what its driver drives; the folder is named after the machine and the API. */
export function findMiniBrowser(): string | undefined {
  const folders = [`/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`, '/usr/libexec', '/usr/lib'];
  return folders
    .flatMap((folder) => ['4.1', '4.0', '6.0'].map((api) => path.join(folder, `webkit2gtk-${api}`, 'MiniBrowser')))
    .find((file) => existsSync(file));
}

export const ENGINES: readonly Engine[] = [
  ...OLD_CHROMIUMS.map((major) => oldChromium(major)),
  {
    name: 'Chromium',
    source: 'Debian, `chromium`',
    start: (size) => driveChromium(findChromium() ?? 'chromium', size),
  },
  { name: 'Firefox ESR', source: 'Debian, `firefox-esr`', start: (size) => driveFirefox(DEBIAN.firefox, size) },
  {
    name: 'WebKitGTK',
    source: 'Debian, `webkit2gtk-driver`',
    start: (size) =>
      driveWebKit(
        { driver: DEBIAN.webkitDriver, browser: findMiniBrowser() ?? 'MiniBrowser', display: DEBIAN.display },
        size,
      ),
  },
];

function oldChromium(major: number): Engine {
  const folder = unpacked(major);
  return {
    name: `Chromium ${major}`,
    source: `npm, see \`tools/browsers/package.json\``,
    start: (size) => driveChromium(path.join(folder, 'chrome'), size, [path.join(folder, 'lib'), folder]),
  };
}
