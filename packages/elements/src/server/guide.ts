import type { WorkingCalendar } from '@qwy/contract/calendar';
import type { Locale } from '@qwy/contract/frame';
import type { Guide } from '@qwy/contract/guide';
import { askedSituations, narrowGuide } from '@qwy/contract/rules/situations';
import { html, nothing } from 'lit';
import { commonMessages } from '../base/common-messages.ts';
import { format } from '../base/messages.ts';
import { sampleBadge } from '../base/sample-badge.ts';
import { countedLimit } from '../guide/counted-limit.ts';
import { knownDays } from '../guide/known-days.ts';
import { englishMessages } from '../guide/messages.en.ts';
import { chineseMessages } from '../guide/messages.ts';
import type { GuideContext } from '../guide/parts/context.ts';
import { renderGuide } from '../guide/parts/page.ts';
import { markupOf } from './markup.ts';

export interface ServedGuideOptions {
  /**
   * Where the browser finds `guideSheet`: on your own site, or the gateway's `/v/<version>/guide.css` with its `integrity`. A `<link>`,
   * because a strict policy blocks `<style>`: allow the address in `style-src`.
   */
  readonly stylesheet: { readonly href: string; readonly integrity?: string };
  /** As in the tag's attribute. */
  readonly locale: Locale;
  /** The tag says `terminal="kiosk"` or `appearance="kiosk"`. Default: it does not. */
  readonly isKiosk?: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
  /** `GET /v1/calendar`, for the day a limit ends and for holidays. Default: neither is said, until the element knows. */
  readonly calendar?: WorkingCalendar;
}

const idle = { start: () => {}, answer: () => {}, clearAnswers: () => {}, tick: () => {}, clearTicks: () => {} };

/**
 * The inside of `<qwy-guide>` as a server sends it: a declarative shadow root, to be put first into the tag. Readable before any script
 * has arrived; the element takes it over when it has the guide itself. Browsers without declarative shadow DOM (Chromium
 * below 111, Firefox below 123, Safari below 16.4) show the fallback meanwhile, as without it. Needs no DOM.
 */
export function servedGuide(whole: Guide, options: ServedGuideOptions): string {
  const { stylesheet, locale, now, isKiosk = false } = options;
  const messages = locale === 'en' ? englishMessages : chineseMessages;
  const guide = narrowGuide(whole, {});
  const days = options.calendar && knownDays(options.calendar);
  const limit = countedLimit(guide);
  const context: GuideContext = {
    guide,
    whole,
    answers: {},
    language: locale,
    now,
    kindOf: days?.kindOf,
    due: limit && days?.due(limit, now, locale),
    say: (key, params) => format(messages[key], params),
  };
  const common = commonMessages[locale];
  const sample = whole.sample ? sampleBadge(common.sample, common['sample.note']) : nothing;
  const questions = askedSituations(whole, {});
  const markup = markupOf(
    html`<template shadowrootmode="open"
      ><link
        rel="stylesheet"
        href=${stylesheet.href}
        integrity=${stylesheet.integrity ?? nothing}
        crossorigin="anonymous" />${renderGuide(context, { questions, ticks: new Set(), isKiosk, sample, actions: idle })}<slot
        hidden
      ></slot
    ></template>`,
  );
  // The element says the language of what it drew after drawing it (`QwyElement`).
  return markup.replace('<article', `<article lang="${locale}"`);
}
