// Prevents: "works in every browser" that was seen in one. Brings Firefox and WebKit from Debian, and Chromiums of the past
// from npm, into .cache/: their package.json is apart, so that nobody pays for them who does not run this step.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { ROOT } from '../bootstrap/root.mjs';
import { DEBIAN, OLD_CHROMIUMS, findMiniBrowser, unpacked } from '../browsers/engines.ts';
import { runWithProgress, startProgress } from '../lib/progress.mjs';
import { aptInstall } from './apt.ts';

const PACKAGES = path.join(ROOT, 'tools/browsers');

/** Every browser of `ENGINES` but the Chromium of the machine. @throws {Error} that says what to do. */
export async function ensureBrowsers(): Promise<void> {
  await ensureDebianBrowsers();
  await ensureOldChromiums();
}

async function ensureDebianBrowsers(): Promise<void> {
  const isThere = () => Object.values(DEBIAN).every((file) => existsSync(file)) && findMiniBrowser() !== undefined;
  if (isThere()) return;
  await aptInstall('Firefox and WebKit are missing', ['firefox-esr', 'webkit2gtk-driver', 'xvfb', 'fonts-noto-cjk']);
  if (!isThere()) throw new Error(`Firefox and WebKit were installed, but not as ${Object.values(DEBIAN).join(', ')}.`);
}

async function ensureOldChromiums(): Promise<void> {
  const missing = OLD_CHROMIUMS.filter((major) => !isUnpacked(major));
  if (missing.length === 0) return;
  // Only their files are wanted: no scripts, and not the driver that these packages name as a peer.
  const args = ['install', '--no-save', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  await runWithProgress(`Fetching Chromium ${missing.join(', ')} (about 150 MB)`, 'npm', args, {
    cwd: PACKAGES,
    missing: 'npm is missing: install it (on Debian: `apt-get install npm`), then run the same command again.',
    failed:
      'npm could not fetch the old browsers (its words are above). Check the network or the npm registry setting, then run `npm test -- browsers` again.',
  });
  for (const major of missing) unpack(major);
  rmSync(path.join(PACKAGES, 'node_modules'), { recursive: true, force: true }); // the same again, packed
}

/** The package that an unpacked Chromium came from, as the lock names it. */
const stampOf = (major: number): string => path.join(unpacked(major), 'package.txt');

const wanted = (major: number): string => {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(path.join(PACKAGES, 'package.json'), 'utf8'),
  );
  return dependencies[`chromium-${major}`] ?? '';
};

const isUnpacked = (major: number): boolean =>
  existsSync(stampOf(major)) && readFileSync(stampOf(major), 'utf8') === wanted(major);

/** The packages are made for a cloud function: one Brotli file with the program, two with libraries that such a machine lacks. */
function unpack(major: number): void {
  const done = startProgress(`Unpacking Chromium ${major}`);
  const from = path.join(PACKAGES, 'node_modules', `chromium-${major}`, 'bin');
  const folder = unpacked(major);
  const half = `${folder}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  const read = (name: string) => brotliDecompressSync(readFileSync(path.join(from, name)));
  writeFileSync(path.join(half, 'chrome'), read('chromium.br'), { mode: 0o755 });
  for (const name of ['aws.tar.br', 'swiftshader.tar.br'])
    execFileSync('tar', ['--extract', '--directory', half], { input: read(name) });
  writeFileSync(path.join(half, path.basename(stampOf(major))), wanted(major));
  rmSync(folder, { recursive: true, force: true });
  renameSync(half, folder); // whole, or not there
  done('done');
}
