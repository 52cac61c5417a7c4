// Written by `npm run stories` from provider/provider.examples.ts.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@qwy/elements/provider/define';
import { drawProvider, providerExamples as examples } from '@qwy/elements/provider/provider.examples';
import { stage } from '../stage.ts';

export default { title: 'Elements/Provider', component: 'qwy-provider' } satisfies Meta;

const show = stage((name: keyof typeof examples) =>
  drawProvider(document.createElement('qwy-provider'), examples[name]),
);

/** It draws nothing: what you see is the page inside it. */
export const Typical: StoryObj = show('typical');
/** Nobody touched a shared terminal for a minute: the page asks, and wipes in 15 seconds. */
export const Kiosk: StoryObj = show('kiosk', { viewport: 'kiosk' });
export const English: StoryObj = show('english');
export const Narrow: StoryObj = show('kiosk', { viewport: 'narrow' });
export const Dark: StoryObj = show('kiosk', { scheme: 'dark' });
export const ForcedColors: StoryObj = show('kiosk', { forcedColors: true });
export const RightToLeft: StoryObj = show('typical', { direction: 'rtl' });
export const PseudoLocale: StoryObj = show('english', { locale: 'en', pseudo: true });
