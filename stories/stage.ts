import type { StoryObj } from '@storybook/web-components-vite';
import type { Setting } from '../tools/stories/cells.ts';
import { action } from 'storybook/actions';
import { applyArgs } from './args.ts';
import { pseudoLocale } from './pseudo-locale.ts';

interface Shown {
  readonly view: HTMLElement;
  /** The example has come to its state. */
  readonly ready: Promise<unknown>;
}

/** Makes stories of named examples; as a test, a story is checked (axe, console) once its state is there. */
export function stage<Name extends string>(draw: (name: Name) => Shown) {
  return (name: Name, setting: Setting = {}): StoryObj => {
    let ready: Promise<unknown> = Promise.resolve();
    return {
      globals: setting.viewport ? { viewport: { value: setting.viewport, isRotated: false } } : {},
      parameters: { forcedColors: setting.forcedColors === true },
      render: (args, { argTypes }) => {
        const { view, ready: drawn } = draw(name);
        for (const key of Object.keys(argTypes)) listen(view, key);
        if (setting.appearance) view.setAttribute('appearance', setting.appearance);
        if (setting.scheme) view.setAttribute('scheme', setting.scheme);
        if (setting.locale) view.setAttribute('locale', setting.locale);
        applyArgs(view, args);
        ready = drawn.then(() => setting.pseudo && pseudoLocale(view));
        return setting.direction || setting.scheme ? pageAround(view, setting) : view;
      },
      play: async () => {
        await ready;
      },
    };
  };
}

/** A page that runs from right to left, or is dark. */
function pageAround(view: HTMLElement, { direction, scheme }: Setting): HTMLElement {
  const page = document.createElement('div');
  if (direction) page.dir = direction;
  if (scheme) page.style.cssText = 'padding: 16px; background: #121110; color: #efebe5';
  page.append(view);
  return page;
}

/** Shows in the actions panel what a page would hear. */
function listen(view: HTMLElement, argType: string): void {
  const [, type] = /^event:(.*)$/.exec(argType) ?? [];
  if (type !== undefined) view.addEventListener(type, (event) => action(type)(event));
}
