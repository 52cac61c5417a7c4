// Written by `npm run stories` from guide/guide.examples.ts.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@qwy/elements/guide/define';
import { drawGuide, guideExamples as examples } from '@qwy/elements/guide/guide.examples';
import { stage } from '../stage.ts';

export default { title: 'Elements/Guide', component: 'qwy-guide' } satisfies Meta;

const show = stage((name: keyof typeof examples) => drawGuide(document.createElement('qwy-guide'), examples[name]));

export const Typical: StoryObj = show('typical');
export const Loading: StoryObj = show('loading');
/** What most departments have published: hardly anything. */
export const Empty: StoryObj = show('empty');
export const NotFound: StoryObj = show('notFound');
export const GatewayDown: StoryObj = show('gatewayDown');
export const HtmlErrorPage: StoryObj = show('htmlErrorPage');
export const Longest: StoryObj = show('longest');
/** The calendar knows of days off and made-up workdays; what stops the clock is said beside the day. */
export const LongLimit: StoryObj = show('longLimit');
/** Nothing has published the working days: the limit is said, and no day. */
export const NoCalendar: StoryObj = show('noCalendar');
export const Narrowed: StoryObj = show('narrowed');
export const English: StoryObj = show('english');
export const Elder: StoryObj = show('elder');
export const Kiosk: StoryObj = show('kiosk', { viewport: 'kiosk' });
export const Narrow: StoryObj = show('longest', { viewport: 'narrow' });
export const Dark: StoryObj = show('typical', { scheme: 'dark' });
export const ForcedColors: StoryObj = show('typical', { forcedColors: true });
export const RightToLeft: StoryObj = show('typical', { direction: 'rtl' });
export const PseudoLocale: StoryObj = show('english', { locale: 'en', pseudo: true });
