import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@qwy/elements/form/define-view';
import { FormView } from '@qwy/elements/form/form-view';
import { formViewExamples as examples } from '@qwy/elements/form/form-view.examples';
import { viewStory } from './view-story.ts';

/** An application, as drawn in its frame: filled in steps, checked, filed, with its receipt. */
export default { title: 'Views/Form', component: 'qwy-form-view' } satisfies Meta;

const create = () => new FormView();

export const Typical: StoryObj = viewStory(create, examples.typical);
export const Loading: StoryObj = viewStory(create, examples.loading);
export const FirstPageErrors: StoryObj = viewStory(create, examples.firstPageErrors);
export const Conditional: StoryObj = viewStory(create, examples.conditional);
export const SecondPage: StoryObj = viewStory(create, examples.secondPage);
export const Check: StoryObj = viewStory(create, examples.check);
export const WithoutConsent: StoryObj = viewStory(create, examples.withoutConsent);
export const Submitting: StoryObj = viewStory(create, examples.submitting);
export const Receipt: StoryObj = viewStory(create, examples.receipt);
export const ReceiptWithoutDay: StoryObj = viewStory(create, examples.receiptWithoutDay);
export const StaleVersion: StoryObj = viewStory(create, examples.staleVersion);
export const RefusedAnswer: StoryObj = viewStory(create, examples.refusedAnswer);
export const SubmitOffline: StoryObj = viewStory(create, examples.submitOffline);
export const NotFound: StoryObj = viewStory(create, examples.notFound);
export const GatewayDown: StoryObj = viewStory(create, examples.gatewayDown);
export const ProxyError: StoryObj = viewStory(create, examples.proxyError);
export const NoForm: StoryObj = viewStory(create, examples.noForm);
export const Longest: StoryObj = viewStory(create, examples.longest);
export const English: StoryObj = viewStory(create, examples.english);
export const EnglishReceipt: StoryObj = viewStory(create, examples.englishReceipt);
export const Elder: StoryObj = viewStory(create, examples.elder);
export const Kiosk: StoryObj = viewStory(create, examples.kiosk);
export const KioskReceipt: StoryObj = viewStory(create, examples.kioskReceipt);
