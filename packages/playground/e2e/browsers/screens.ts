import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from '../../../../tools/browsers/page.ts';
import { DESKTOP, PHONE } from '../browser.ts';
import { fits } from './walk.ts';

/** For people to look at: same engine, same screen, same name. */
const FOLDER = new URL('../../../../.cache/browsers/screens/', import.meta.url);

/** Checks that what is on screen fits a phone and a desktop, and keeps a picture of both. */
export async function lookAt(page: Page, engine: string, tag: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const [width, size] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
    await page.resize(size);
    const reveal = () => page.evaluate(`document.querySelector('${tag}').scrollIntoView()`);
    await reveal(); // a frame off screen may rest, and not yet know its height
    await fits(page, tag);
    await reveal();
    const name = `${engine} ${tag} ${width}.png`.toLowerCase().replace(/ /g, '-');
    writeFileSync(new URL(name, FOLDER), await page.screenshot());
  }
}
