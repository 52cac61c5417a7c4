// Prevents: a story for each browser. It is told once, in a person's words, and every engine's `Tab` carries it out.
import * as z from 'zod/mini';
import type { Size, Tab } from './driver.ts';
import { iframeOf } from './driver.ts';
import { type Search, type Target, locate } from './locate.ts';

const Located = z.object({
  text: z.string(),
  value: z.string(),
  kind: z.string(),
  isChecked: z.boolean(),
  isPressed: z.boolean(),
  at: z.nullish(z.tuple([z.number(), z.number()])),
});
type Located = z.infer<typeof Located>;
const Point = z.tuple([z.number(), z.number()]);

/** Milliseconds to wait for what should come. */
const PATIENCE = 20_000;
/** Milliseconds between two looks. */
const PAUSE = 40;
/** A press that has not arrived by then went elsewhere. Milliseconds. */
const ARRIVAL = 1_000;
/** Kinds of input that are chosen from a picker of the browser's own, not typed. */
const PICKED = ['date', 'month', 'time', 'select'];

/** A page, or the frame of one of our elements in it. */
export class Page {
  readonly #tab: Tab;
  readonly #frame: string | undefined;

  constructor(tab: Tab, frame?: string) {
    this.#tab = tab;
    this.#frame = frame;
  }

  /** The frame that the element of this name holds. */
  inside(tag: string): Page {
    return new Page(this.#tab, tag);
  }

  goto(url: string): Promise<void> {
    return this.#tab.goto(url);
  }

  resize(size: Size): Promise<void> {
    return this.#tab.resize(size);
  }

  screenshot(): Promise<Buffer> {
    return this.#tab.screenshot();
  }

  close(): Promise<void> {
    return this.#tab.close();
  }

  /** Value of an expression in this page. */
  evaluate(expression: string): Promise<unknown> {
    return this.#tab.evaluate(this.#frame, expression);
  }

  /** Waits until it is on screen. */
  see(target: Target): Promise<Located> {
    return this.wait(`${JSON.stringify(target)} on screen`, () => this.#look({ target }));
  }

  /** The text on screen that is this as a whole. */
  async read(pattern: RegExp): Promise<string> {
    const { text } = await this.wait(`${pattern}`, () => this.#look({ pattern: pattern.source }));
    return text;
  }

  /**
   * Presses it as a person does: after it has come to rest, and again if the press went elsewhere, because a frame was still
   * moving: its new height reaches the page, and the page's new layout the compositor, a moment later.
   */
  async click(target: Target): Promise<void> {
    await this.wait(`${JSON.stringify(target)} pressed`, async () => {
      const at = await this.#atRest(target);
      await this.#look({ target, act: 'arm' });
      await this.#tab.press(...at);
      return (await this.#hasArrived(target)) ? true : undefined;
    });
  }

  /** Whether the press has reached it. What is not there any more, or in a page that is being left, has done what it was for. */
  async #hasArrived(target: Target): Promise<boolean> {
    const deadline = Date.now() + ARRIVAL;
    while (Date.now() < deadline) {
      const now = await this.#look({ target }).catch(() => undefined);
      if (!now || now.isPressed) return true;
      await pause();
    }
    return false;
  }

  /** A radio button or checkbox. */
  async check(target: Target): Promise<void> {
    if ((await this.see(target)).isChecked) return;
    await this.click(target);
    await this.wait(`${JSON.stringify(target)} chosen`, async () => {
      const now = await this.#look({ target });
      return now?.isChecked ? now : undefined;
    });
  }

  /** Types over what stands in a field, or chooses from a list by what it shows. */
  async fill(name: string, text: string): Promise<void> {
    const target: Target = { role: 'field', name };
    const { kind } = await this.see(target);
    if (PICKED.includes(kind)) return void (await this.#look({ target, act: { set: text } }));
    await this.click(target);
    await this.#look({ target, act: 'select' });
    await this.#tab.type(text);
    await this.wait(`${JSON.stringify(target)} filled`, async () => {
      const now = await this.#look({ target });
      return now && bare(now.value) === bare(text) ? now : undefined;
    });
  }

  /** Waits until this expression is true. */
  async until(what: string, expression: string): Promise<void> {
    await this.wait(what, async () => ((await this.evaluate(expression)) === true ? true : undefined));
  }

  /** Looks until there is something. A page or frame that is just being replaced has no answer: asked again. */
  async wait<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
    const deadline = Date.now() + PATIENCE;
    for (let trouble: unknown; ; await pause()) {
      try {
        const found = await look();
        if (found !== undefined) return found;
        trouble = undefined;
      } catch (error) {
        trouble = error;
      }
      if (Date.now() > deadline) throw new Error(`Waited ${PATIENCE / 1000} s for ${what}.`, { cause: trouble });
    }
  }

  async #look(search: Search): Promise<Located | undefined> {
    const found = await this.evaluate(`(${locate.toString()})(${JSON.stringify(search)})`);
    return found === undefined || found === null ? undefined : Located.parse(found);
  }

  /** Where to press, once it has stopped moving, nothing covers it and it is inside the window. */
  async #atRest(target: Target): Promise<[number, number]> {
    let place: string | undefined;
    return this.wait(`${JSON.stringify(target)} at rest`, async () => {
      const found = await this.#look({ target, ...(place === undefined && { act: 'reveal' }) });
      const at = found?.at ? await this.#inWindow(found.at) : undefined;
      const before = place;
      place = at && JSON.stringify(at);
      return before !== undefined && place === before ? at : undefined;
    });
  }

  /** A point of this document as one of the window; scrolls the page around a frame when it lies outside of it. */
  async #inWindow([x, y]: [number, number]): Promise<[number, number] | undefined> {
    if (this.#frame === undefined) return [x, y];
    const script = `((x, y) => {
      const frame = ${iframeOf(this.#frame)};
      const { left, top } = frame.getBoundingClientRect();
      const at = [left + frame.clientLeft + x, top + frame.clientTop + y];
      if (at[1] > 0 && at[1] < innerHeight) return at;
      scrollBy(0, at[1] - innerHeight / 2);
      return null;
    })(${x}, ${y})`;
    const at = z.nullish(Point).parse(await this.#tab.evaluate(undefined, script));
    return at ?? undefined;
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE));

/** A text without what fields add by themselves: groups, capitals. */
const bare = (text: string): string => text.replace(/[\s-]/g, '').toLowerCase();
