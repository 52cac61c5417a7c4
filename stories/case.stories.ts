import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@qwy/elements/case/define-view';
import { CaseView } from '@qwy/elements/case/case-view';
import { caseViewExamples as examples } from '@qwy/elements/case/case-view.examples';
import { viewStory } from './view-story.ts';

/** Progress of a case, as drawn in its frame: number and printed code, then state, next step, limit and record. */
export default { title: 'Views/Case', component: 'qwy-case-view' } satisfies Meta;

const create = () => new CaseView();

export const Ask: StoryObj = viewStory(create, examples.ask);
export const Prefilled: StoryObj = viewStory(create, examples.prefilled);
export const BadInput: StoryObj = viewStory(create, examples.badInput);
export const Loading: StoryObj = viewStory(create, examples.loading);
export const Typical: StoryObj = viewStory(create, examples.typical);
export const Correcting: StoryObj = viewStory(create, examples.correcting);
export const Suspended: StoryObj = viewStory(create, examples.suspended);
export const Decided: StoryObj = viewStory(create, examples.decided);
export const Rated: StoryObj = viewStory(create, examples.rated);
export const Withdrawn: StoryObj = viewStory(create, examples.withdrawn);
export const Rejected: StoryObj = viewStory(create, examples.rejected);
export const UnknownState: StoryObj = viewStory(create, examples.unknownState);
export const WithoutDay: StoryObj = viewStory(create, examples.withoutDay);
export const Longest: StoryObj = viewStory(create, examples.longest);
export const Withdrawing: StoryObj = viewStory(create, examples.withdrawing);
export const NotFound: StoryObj = viewStory(create, examples.notFound);
export const Offline: StoryObj = viewStory(create, examples.offline);
export const ProxyError: StoryObj = viewStory(create, examples.proxyError);
export const RateLimited: StoryObj = viewStory(create, examples.rateLimited);
export const Unavailable: StoryObj = viewStory(create, examples.unavailable);
export const SuspendedPartner: StoryObj = viewStory(create, examples.suspendedPartner);
export const Elder: StoryObj = viewStory(create, examples.elder);
export const Kiosk: StoryObj = viewStory(create, examples.kiosk);
export const KioskAsk: StoryObj = viewStory(create, examples.kioskAsk);
export const English: StoryObj = viewStory(create, examples.english);
