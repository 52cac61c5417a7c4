// Written by `npm run stories` from rating/rating-view.examples.ts.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { draw } from '@qwy/elements/base/test-example';
import '@qwy/elements/rating/define-view';
import { ratingViewExamples as examples } from '@qwy/elements/rating/rating-view.examples';
import { stage } from '../stage.ts';

export default { title: 'Views/Rating', component: 'qwy-rating-view' } satisfies Meta;

const show = stage((name: keyof typeof examples) => draw(document.createElement('qwy-rating-view'), examples[name]));

export const Ask: StoryObj = show('ask');
export const Prefilled: StoryObj = show('prefilled');
export const Loading: StoryObj = show('loading');
export const Typical: StoryObj = show('typical');
export const Good: StoryObj = show('good');
export const Bad: StoryObj = show('bad');
export const MissingLevel: StoryObj = show('missingLevel');
export const TooLong: StoryObj = show('tooLong');
export const Sending: StoryObj = show('sending');
export const Thanks: StoryObj = show('thanks');
export const ThanksForBad: StoryObj = show('thanksForBad');
export const TooEarly: StoryObj = show('tooEarly');
export const AlreadyRated: StoryObj = show('alreadyRated');
export const RatedElsewhere: StoryObj = show('ratedElsewhere');
export const NotFound: StoryObj = show('notFound');
export const Offline: StoryObj = show('offline');
export const Unavailable: StoryObj = show('unavailable');
export const RateLimited: StoryObj = show('rateLimited');
export const Longest: StoryObj = show('longest');
export const Elder: StoryObj = show('elder');
export const Kiosk: StoryObj = show('kiosk', { viewport: 'kiosk' });
export const English: StoryObj = show('english');
export const Narrow: StoryObj = show('longest', { viewport: 'narrow' });
export const Dark: StoryObj = show('typical', { scheme: 'dark' });
export const ForcedColors: StoryObj = show('typical', { forcedColors: true });
export const RightToLeft: StoryObj = show('typical', { direction: 'rtl' });
export const PseudoLocale: StoryObj = show('english', { locale: 'en', pseudo: true });
