import { FrameHostElement } from '../frame-host/frame-host-element.ts';

/**
 * 亮证: the citizen's electronic licences, shown on the licence origin only, after signing in. The page learns that a licence is
 * shown, never which, whose, or what is on it.
 *
 * @summary Show an electronic licence.
 * @fires {LicenseShownEvent} qwy-license-shown - A licence and its code are on screen.
 * @fires {LicenseHiddenEvent} qwy-license-hidden - The licence left the screen.
 * @fires {LoginStartedEvent} qwy-login-started - The sign-in window was opened.
 * @fires {LoginFinishedEvent} qwy-login-finished - The sign-in ended.
 */
export class LicenseElement extends FrameHostElement {
  protected override readonly widget = 'license';
}
