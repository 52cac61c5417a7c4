// Written by `npm run stories` from form/form-view.examples.ts.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { draw } from '@qwy/elements/base/test-example';
import '@qwy/elements/form/define-view';
import { formViewExamples as examples } from '@qwy/elements/form/form-view.examples';
import { stage } from '../stage.ts';

export default { title: 'Views/Form', component: 'qwy-form-view' } satisfies Meta;

const show = stage((name: keyof typeof examples) => draw(document.createElement('qwy-form-view'), examples[name]));

export const Typical: StoryObj = show('typical');
export const Loading: StoryObj = show('loading');
export const FirstPageErrors: StoryObj = show('firstPageErrors');
export const Conditional: StoryObj = show('conditional');
export const SecondPage: StoryObj = show('secondPage');
export const Check: StoryObj = show('check');
export const WithoutConsent: StoryObj = show('withoutConsent');
export const Submitting: StoryObj = show('submitting');
export const Receipt: StoryObj = show('receipt');
export const ReceiptWithoutDay: StoryObj = show('receiptWithoutDay');
export const StaleVersion: StoryObj = show('staleVersion');
export const RefusedAnswer: StoryObj = show('refusedAnswer');
export const SubmitOffline: StoryObj = show('submitOffline');
export const NotFound: StoryObj = show('notFound');
export const GatewayDown: StoryObj = show('gatewayDown');
export const Unavailable: StoryObj = show('unavailable');
export const ProxyError: StoryObj = show('proxyError');
export const NoForm: StoryObj = show('noForm');
export const Longest: StoryObj = show('longest');
export const English: StoryObj = show('english');
export const EnglishReceipt: StoryObj = show('englishReceipt');
export const Elder: StoryObj = show('elder');
export const Kiosk: StoryObj = show('kiosk', { viewport: 'kiosk' });
export const KioskReceipt: StoryObj = show('kioskReceipt');
export const Narrow: StoryObj = show('longest', { viewport: 'narrow' });
export const Dark: StoryObj = show('typical', { scheme: 'dark' });
export const ForcedColors: StoryObj = show('typical', { forcedColors: true });
export const RightToLeft: StoryObj = show('typical', { direction: 'rtl' });
export const PseudoLocale: StoryObj = show('english', { locale: 'en', pseudo: true });
