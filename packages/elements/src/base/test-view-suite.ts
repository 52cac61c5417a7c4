import { fixture } from '@open-wc/testing';
import { describe, expect, it } from 'vitest';
import type { ViewElement } from './view-element.ts';
import { inlineStyles } from './test-checks.ts';
import { screenText } from './test-drive.ts';
import type { Drawn, Example } from './test-example.ts';
import { draw } from './test-example.ts';

/** Draws an example in a page and waits until its state is there. */
export async function show<V extends ViewElement>(
  tag: string,
  create: () => V,
  example: Example<V>,
): Promise<Drawn<V>> {
  const drawn = draw(create(), example);
  if (drawn.view.localName !== tag) throw new Error(`<${drawn.view.localName}> is not <${tag}>`);
  await fixture(drawn.view);
  await drawn.ready;
  await drawn.view.updateComplete;
  return drawn;
}

/** What holds for every view in each of its named states; `accessibility/` measures the rest. */
export function describeStates<V extends ViewElement>(
  tag: string,
  create: () => V,
  examples: Readonly<Record<string, Example<V>>>,
): void {
  describe(`<${tag}> in each of its states`, () => {
    it.each(Object.entries(examples))('has no inline styles, and is forgotten when removed: %s', async (_, example) => {
      const { view } = await show(tag, create, example);
      expect(inlineStyles(view)).toBe(0);

      const parent = view.parentElement;
      view.remove();
      await view.updateComplete;
      const left = screenText(view);
      const fields = [...(view.shadowRoot?.querySelectorAll('input') ?? [])].map(({ value, checked }) => [
        value,
        checked,
      ]);

      const { view: fresh } = draw(create(), { gateway: example.gateway, ...(example.set && { set: example.set }) });
      parent?.append(fresh);
      await fresh.updateComplete;
      expect(left).toBe(screenText(fresh));
      expect(fields).toEqual(
        [...(fresh.shadowRoot?.querySelectorAll('input') ?? [])].map(({ value, checked }) => [value, checked]),
      );
    });
  });
}
