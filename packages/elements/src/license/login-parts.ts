import type { Locale } from '@qwy/contract/frame';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { emblem } from '../base/emblem.ts';
import type { LicenseViewMessageKey } from './license-view-messages.ts';
import { licenseViewMessages } from './license-view-messages.ts';
import type { LoginPhase } from './login-flow.ts';

export interface LoginPart {
  readonly phase: LoginPhase;
  /** Why the citizen is asked again. */
  readonly remark: LicenseViewMessageKey | undefined;
  readonly isBusy: boolean;
  readonly locale: Locale;
  readonly failure: unknown;
  readonly onLogin: () => void;
  readonly onCancel: () => void;
  readonly onSignOut: () => void;
}

/** Why to sign in, the way there, and what to do if the window did not open. */
export function renderLogin(part: LoginPart): TemplateResult {
  return part.phase.name === 'waiting' ? renderWaiting(part, part.phase) : renderInvitation(part);
}

function renderInvitation({ phase, remark, isBusy, locale, failure, onLogin, onSignOut }: LoginPart): TemplateResult {
  const texts = licenseViewMessages[locale];
  const isStarting = phase.name === 'starting';
  const said = phase.name === 'ended' ? (`login.${phase.outcome}` as const) : remark;
  const tone = said === 'login.out' ? 'success' : 'warning';
  return html`<section class="login" aria-labelledby="title">
    ${said ? html`<p class="notice ${tone}" role="alert" .textContent=${texts[said]}></p>` : nothing}
    ${
      said === 'login.out.failed'
        ? html`<p class="actions">
            <button type="button" @click=${onSignOut} .textContent=${texts['login.out.retry']}></button>
          </p>`
        : nothing
    }
    ${emblem('card')}
    <h2 id="title" tabindex="-1" .textContent=${texts['login.title']}></h2>
    <p .textContent=${texts['login.intro']}></p>
    <p class="muted" .textContent=${texts['login.how']}></p>
    ${failure}
    <p class="actions">
      <button
        type="button"
        class="primary"
        aria-disabled=${isStarting || isBusy ? 'true' : 'false'}
        @click=${isBusy ? nothing : onLogin}
        .textContent=${texts[isStarting ? 'login.busy' : 'login.start']}
      ></button>
    </p>
    <p class="muted small" .textContent=${texts['login.offline.way']}></p>
  </section>`;
}

function renderWaiting(
  { locale, onCancel }: LoginPart,
  { url, number, isBlocked, isOffline }: Extract<LoginPhase, { name: 'waiting' }>,
): TemplateResult {
  const texts = licenseViewMessages[locale];
  return html`<section class="login" aria-labelledby="title" aria-busy="true">
    ${emblem('window')}
    <h2 id="title" tabindex="-1" .textContent=${texts['login.waiting']}></h2>
    <p .textContent=${texts['login.waiting.text']}></p>
    ${
      number
        ? html`<dl class="number">
            <dt .textContent=${texts['login.number']}></dt>
            <dd translate="no" .textContent=${number}></dd>
          </dl>`
        : nothing
    }
    ${isBlocked ? html`<p class="notice warning" role="alert" .textContent=${texts['login.blocked']}></p>` : nothing}
    ${isOffline ? html`<p class="notice warning" role="status" .textContent=${texts['login.offline']}></p>` : nothing}
    <p class="actions">
      <a
        class=${isBlocked ? 'button primary' : 'button'}
        href=${url}
        target="_blank"
        rel="noopener noreferrer"
        .textContent=${texts[isBlocked ? 'login.open' : 'login.reopen']}
      ></a>
      <button type="button" class="link" @click=${onCancel} .textContent=${texts['login.cancel']}></button>
    </p>
  </section>`;
}
