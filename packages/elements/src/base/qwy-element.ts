import type { Appearance, Contrast, Locale, Scheme } from '@qwy/contract/frame';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { commonMessages } from './common-messages.ts';
import { controls } from './controls.styles.ts';
import type { Failure } from './failure.ts';
import type { Messages } from './messages.ts';
import { format } from './messages.ts';
import { PageLanguage, languageAround } from './page-language.ts';
import { sampleBadge } from './sample-badge.ts';
import { tokens } from './tokens.styles.ts';

/** What all our elements share: tokens, the two languages, the sentence for a failure. */
export abstract class QwyElement extends LitElement {
  static override styles: CSSResultGroup = [tokens, controls];

  /** Language of the element's texts: `zh-CN` or `en`. Default: the nearest `lang` attribute, else `zh-CN`. */
  @property({ reflect: true, useDefault: true }) locale: Locale | '' = '';

  /** `standard`, `elder` (18 px and more, 60 px targets) or `kiosk`. Default `standard`. */
  @property({ reflect: true, useDefault: true }) appearance: Appearance = 'standard';

  /** `light`, `dark`, or `auto` for what the reader's system has. Default `light`, as most pages are. */
  @property({ reflect: true, useDefault: true }) scheme: Scheme = 'light';

  /** `standard`, `more`, or `auto` for what the reader's system has. Default `auto`. */
  @property({ reflect: true, useDefault: true }) contrast: Contrast = 'auto';

  constructor() {
    super();
    new PageLanguage(this);
  }

  /**
   * Says in which language the texts are, because the page around may be in another one (WCAG 3.1.2). On what is drawn, not on the
   * element itself, whose `lang` belongs to the page.
   */
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    for (const child of this.renderRoot.children) {
      if (child instanceof HTMLElement && child.localName !== 'slot') child.lang = this.language;
    }
  }

  /** The locale in force. */
  protected get language(): Locale {
    return this.locale || languageAround(this);
  }

  /** Text of this component's catalogue. */
  protected text<K extends string>(
    messages: Messages<K>,
    key: K,
    params?: Readonly<Record<string, string | number>>,
  ): string {
    return format(messages[this.language][key], params);
  }

  /** A failure as an alert with a way to go on. */
  protected renderFailure(failure: Failure, retry?: () => void): TemplateResult {
    const say = (key: keyof (typeof commonMessages)['en'], params?: Record<string, string>) =>
      this.text(commonMessages, key, params);
    return html`<div class="notice danger" role="alert" part="failure">
      <p><strong .textContent=${say('error.title')}></strong></p>
      <p .textContent=${say(failure.message)}></p>
      ${failure.requestId ? html`<p class="muted" translate="no" .textContent=${say('error.request', { id: failure.requestId })}></p>` : nothing}
      ${retry ? html`<p><button type="button" @click=${retry}>${say('retry')}</button></p>` : nothing}
    </div>`;
  }

  /** Marks content of ours that is not official. */
  protected renderSample(): TemplateResult {
    return sampleBadge(this.text(commonMessages, 'sample'), this.text(commonMessages, 'sample.note'));
  }
}
