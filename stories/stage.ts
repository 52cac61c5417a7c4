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
        if (setting.locale) view.setAttribute('locale', setting.locale);
        applyArgs(view, args);
        ready = drawn.then(() => setting.pseudo && pseudoLocale(view));
        if (!setting.direction) return view;
        const page = document.createElement('div');
        page.dir = setting.direction;
        page.append(view);
        return page;
      },
      play: async () => {
        await ready;
      },
    };
  };
}

/** Shows in the actions panel what a page would hear. */
function listen(view: HTMLElement, argType: string): void {
  const [, type] = /^event:(.*)$/.exec(argType) ?? [];
  if (type !== undefined) view.addEventListener(type, (event) => action(type)(event));
}
