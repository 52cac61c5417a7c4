// Prevents: three places that look for a browser in three ways. Playwright's own downloads are not used: the tests take the
// Chromium that the machine has.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Headless in a container, quiet on the network: no updates, no sync, no QUIC. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** CHROMIUM_PATH, else /usr/bin/chromium, else `chromium` (or its other names) on PATH; undefined when there is none. */
export function findChromium(env: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  const given = env['CHROMIUM_PATH'];
  if (given) return isExecutable(given) ? given : undefined;
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  return ['/usr/bin/chromium', ...names.flatMap((name) => folders.map((folder) => path.join(folder, name)))].find(
    isExecutable,
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
