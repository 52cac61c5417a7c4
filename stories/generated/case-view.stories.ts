// Written by `npm run stories` from case/case-view.examples.ts.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { draw } from '@qwy/elements/base/test-example';
import '@qwy/elements/case/define-view';
import { caseViewExamples as examples } from '@qwy/elements/case/case-view.examples';
import { stage } from '../stage.ts';

export default { title: 'Views/Case', component: 'qwy-case-view' } satisfies Meta;

const show = stage((name: keyof typeof examples) => draw(document.createElement('qwy-case-view'), examples[name]));

export const Ask: StoryObj = show('ask');
export const Prefilled: StoryObj = show('prefilled');
export const BadInput: StoryObj = show('badInput');
export const Loading: StoryObj = show('loading');
export const Typical: StoryObj = show('typical');
export const Correcting: StoryObj = show('correcting');
export const Suspended: StoryObj = show('suspended');
export const Decided: StoryObj = show('decided');
export const Rated: StoryObj = show('rated');
export const Withdrawn: StoryObj = show('withdrawn');
export const Rejected: StoryObj = show('rejected');
export const UnknownState: StoryObj = show('unknownState');
export const WithoutDay: StoryObj = show('withoutDay');
export const Longest: StoryObj = show('longest');
export const Withdrawing: StoryObj = show('withdrawing');
export const NotFound: StoryObj = show('notFound');
export const Offline: StoryObj = show('offline');
export const ProxyError: StoryObj = show('proxyError');
export const RateLimited: StoryObj = show('rateLimited');
export const Unavailable: StoryObj = show('unavailable');
export const SuspendedPartner: StoryObj = show('suspendedPartner');
export const Elder: StoryObj = show('elder');
export const Kiosk: StoryObj = show('kiosk', { viewport: 'kiosk' });
export const KioskAsk: StoryObj = show('kioskAsk');
export const English: StoryObj = show('english');
export const Narrow: StoryObj = show('longest', { viewport: 'narrow' });
export const Dark: StoryObj = show('typical', { scheme: 'dark' });
export const ForcedColors: StoryObj = show('typical', { forcedColors: true });
export const RightToLeft: StoryObj = show('typical', { direction: 'rtl' });
export const PseudoLocale: StoryObj = show('english', { locale: 'en', pseudo: true });
