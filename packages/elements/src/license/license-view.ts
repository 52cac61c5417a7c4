import { LICENSE_ASSURANCE } from '@qwy/contract/assurance';
import type { LicenseSummary } from '@qwy/contract/license';
import type { Client } from '@qwy/sdk';
import { isQwyError } from '@qwy/sdk/errors';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { emblem, emblemStyles } from '../base/emblem.ts';
import type { Failure } from '../base/failure.ts';
import { LicenseHiddenEvent, LicenseShownEvent, LoginFinishedEvent, LoginStartedEvent } from '../base/view-events.ts';
import { ViewElement } from '../base/view-element.ts';
import { renderFace } from './license-face.ts';
import { licenseFaceStyles } from './license-face.styles.ts';
import { renderChoice, renderPurposes, renderVerification } from './license-parts.ts';
import type { LicenseViewMessageKey } from './license-view-messages.ts';
import { licenseViewMessages } from './license-view-messages.ts';
import { licenseViewStyles } from './license-view.styles.ts';
import type { LoginWindow } from './login-flow.ts';
import { LoginFlow } from './login-flow.ts';
import { renderLogin } from './login-parts.ts';
import type { PurposeDraft } from './purpose.ts';
import { NO_PURPOSE, readPurpose } from './purpose.ts';
import { Showing, lifeOf } from './showing.ts';

type Step =
  | { readonly name: 'login' }
  | { readonly name: 'list'; readonly licenses: readonly LicenseSummary[] | undefined }
  | { readonly name: 'purpose'; readonly license: LicenseSummary }
  | { readonly name: 'shown'; readonly license: LicenseSummary; readonly purpose: string }
  | { readonly name: 'over'; readonly license: LicenseSummary; readonly purpose: string };

/** Why the citizen is (again) asked to sign in. */
type LoginRemark = Extract<LicenseViewMessageKey, 'login.again' | 'login.stronger' | 'login.out' | 'login.out.failed'>;

/**
 * Shows an electronic licence (亮证): sign-in, choice, purpose, then its face with watermark and code for a minute. Secret values
 * stay covered until a press uncovers them, and are covered again when the citizen looks elsewhere. What a licence says is held
 * only while it is on screen, and goes nowhere else. Keyboard: native controls throughout.
 *
 * @summary Electronic licences, as drawn in their frame.
 * @fires {LoginStartedEvent} qwy-login-started - The sign-in window was opened. Bubbles, composed.
 * @fires {LoginFinishedEvent} qwy-login-finished - The sign-in ended. Bubbles, composed.
 * @fires {LicenseShownEvent} qwy-license-shown - A licence is on screen. Bubbles, composed.
 * @fires {LicenseHiddenEvent} qwy-license-hidden - It left the screen. Bubbles, composed.
 * @fires {WidgetFailedEvent} qwy-failed - Something went wrong. Bubbles, composed.
 * @csspart face - The licence.
 * @csspart verify - Code and countdown.
 * @csspart qr - The QR code.
 * @csspart failure - A failure's sentence.
 */
export class LicenseView extends ViewElement {
  static override styles: CSSResultGroup = [ViewElement.styles, emblemStyles, licenseViewStyles, licenseFaceStyles];

  /** Opens an empty window for the sign-in; for tests. Default: `window.open`. */
  @property({ attribute: false }) openWindow: () => LoginWindow | null = () => window.open('about:blank', '_blank');

  @state() private step: Step = { name: 'login' };
  @state() private remark: LoginRemark | undefined;
  @state() private failure: Failure | undefined;
  @state() private isBusy = false;
  @state() private purpose: PurposeDraft = NO_PURPOSE;
  @state() private isTried = false;

