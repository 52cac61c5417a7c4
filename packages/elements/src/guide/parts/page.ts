import type { Guide } from '@qwy/contract/guide';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { renderActions, renderAnswer } from './answer.ts';
import type { GuideContext } from './context.ts';
import { renderMaterials } from './materials.ts';
import { renderChannels, renderPhones, renderPlaces } from './places.ts';
import { renderConditions, renderFees, renderLimits, renderResults, renderSteps } from './process.ts';
import { renderBasis, renderFaq, renderVersion } from './reference.ts';
import { renderSituations } from './situations.ts';

/** What a reader can do. */
export interface GuideActions {
  readonly start: () => void;
  readonly answer: (situation: string, value: string) => void;
  readonly clearAnswers: () => void;
  readonly tick: (material: string, isTicked: boolean) => void;
  readonly clearTicks: () => void;
}

/** What the reader did so far, and how the page is drawn around it. */
export interface Reading {
  readonly questions: Guide['situations'];
  readonly ticks: ReadonlySet<string>;
  readonly isKiosk: boolean;
  readonly sample: unknown;
  readonly actions: GuideActions;
}

/** The whole guide, in the order in which people ask. */
export function renderGuide(
  context: GuideContext,
  { questions, ticks, isKiosk, sample, actions }: Reading,
): TemplateResult {
  return html`<article class="guide" aria-labelledby="name">
    ${renderHead(context, sample)} ${renderAnswer(context)} ${renderActions(context, actions.start, isKiosk)}
    ${renderSituations(context, questions, actions.answer, actions.clearAnswers)}
    <div class="columns">
      <div class="column main">
        ${renderMaterials(context, ticks, actions.tick, actions.clearTicks)} ${renderSteps(context)}
        ${renderConditions(context)}
      </div>
      <div class="column side">
        ${renderPlaces(context)} ${renderPhones(context)} ${renderFees(context)} ${renderResults(context)}
        ${renderLimits(context)} ${renderChannels(context)}
      </div>
    </div>
    ${renderFaq(context)} ${renderBasis(context)} ${renderVersion(context)}
  </article>`;
}

function renderHead({ guide, say }: GuideContext, sample: unknown): TemplateResult {
  return html`<header class="head" part="head">
    <p class="origin">
      <span class="muted" .textContent=${`${guide.region.name} · ${guide.authority.name}`}></span> ${sample}
    </p>
    <h2 id="name" .textContent=${guide.name}></h2>
    ${
      guide.summary === ''
        ? html`<p class="summary muted" .textContent=${say('unknown.sentence')}></p>`
        : html`<p class="summary" .textContent=${guide.summary}></p>`
    }
    ${guide.sample ? html`<p class="sample-note" .textContent=${say('sample.note')}></p>` : nothing}
  </header>`;
}

/** The guide's shape in grey, so that nothing jumps when it arrives. */
export const renderSkeleton = (words: string): TemplateResult =>
  html`<div class="skeleton" aria-busy="true">
    <p class="visually-hidden" role="status" .textContent=${words}></p>
    <div class="bone title"></div>
    <div class="bone line"></div>
    <div class="bone line short"></div>
    <div class="bones">${[1, 2, 3, 4, 5].map(() => html`<div class="bone tile"></div>`)}</div>
    <div class="bone block"></div>
  </div>`;
