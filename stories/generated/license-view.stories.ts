// Written by `npm run stories` from license/license-view.examples.ts.
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { draw } from '@qwy/elements/base/test-example';
import '@qwy/elements/license/define-view';
import { licenseViewExamples as examples } from '@qwy/elements/license/license-view.examples';
import { stage } from '../stage.ts';

export default { title: 'Views/License', component: 'qwy-license-view' } satisfies Meta;

const show = stage((name: keyof typeof examples) => draw(document.createElement('qwy-license-view'), examples[name]));

export const SignedOut: StoryObj = show('signedOut');
export const Opening: StoryObj = show('opening');
export const Waiting: StoryObj = show('waiting');
export const Blocked: StoryObj = show('blocked');
export const LoginOffline: StoryObj = show('loginOffline');
export const LoginFailed: StoryObj = show('loginFailed');
export const LoginExpired: StoryObj = show('loginExpired');
export const LoginUnavailable: StoryObj = show('loginUnavailable');
export const Loading: StoryObj = show('loading');
export const List: StoryObj = show('list');
export const Empty: StoryObj = show('empty');
export const ListOffline: StoryObj = show('listOffline');
export const LoginOver: StoryObj = show('loginOver');
export const StrongerLogin: StoryObj = show('strongerLogin');
export const Purpose: StoryObj = show('purpose');
export const PurposeTooLong: StoryObj = show('purposeTooLong');
export const PresentFails: StoryObj = show('presentFails');
export const Typical: StoryObj = show('typical');
export const Revealed: StoryObj = show('revealed');
export const LastSeconds: StoryObj = show('lastSeconds');
export const Over: StoryObj = show('over');
export const Official: StoryObj = show('official');
export const Longest: StoryObj = show('longest');
export const SignOutFails: StoryObj = show('signOutFails');
export const Elder: StoryObj = show('elder');
export const Kiosk: StoryObj = show('kiosk', { viewport: 'kiosk' });
export const KioskSignedOut: StoryObj = show('kioskSignedOut');
export const English: StoryObj = show('english');
export const EnglishList: StoryObj = show('englishList');
export const Narrow: StoryObj = show('longest', { viewport: 'narrow' });
export const Dark: StoryObj = show('typical', { scheme: 'dark' });
export const ForcedColors: StoryObj = show('typical', { forcedColors: true });
export const RightToLeft: StoryObj = show('typical', { direction: 'rtl' });
export const PseudoLocale: StoryObj = show('english', { locale: 'en', pseudo: true });
