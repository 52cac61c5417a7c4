// Written by `npm run stories` from frame-host/frame-host.examples.ts.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@qwy/elements/case/define';
import { drawFrameHost, frameHostExamples as examples } from '@qwy/elements/frame-host/frame-host.examples';
import { stage } from '../stage.ts';

export default { title: 'Elements/Case', component: 'qwy-case' } satisfies Meta;

const show = stage((name: keyof typeof examples) => drawFrameHost(document.createElement('qwy-case'), examples[name]));

/** The page forgot to say who it is: the notice for citizens; the console names the missing attribute. */
export const Typical: StoryObj = show('typical');
export const English: StoryObj = show('english');
export const Narrow: StoryObj = show('typical', { viewport: 'narrow' });
export const Elder: StoryObj = show('typical', { appearance: 'elder' });
export const Kiosk: StoryObj = show('typical', { appearance: 'kiosk', viewport: 'kiosk' });
export const Dark: StoryObj = show('typical', { scheme: 'dark' });
export const ForcedColors: StoryObj = show('typical', { forcedColors: true });
export const RightToLeft: StoryObj = show('typical', { direction: 'rtl' });
export const PseudoLocale: StoryObj = show('english', { locale: 'en', pseudo: true });
