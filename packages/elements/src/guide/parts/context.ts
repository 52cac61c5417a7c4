import type { Locale } from '@qwy/contract/frame';
import type { Guide, When } from '@qwy/contract/guide';
import type { SituationAnswers } from '@qwy/contract/rules/situations';
import { applies } from '@qwy/contract/rules/situations';
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { KnownDays } from '../known-days.ts';
import type { GuideMessageKey } from '../messages.ts';

/** What every part of a guide draws from. */
export interface GuideContext {
  /** Narrowed to the reader's situation. */
  readonly guide: Guide;
  /** As published. */
  readonly whole: Guide;
  /** What the reader chose, by situation. */
  readonly answers: SituationAnswers;
  readonly language: Locale;
  /** Epoch milliseconds. */
  readonly now: number;
  /** What kind of day it is by the published calendar; `undefined` where none is published, or it is not here yet. */
  readonly kindOf: KnownDays['kindOf'] | undefined;
  /** A sentence: by which day a case is decided that is accepted now; `undefined` where nobody can say. */
  readonly due: string | undefined;
  readonly say: (key: GuideMessageKey, params?: Readonly<Record<string, string | number>>) => string;
}

/**
 * A text that came from data. Bound as a property of its own element, because page translators replace text nodes: a text
 * node that Lit still writes to would be one that nobody sees any more.
 */
export const text = (value: string): TemplateResult => html`<span .textContent=${value}></span>`;

/** A number, date, phone or code: as `text`, and never translated. */
export const exact = (value: string): TemplateResult => html`<span translate="no" .textContent=${value}></span>`;

/** A section with its heading. `name` is its part, and the anchor within the element. */
export const section = (name: string, title: string, content: unknown): TemplateResult =>
  html`<section class="section" id=${name} part=${`section ${name}`} aria-labelledby=${`${name}-title`}>
    <h3 id=${`${name}-title`} .textContent=${title}></h3>
    ${content}
  </section>`;

/** Whether something depends on a question that the reader has not answered yet. */
export const isOpen = ({ whole, answers }: GuideContext, { when }: { when?: When | undefined }): boolean =>
  applies(whole, when, answers) === 'open';

/** What stands where the department has published nothing. */
export const unknown = ({ say }: GuideContext): TemplateResult =>
  html`<p class="unknown" .textContent=${say('unknown.sentence')}></p>`;

/** A phone that can be tapped. */
export const phone = (number: string): TemplateResult =>
  html`<a class="phone" href=${`tel:${number.replace(/[^\d+]/g, '')}`} translate="no" .textContent=${number}></a>`;
