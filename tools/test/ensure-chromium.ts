// Prevents: browser tests that are left out because there was no browser.
import { findChromium } from '../lib/chromium.ts';
import { aptInstall } from './apt.ts';

/** The path of a Chromium, installed first where need be (with a font that has Chinese). @throws {Error} that says what to do. */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  const given = process.env['CHROMIUM_PATH'];
  if (given) throw new Error(`CHROMIUM_PATH is ${given}, and there is no program there.`);
  await aptInstall('Chromium is missing', ['chromium', 'fonts-noto-cjk']);
  const installed = findChromium();
  if (installed === undefined)
    throw new Error('Chromium was installed, but it is not at /usr/bin/chromium: set CHROMIUM_PATH.');
  return installed;
}
