import type { CSSResultGroup, TemplateResult } from 'lit';
import { css, html } from 'lit';
import { property, query } from 'lit/decorators.js';
import { QwyElement } from '../base/qwy-element.ts';
import { kioskMessages } from './kiosk-messages.ts';

/**
 * The question at a shared terminal that nobody seems to use any more. Inside `<qwy-provider>`; not for pages.
 * A native modal dialog, above frames too; Escape answers like the first button.
 *
 * @summary Asks whether anybody is still there.
 */
export class IdleDialog extends QwyElement {
  static override styles: CSSResultGroup = [
    QwyElement.styles,
    css`
      dialog {
        position: fixed;
        top: 50%;
        bottom: auto;
        left: 50%;
        right: auto;
        z-index: 2147483647;
        display: none;
        width: 90%;
        max-width: 26em;
        margin: 0;
        padding: calc(var(--_space) * 3);
        transform: translate(-50%, -50%);
        border: 2px solid var(--_border-strong);
        border-radius: var(--_radius);
        background: var(--_surface);
        color: var(--_text);
        box-shadow: 0 0 0 200vmax rgba(0, 0, 0, 0.6);
      }
      dialog[open] {
        display: block;
      }
      dialog::backdrop {
        background: none;
      }
      p {
        margin: calc(var(--_space) * 2) 0;
      }
      button {
        width: 100%;
        min-height: 72px;
        margin-top: calc(var(--_space) * 1.5);
      }
    `,
  ];

  /** Seconds until everything is wiped. */
  @property({ type: Number }) seconds = 0;
  /** Called when somebody answers that they are still there. */
  @property({ attribute: false }) onStay: () => void = () => undefined;
  /** Called when somebody ends the visit. */
  @property({ attribute: false }) onEnd: () => void = () => undefined;

  @query('dialog') private dialog!: HTMLDialogElement;

  protected override firstUpdated(): void {
    // Older engines without modal dialogs show it as a box above the page.
    if (typeof this.dialog.showModal === 'function') this.dialog.showModal();
    else this.dialog.setAttribute('open', '');
    this.renderRoot.querySelector('button')?.focus();
  }

  protected override render(): TemplateResult {
    const say = (key: keyof (typeof kioskMessages)['en']) => this.text(kioskMessages, key, { seconds: this.seconds });
    // The text is announced when the dialog opens; a live region that spoke each second would drown the answer.
    return html`<dialog role="alertdialog" aria-labelledby="title" aria-describedby="explain" @cancel=${this.#onCancel}>
      <h2 id="title">${say('title')}</h2>
      <p id="explain" .textContent=${say('explain')}></p>
      <button class="primary" type="button" @click=${this.onStay}>${say('stay')}</button>
      <button type="button" @click=${this.onEnd}>${say('end')}</button>
    </dialog>`;
  }

  readonly #onCancel = (event: Event): void => {
    event.preventDefault();
    this.onStay();
  };
}
