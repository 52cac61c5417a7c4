import type { CaseReceipt } from '@qwy/contract/case';
import type { Locale } from '@qwy/contract/frame';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { emblem } from '../base/emblem.ts';
import { format } from '../base/messages.ts';
import { dayText, instantText, limitText } from '../base/value-text.ts';
import { finishMessages } from './finish-messages.ts';

export interface ReceiptPart {
  readonly receipt: CaseReceipt;
  readonly locale: Locale;
  /** Where to ask; from the guide. */
  readonly phone: string | undefined;
  /** Marks what is ours and not official. */
  readonly sample: unknown;
  readonly onPrint: () => void;
  /** On a machine that others use: clears the screen. */
  readonly onFinish: (() => void) | undefined;
}

/** 收件回执. Number and code are what the citizen must take home: the largest things on the page, never translated. */
export function renderReceipt({ receipt, locale, phone, sample, onPrint, onFinish }: ReceiptPart): TemplateResult {
  const texts = finishMessages[locale];
  return html`<article class="receipt" part="receipt" aria-labelledby="title">
    <header class="receipt-head">
      ${emblem('done')}
      <h2 id="title" tabindex="-1">
        <span .textContent=${texts['receipt.title']}></span> ${receipt.sample ? sample : nothing}
      </h2>
    </header>
    <p class="keep" .textContent=${texts['receipt.keep']}></p>
    <dl class="keys">
      <div>
        <dt .textContent=${texts['receipt.number']}></dt>
        <dd translate="no" part="number" .textContent=${receipt.number}></dd>
      </div>
      <div>
        <dt .textContent=${texts['receipt.code']}></dt>
        <dd translate="no" part="code" .textContent=${inFours(receipt.code)}></dd>
      </div>
    </dl>
    <p class="actions">
      <button type="button" class="primary" @click=${onPrint} .textContent=${texts['receipt.print']}></button>
    </p>
    <dl class="facts rows">
      <div>
        <dt .textContent=${texts['receipt.matter']}></dt>
        <dd .textContent=${receipt.itemName}></dd>
      </div>
      <div>
        <dt .textContent=${texts['receipt.authority']}></dt>
        <dd .textContent=${receipt.authority}></dd>
      </div>
      <div>
        <dt .textContent=${texts['receipt.received']}></dt>
        <dd translate="no" .textContent=${instantText(receipt.receivedAt, locale)}></dd>
      </div>
      ${receipt.due ? renderDue(receipt.due, locale) : nothing}
    </dl>
    <section aria-labelledby="next-title">
      <h3 id="next-title" .textContent=${texts['receipt.next']}></h3>
      <ol>
        <li .textContent=${texts['receipt.next.look']}></li>
        <li .textContent=${texts['receipt.next.follow']}></li>
        <li
          .textContent=${format(texts['receipt.next.offline'], { phone: phone ? format(texts['receipt.next.call'], { phone }) : '' })}
        ></li>
      </ol>
    </section>
    ${onFinish ? renderFinish(onFinish, locale) : nothing}
  </article>`;
}

function renderFinish(onFinish: () => void, locale: Locale): TemplateResult {
  const texts = finishMessages[locale];
  return html`<div class="finish">
    <p .textContent=${texts['receipt.finish.help']}></p>
    <p class="actions">
      <button type="button" class="primary" @click=${onFinish} .textContent=${texts['receipt.finish']}></button>
    </p>
  </div>`;
}

function renderDue({ limit, day }: NonNullable<CaseReceipt['due']>, locale: Locale): TemplateResult {
  const texts = finishMessages[locale];
  const words =
    limit.value === 0
      ? texts['receipt.due.immediate']
      : format(texts['receipt.due.limit'], { limit: limitText(limit, locale) });
  return html`<div>
    <dt .textContent=${texts['receipt.due']}></dt>
    <dd translate="no" .textContent=${words}></dd>
    ${day ? html`<dd translate="no"><strong .textContent=${format(texts['receipt.due.day'], { day: dayText(day, locale) })}></strong></dd>` : nothing}
  </div>`;
}

/** `K7M2WX94` → `K7M2 WX94`: read, written down and typed in two goes; spaces do no harm where it is typed. */
const inFours = (code: string): string => code.replace(/.{4}(?=.)/g, '$& ');
