import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type Frame, chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../../tools/lib/chromium.ts';
import { DESKTOP } from './browser.ts';

/** Chromium's number for "block" in a site's settings. */
const BLOCK = 2;

export interface BlockedBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/**
 * A visitor who blocks third-party cookies everywhere, and all cookies and site data of these hosts wherever they are: the
 * strictest that Chromium's settings offer. Settings live in a profile, so this browser has one of its own.
 */
export async function openBlockedBrowser(hosts: readonly string[]): Promise<BlockedBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'qwy-profile-'));
  const cookies = Object.fromEntries(hosts.map((host) => [`${host},*`, { setting: BLOCK }]));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({
      profile: {
        cookie_controls_mode: 1,
        block_third_party_cookies: true,
        content_settings: { exceptions: { cookies } },
      },
    }),
  );
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? 'chromium',
    args: [...CHROMIUM_FLAGS],
    viewport: DESKTOP,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  return {
    context,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** What a document can keep, tried out. */
export function canKeep(frame: Frame): Promise<string[]> {
  return frame.evaluate(async () => {
    const ways: Record<string, () => unknown> = {
      cookie() {
        document.cookie = 'control=1';
        if (!document.cookie.includes('control=1')) throw new Error('blocked');
      },
      localStorage: () => localStorage.setItem('control', '1'),
      sessionStorage: () => sessionStorage.setItem('control', '1'),
      IndexedDB: () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('control');
          opening.onsuccess = () => resolve();
          opening.onerror = () => reject(new Error('blocked'));
        }),
      cache: () => caches.open('control'),
    };
    const works: string[] = [];
    for (const [name, tryIt] of Object.entries(ways)) {
      try {
        await tryIt();
        works.push(name);
      } catch {
        // That is what is being found out.
      }
    }
    return works;
  });
}
