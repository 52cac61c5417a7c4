import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@qwy/elements/rating/define-view';
import { RatingView } from '@qwy/elements/rating/rating-view';
import { ratingViewExamples as examples } from '@qwy/elements/rating/rating-view.examples';
import { viewStory } from './view-story.ts';

/** Rating of a handled case (好差评), as drawn in its frame. */
export default { title: 'Views/Rating', component: 'qwy-rating-view' } satisfies Meta;

const create = () => new RatingView();

export const Ask: StoryObj = viewStory(create, examples.ask);
export const Prefilled: StoryObj = viewStory(create, examples.prefilled);
export const Loading: StoryObj = viewStory(create, examples.loading);
export const Typical: StoryObj = viewStory(create, examples.typical);
export const Good: StoryObj = viewStory(create, examples.good);
export const Bad: StoryObj = viewStory(create, examples.bad);
export const MissingLevel: StoryObj = viewStory(create, examples.missingLevel);
export const TooLong: StoryObj = viewStory(create, examples.tooLong);
export const Sending: StoryObj = viewStory(create, examples.sending);
export const Thanks: StoryObj = viewStory(create, examples.thanks);
export const ThanksForBad: StoryObj = viewStory(create, examples.thanksForBad);
export const TooEarly: StoryObj = viewStory(create, examples.tooEarly);
export const AlreadyRated: StoryObj = viewStory(create, examples.alreadyRated);
export const RatedElsewhere: StoryObj = viewStory(create, examples.ratedElsewhere);
export const NotFound: StoryObj = viewStory(create, examples.notFound);
export const Offline: StoryObj = viewStory(create, examples.offline);
export const Unavailable: StoryObj = viewStory(create, examples.unavailable);
export const RateLimited: StoryObj = viewStory(create, examples.rateLimited);
export const Longest: StoryObj = viewStory(create, examples.longest);
export const Elder: StoryObj = viewStory(create, examples.elder);
export const Kiosk: StoryObj = viewStory(create, examples.kiosk);
export const English: StoryObj = viewStory(create, examples.english);
