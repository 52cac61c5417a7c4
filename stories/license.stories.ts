import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '@qwy/elements/license/define-view';
import { LicenseView } from '@qwy/elements/license/license-view';
import { licenseViewExamples as examples } from '@qwy/elements/license/license-view.examples';
import { viewStory } from './view-story.ts';

/** Electronic licences (亮证), as drawn in their frame. All people, numbers and issuers are invented. */
export default { title: 'Views/Licence', component: 'qwy-license-view' } satisfies Meta;

const create = () => new LicenseView();

export const SignedOut: StoryObj = viewStory(create, examples.signedOut);
export const Opening: StoryObj = viewStory(create, examples.opening);
export const Waiting: StoryObj = viewStory(create, examples.waiting);
export const Blocked: StoryObj = viewStory(create, examples.blocked);
export const LoginOffline: StoryObj = viewStory(create, examples.loginOffline);
export const LoginFailed: StoryObj = viewStory(create, examples.loginFailed);
export const LoginExpired: StoryObj = viewStory(create, examples.loginExpired);
export const LoginUnavailable: StoryObj = viewStory(create, examples.loginUnavailable);
export const Loading: StoryObj = viewStory(create, examples.loading);
export const List: StoryObj = viewStory(create, examples.list);
export const Empty: StoryObj = viewStory(create, examples.empty);
export const ListOffline: StoryObj = viewStory(create, examples.listOffline);
export const LoginOver: StoryObj = viewStory(create, examples.loginOver);
export const StrongerLogin: StoryObj = viewStory(create, examples.strongerLogin);
export const Purpose: StoryObj = viewStory(create, examples.purpose);
export const PurposeTooLong: StoryObj = viewStory(create, examples.purposeTooLong);
export const PresentFails: StoryObj = viewStory(create, examples.presentFails);
export const Typical: StoryObj = viewStory(create, examples.typical);
export const Revealed: StoryObj = viewStory(create, examples.revealed);
export const LastSeconds: StoryObj = viewStory(create, examples.lastSeconds);
export const Over: StoryObj = viewStory(create, examples.over);
export const Official: StoryObj = viewStory(create, examples.official);
export const Longest: StoryObj = viewStory(create, examples.longest);
export const SignOutFails: StoryObj = viewStory(create, examples.signOutFails);
export const Elder: StoryObj = viewStory(create, examples.elder);
export const Kiosk: StoryObj = viewStory(create, examples.kiosk);
export const KioskSignedOut: StoryObj = viewStory(create, examples.kioskSignedOut);
export const English: StoryObj = viewStory(create, examples.english);
export const EnglishList: StoryObj = viewStory(create, examples.englishList);