  readonly #login = new LoginFlow(this, {
    client: () => this.client,
    wishes: () => ({
      // Where others use the device too, and where the last sign-in was too weak, the one at the provider must not be taken over.
      fresh: this.terminal === 'kiosk' || this.#isTooWeak,
      assurance: LICENSE_ASSURANCE,
      locale: this.language,
    }),
    timers: () => this.timers,
    openWindow: () => this.openWindow(),
    onStarted: () => this.dispatchEvent(new LoginStartedEvent()),
    onFinished: (outcome) => this.#onLoginFinished(outcome),
    onError: (error) => (this.failure = this.failed(error)),
  });
  readonly #showing = new Showing(this, {
    timers: () => this.timers,
    onSpoken: (seconds) => this.announce(this.#say('count.spoken', { seconds })),
    onOver: () => this.#onHidden(),
  });

  /** The citizen signed in, but not strongly enough. */
  #isTooWeak = false;

  /** Ends what is under way: the citizen wants something else. */
  #task = new AbortController();

  protected override forget(): void {
    this.#task.abort();
    this.#login.cancel();
    this.#showing.stop();
    if (this.step.name === 'shown') this.dispatchEvent(new LicenseHiddenEvent());
    this.step = { name: 'login' };
    this.remark = undefined;
    this.#isTooWeak = false;
    this.failure = undefined;
    this.isBusy = false;
    this.purpose = NO_PURPOSE;
    this.isTried = false;
  }

  readonly #onLogin = (): void => {
    this.remark = undefined;
    this.failure = undefined;
    void this.#login.start();
  };

  #onLoginFinished(outcome: 'done' | 'failed' | 'expired'): void {
    this.dispatchEvent(new LoginFinishedEvent({ state: outcome }));
    if (outcome === 'done') void this.#list();
  }

  readonly #list = async (): Promise<void> => {
    this.#endTask();
    this.#go({ name: 'list', licenses: undefined });
    await this.#act(async ({ licenses }, signal) => {
      const { rows } = await licenses.listLicenses({ signal });
      if (!signal.aborted) this.#go({ name: 'list', licenses: rows });
    });
  };

  #choose(license: LicenseSummary): void {
    this.purpose = NO_PURPOSE;
    this.isTried = false;
    this.#go({ name: 'purpose', license });
  }

  #onPurpose(event: Event, license: LicenseSummary): void {
    event.preventDefault();
    this.isTried = true;
    const read = readPurpose(this.purpose);
    if (read.ok) void this.#present(license, read.purpose);
    else this.focusOn(read.problem === 'missing' ? '[name=purpose]' : '#other');
  }

  async #present(license: LicenseSummary, purpose: string): Promise<void> {
    await this.#act(async ({ licenses }, signal) => {
      const askedAt = this.timers.now();
      const presentation = await licenses.presentLicense(license.id, { purpose }, { signal });
      if (signal.aborted) return;
      const wasShown = this.step.name === 'shown';
      this.#showing.start(presentation, lifeOf(presentation.expiresAt, askedAt, this.timers.now()));
      this.#go({ name: 'shown', license: presentation.license, purpose });
      this.announce(this.#say('shown.spoken', { seconds: this.#showing.seconds }));
      if (!wasShown) this.dispatchEvent(new LicenseShownEvent());
    });
  }

  readonly #onHide = (): void => {
    this.#endTask();
    this.#onHidden();
  };

  /** The licence has left the screen, because its time is over or because the citizen put it away. */
  #onHidden(): void {
    if (this.step.name !== 'shown') return;
    const { license, purpose } = this.step;
    this.#showing.stop();
    this.dispatchEvent(new LicenseHiddenEvent());
    this.#go({ name: 'over', license, purpose });
    this.announce(this.#say('over.title'));
  }

  readonly #signOut = async (): Promise<void> => {
    const { client } = this;
    this.startOver();
    const { visit } = this;
    this.isBusy = true;
    this.focusOn('#title');
    try {
      await client?.tokens.revokeToken({ signal: visit });
      if (!visit.aborted) this.remark = 'login.out';
    } catch {
      if (!visit.aborted) this.remark = 'login.out.failed';
    }
    if (!visit.aborted) this.isBusy = false;
  };

  /** Does one thing at a time; shows what went wrong, or asks for another sign-in. */
  async #act(work: (client: Client, signal: AbortSignal) => Promise<void>): Promise<void> {
    const { client } = this;
    if (this.isBusy || !client) return;
    const { signal } = (this.#task = new AbortController());
    this.isBusy = true;
    this.failure = undefined;
    try {
      await work(client, signal);
    } catch (error) {
      if (!signal.aborted) this.#onError(error);
    }
    if (!signal.aborted) this.isBusy = false;
  }

  #endTask(): void {
    this.#task.abort();
    this.isBusy = false;
  }

  #onError(error: unknown): void {
    const code = isQwyError(error) ? error.code : undefined;
    if (code === 'login_required') this.#askAgain('login.again');
    else if (code === 'assurance_required') this.#askAgain('login.stronger');
    else this.failure = this.failed(error);
  }

  #askAgain(remark: LoginRemark): void {
    this.startOver();
    this.remark = remark;
    this.#isTooWeak = remark === 'login.stronger';
    this.focusOn('#title');
  }

  #go(step: Step): void {
    this.step = step;
    this.failure = undefined;
    this.focusOn('#title');
  }

  #say(key: LicenseViewMessageKey, params?: Readonly<Record<string, string | number>>): string {
    return this.text(licenseViewMessages, key, params);
  }

  protected override render(): TemplateResult {
    return html`${this.renderAnnouncement()}
      <div class="screen">${this.#renderStep()}</div>
      <p class="print-note" .textContent=${this.#say('print.note')}></p>`;
  }

  #renderStep(): TemplateResult {
    const { step } = this;
    switch (step.name) {
      case 'login':
        return this.#renderLogin();
      case 'list':
        return this.#renderList(step.licenses);
      case 'purpose':
        return this.#renderPurpose(step.license);
      case 'shown':
        return this.#renderShown(step.license, step.purpose);
      case 'over':
        return this.#renderOver(step.license, step.purpose);
    }
  }

  #renderLogin(): TemplateResult {
    return renderLogin({
      phase: this.#login.phase,
      remark: this.remark,
      isBusy: this.isBusy,
      locale: this.language,
      failure: this.failure ? this.renderFailure(this.failure) : nothing,
      onLogin: this.#onLogin,
      onCancel: () => this.#login.cancel(),
      onSignOut: this.#signOut,
    });
  }

  #renderList(licenses: readonly LicenseSummary[] | undefined): TemplateResult {
    const isEmpty = licenses?.length === 0;
    const title = licenses ? (isEmpty ? 'list.empty' : 'list.title') : 'list.loading';
    return html`<section aria-labelledby="title" aria-busy=${this.isBusy ? 'true' : 'false'}>
      ${isEmpty ? emblem('card') : nothing}
      <h2 id="title" tabindex="-1" .textContent=${this.#say(this.failure ? 'list.title' : title)}></h2>
      ${this.failure ? this.renderFailure(this.failure, () => void this.#list()) : nothing}
      ${!licenses && !this.failure ? html`<div class="skeleton" aria-hidden="true"><span></span><span></span></div>` : nothing}
      ${isEmpty ? html`<p class="muted" .textContent=${this.#say('list.empty.text')}></p>` : nothing}
      <ul class="choices">
        ${licenses?.map((license) => renderChoice(license, this.language, this.renderSample(), () => this.#choose(license)))}
      </ul>
      <p class="actions">
        ${isEmpty ? html`<button type="button" @click=${this.#list} .textContent=${this.#say('list.reload')}></button>` : nothing}
        ${this.#renderSignOut()}
      </p>
    </section>`;
  }

  #renderPurpose(license: LicenseSummary): TemplateResult {
    return html`<form novalidate aria-labelledby="title" @submit=${(event: Event) => this.#onPurpose(event, license)}>
      <p class="muted" lang="zh-CN" .textContent=${license.typeName}></p>
      <h2 id="title" tabindex="-1" .textContent=${this.#say('purpose.title')}></h2>
      <p class="muted" .textContent=${this.#say('purpose.intro')}></p>
      ${renderPurposes(this.purpose, this.isTried, this.language, (purpose) => (this.purpose = purpose))}
      ${this.failure ? this.renderFailure(this.failure) : nothing}
      <p class="actions">
        <button
          type="submit"
          class="primary"
          aria-disabled=${this.isBusy ? 'true' : 'false'}
          .textContent=${this.#say(this.isBusy ? 'purpose.busy' : 'purpose.submit')}
        ></button>
        ${this.#renderBack('back')}
      </p>
    </form>`;
  }

  #renderShown(license: LicenseSummary, purpose: string): TemplateResult {
    const { presentation, isRevealed, seconds } = this.#showing;
    if (!presentation) return html``;
    const hasSecrets = presentation.fields.some(({ secret }) => secret);
    return html`<section class="shown" aria-labelledby="title">
      <div class="front">
        <h2
          id="title"
          tabindex="-1"
          class="visually-hidden"
          lang="zh-CN"
          .textContent=${presentation.license.typeName}
        ></h2>
        ${renderFace({ presentation, isRevealed, locale: this.language })}
        <p class="muted small" lang="zh-CN" translate="no" .textContent=${presentation.watermark}></p>
        ${
          hasSecrets
            ? html`<p class="actions">
                <button
                  type="button"
                  @click=${() => this.#showing.toggle()}
                  .textContent=${this.#say(isRevealed ? 'mask' : 'reveal')}
                ></button>
                <span class="muted small" .textContent=${this.#say('reveal.note')}></span>
              </p>`
            : nothing
        }
      </div>
      ${renderVerification(presentation.code, seconds, this.language)}
      ${this.failure ? this.renderFailure(this.failure) : nothing}
      <p class="actions">
        <button type="button" class="primary" @click=${this.#onHide} .textContent=${this.#say('hide')}></button>
        <button
          type="button"
          aria-disabled=${this.isBusy ? 'true' : 'false'}
          @click=${() => void this.#present(license, purpose)}
          .textContent=${this.#say(this.isBusy ? 'purpose.busy' : 'extend')}
        ></button>
        ${this.#renderSignOut()}
      </p>
    </section>`;
  }

  #renderOver(license: LicenseSummary, purpose: string): TemplateResult {
    return html`<section aria-labelledby="title">
      ${emblem('clock')}
      <h2 id="title" tabindex="-1" .textContent=${this.#say('over.title')}></h2>
      <p .textContent=${this.#say('over.text')}></p>
      ${this.failure ? this.renderFailure(this.failure) : nothing}
      <p class="actions">
        <button
          type="button"
          class="primary"
          aria-disabled=${this.isBusy ? 'true' : 'false'}
          @click=${() => void this.#present(license, purpose)}
          .textContent=${this.#say(this.isBusy ? 'purpose.busy' : 'over.again')}
        ></button>
        ${this.#renderBack('over.list')} ${this.#renderSignOut()}
      </p>
    </section>`;
  }

  readonly #renderBack = (key: 'back' | 'over.list'): TemplateResult =>
    html`<button type="button" @click=${this.#list} .textContent=${this.#say(key)}></button>`;

  readonly #renderSignOut = (): TemplateResult =>
    html`<button type="button" class="link" @click=${this.#signOut} .textContent=${this.#say('out')}></button>`;
}
