import type { Page } from 'playwright-core';
import { MANIFEST, VERSION } from './published-files.ts';
import type { Sandbox } from './sandbox.ts';

export const FALLBACK = '线上打不开，请拨 0915-0000001';

/** The loader's script tag as a partner copies it. */
export const scriptTag = (sandbox: Sandbox): string =>
  `<script type="module" src="${sandbox.gateway}/v/${VERSION}/qwy.js" ` +
  `integrity="${MANIFEST.files['qwy.js']?.integrity ?? ''}" crossorigin="anonymous"></script>`;

/** An element on a bank's page, with what a partner slots into it. */
export const inProvider = (element: string): string =>
  `<qwy-provider partner="pk_bank" token-endpoint="/qwy-token">${element.replace('</', `<p>${FALLBACK}</p></`)}</qwy-provider>`;

/** For the browser: a page that no server sent counts as one from the internet, which may not ask this machine for anything. */
export const FROM_NOWHERE = ['--disable-features=LocalNetworkAccessChecks'];

/** Opens a page of the bank's with nothing on it but this; see `FROM_NOWHERE`. */
export async function openBare(page: Page, sandbox: Sandbox, head: string, body: string): Promise<void> {
  const address = sandbox.site('bank', '/bare');
  await page.route(address, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`,
    }),
  );
  await page.goto(address);
}
