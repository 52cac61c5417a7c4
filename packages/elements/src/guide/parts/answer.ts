import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { limitText, moneyText } from '../../base/value-text.ts';
import { icons } from '../icons.ts';
import type { GuideContext } from './context.ts';
import { isOpen, text } from './context.ts';
import { renderCounting } from './counting.ts';

/** One card: a question everybody has, its answer in large type, and one line of small print. */
interface Card {
  readonly icon: TemplateResult;
  readonly question: string;
  readonly answer: string;
  readonly notes: readonly (string | TemplateResult)[];
  /** The department has not said it. */
  readonly isUnknown?: boolean;
}

/** The answer first: what to bring, how long, what it costs, how many visits, where. */
export function renderAnswer(context: GuideContext): TemplateResult {
  const cards = [bring(context), long(context), cost(context), visits(context), where(context)];
  return html`<section part="answer" aria-labelledby="answer-title">
    <h3 id="answer-title" class="visually-hidden" .textContent=${context.say('answer')}></h3>
    <dl class="cards">
      ${cards.map(
        ({ icon, question, answer, notes, isUnknown }) =>
          html`<div class="card">
            <dt>${icon}<span .textContent=${question}></span></dt>
            <dd class=${isUnknown ? 'value unknown' : 'value'} translate="no" .textContent=${answer}></dd>
            ${notes.map((note) => html`<dd class="note">${typeof note === 'string' ? text(note) : note}</dd>`)}
          </div>`,
      )}
    </dl>
  </section>`;
}

function bring(context: GuideContext): Card {
  const { guide, whole, say } = context;
  const needed = guide.materials.filter((material) => !material.waived && material.necessity !== 'optional');
  const waived = guide.materials.filter((material) => material.waived).length;
  const deferrable = needed.filter((material) => material.deferrable).length;
  const isUnknown = whole.materials.length === 0;
  const count =
    needed.length === 0
      ? say('answer.bring.none')
      : say(needed.some((material) => isOpen(context, material)) ? 'answer.bring.most' : 'answer.bring.count', {
          count: needed.length,
        });
  return {
    icon: icons.bring,
    question: say('answer.bring'),
    answer: isUnknown ? say('unknown') : count,
    notes: [
      ...(waived > 0 ? [say('answer.bring.waived', { count: waived })] : []),
      ...(deferrable > 0 ? [say('answer.bring.deferrable', { count: deferrable })] : []),
    ],
    isUnknown,
  };
}

function long(context: GuideContext): Card {
  const { guide, language, say } = context;
  const { promisedLimit: promised, statutoryLimit: statutory } = guide;
  const card = { icon: icons.long, question: say('answer.long') };
  const first = promised ?? statutory;
  if (guide.handlingType === 'immediate')
    return { ...card, answer: say('time.immediate'), notes: [say('answer.long.immediate')] };
  if (!first) return { ...card, answer: say('unknown'), notes: [], isUnknown: true };
  const counting = renderCounting(context);
  return {
    ...card,
    answer: limitText(first, language),
    notes: [
      ...(guide.specialProcedures.some(({ stopsClock }) => stopsClock) ? [say('answer.long.special')] : []),
      ...(promised && statutory ? [say('answer.long.statutory', { limit: limitText(statutory, language) })] : []),
      // Last: where the day is a line shorter than what it stands for, no gap is seen.
      ...(counting ? [counting] : []),
    ],
  };
}

function cost({ guide, language, say }: GuideContext): Card {
  const card = { icon: icons.cost, question: say('answer.cost') };
  const [first, ...more] = guide.fees;
  if (!first) return { ...card, answer: say('answer.cost.free'), notes: [] };
  if (more.length > 0)
    return {
      ...card,
      answer: say('answer.cost.charged'),
      notes: [say('answer.cost.see', { count: guide.fees.length })],
    };
  return {
    ...card,
    answer: first.amount ? moneyText(first.amount, language) : say('answer.cost.standard'),
    notes: [first.name],
  };
}

function visits({ guide, say }: GuideContext): Card {
  const card = { icon: icons.visits, question: say('answer.visits') };
  if (guide.visits === 0) return { ...card, answer: say('answer.visits.none'), notes: [] };
  return { ...card, answer: say('answer.visits.count', { count: guide.visits }), notes: [say('answer.visits.note')] };
}

function where({ guide, say }: GuideContext): Card {
  const card = { icon: icons.where, question: say('answer.where') };
  const [first, ...more] = guide.places;
  if (!first) return { ...card, answer: say('unknown'), notes: [], isUnknown: true };
  return {
    ...card,
    answer: first.name,
    notes: more.length > 0 ? [say('answer.where.more', { count: more.length })] : [],
  };
}

/** Ways on: the form, the places, the phone, and always the counter. */
export function renderActions(context: GuideContext, onStart: () => void, isKiosk: boolean): TemplateResult {
  const { guide, say } = context;
  const isOnline = guide.formId !== undefined && guide.channels.includes('online');
  const call = guide.consultPhone;
  return html`<div class="actions" part="actions">
    <div class="buttons">
      ${isOnline ? html`<button type="button" class="primary" part="start" @click=${onStart} .textContent=${say('apply')}></button>` : nothing}
      <slot name="actions"></slot>
      ${
        call === undefined || isKiosk
          ? nothing
          : html`<a class="button" part="call" href=${`tel:${call.replace(/[^\d+]/g, '')}`}
              >${icons.phone}<span .textContent=${say('call')}></span
            ></a>`
      }
    </div>
    <p class="muted" .textContent=${say(isOnline ? 'apply.note' : 'counter.only')}></p>
  </div>`;
}
