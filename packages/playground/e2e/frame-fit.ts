import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The document inside the frame of an element of ours. */
export async function frameOf(page: Page, tag: string): Promise<Frame> {
  const element = await page.locator(`${tag} iframe`).elementHandle();
  return (await element?.contentFrame()) ?? expect.fail(`<${tag}> has no frame`);
}

/** Height of the frame once it is that of its content. */
export async function fits(page: Page, tag: string): Promise<number> {
  const frame = await frameOf(page, tag);
  const misfits = async (): Promise<string[]> => {
    const inFrame = await frame.evaluate(() => {
      const { scrollHeight, scrollWidth, clientWidth } = document.documentElement;
      const content = document.getElementById('qwy-root')?.getBoundingClientRect().height ?? 0;
      return {
        'is not as high as its content': Math.abs(innerHeight - content) >= 2,
        'scrolls down': scrollHeight > innerHeight,
        'scrolls sideways': scrollWidth > innerWidth,
        'has a scroll bar': clientWidth < innerWidth,
      };
    });
    const pageScrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    const all = { ...inFrame, 'makes the page scroll sideways': pageScrolls };
    return Object.entries(all).flatMap(([misfit, is]) => (is ? [misfit] : []));
  };
  await expect.poll(misfits).toEqual([]);
  return frame.evaluate(() => innerHeight);
}
