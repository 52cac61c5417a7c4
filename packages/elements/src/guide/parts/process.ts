import type { Limit } from '@qwy/contract/wire';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { limitText, moneyText } from '../../base/value-text.ts';
import type { GuideContext } from './context.ts';
import { exact, section, text, unknown } from './context.ts';
import { renderCounting } from './counting.ts';

/** The steps in their order, who does each and how long it takes. */
export function renderSteps(context: GuideContext): TemplateResult {
  const { guide, whole, say, language } = context;
  if (whole.steps.length === 0) return section('steps', say('steps'), unknown(context));
  return section(
    'steps',
    say('steps'),
    html`<ol class="steps">
      ${repeat(
        guide.steps,
        ({ name }) => name,
        ({ name, role, limit, note }) =>
          html`<li class="step" part="step">
            <p class="step-name"><strong .textContent=${name}></strong></p>
            ${
              role === undefined && limit === undefined
                ? nothing
                : html`<p class="facts">
                    ${role === undefined ? nothing : text(role)}
                    ${limit === undefined ? nothing : exact(say('step.limit', { limit: limitText(limit, language) }))}
                  </p>`
            }
            ${note === undefined ? nothing : html`<p class="muted" .textContent=${note}></p>`}
          </li>`,
      )}
    </ol>`,
  );
}

/** Promised and statutory limits, and what may stop the clock. */
export function renderLimits(context: GuideContext): unknown {
  const { guide, say, language } = context;
  const { promisedLimit, statutoryLimit, specialProcedures } = guide;
  if (!promisedLimit && !statutoryLimit && specialProcedures.length === 0) return nothing;
  const counting = renderCounting(context);
  const limit = (name: string, value: Limit, isCounted: boolean) =>
    pair(
      name,
      html`${exact(limitText(value, language))}${isCounted && counting ? html`<div class="muted">${counting}</div>` : nothing}`,
    );
  return section(
    'limits',
    say('time'),
    html`<dl class="pairs">
        ${promisedLimit ? limit(say('time.promised'), promisedLimit, true) : nothing}
        ${statutoryLimit ? limit(say('time.statutory'), statutoryLimit, !promisedLimit) : nothing}
      </dl>
      ${
        specialProcedures.length === 0
          ? nothing
          : html`<h4 .textContent=${say('time.special')}></h4>
              <ul class="plain">
                ${specialProcedures.map(
                  ({ name, limit, stopsClock }) =>
                    html`<li>
                      ${text(name)} ${limit ? exact(limitText(limit, language)) : nothing}
                      <span class="muted" .textContent=${say(stopsClock ? 'time.stops' : 'time.counts')}></span>
                    </li>`,
                )}
              </ul>`
      }`,
  );
}

/** 办理条件. */
export function renderConditions({ guide, say }: GuideContext): unknown {
  if (guide.conditions.length === 0) return nothing;
  const list = repeat(
    guide.conditions,
    (condition) => condition.text,
    (condition) => html`<li .textContent=${condition.text}></li>`,
  );
  return section(
    'conditions',
    say('conditions'),
    html`<ul class="dots">
      ${list}
    </ul>`,
  );
}

/** 收费; none is said plainly, with whom to call when somebody charges all the same. */
export function renderFees({ guide, say, language }: GuideContext): TemplateResult {
  if (guide.fees.length === 0) return section('fees', say('fees'), html`<p .textContent=${say('fees.free')}></p>`);
  return section(
    'fees',
    say('fees'),
    html`<ul class="plain">
      ${guide.fees.map(
        ({ name, amount, basis, note }) =>
          html`<li>
            <p class="spread">
              ${text(name)}<strong
                translate="no"
                .textContent=${amount ? moneyText(amount, language) : say('answer.cost.standard')}
              ></strong>
            </p>
            ${note === undefined ? nothing : html`<p class="muted" .textContent=${note}></p>`}
            ${basis === undefined ? nothing : html`<p class="muted" .textContent=${say('fee.basis', { basis })}></p>`}
          </li>`,
      )}
    </ul>`,
  );
}

/** What the citizen holds in the end. */
export function renderResults({ guide, say }: GuideContext): unknown {
  if (guide.results.length === 0) return nothing;
  return section(
    'results',
    say('results'),
    html`<ul class="plain">
      ${guide.results.map(
        ({ name, validity }) =>
          html`<li>
            <p><strong .textContent=${name}></strong></p>
            ${validity === undefined ? nothing : html`<p class="muted" .textContent=${say('result.validity', { validity })}></p>`}
          </li>`,
      )}
    </ul>`,
  );
}

export const pair = (term: string, value: unknown): TemplateResult =>
  html`<div class="pair">
    <dt .textContent=${term}></dt>
    <dd>${value}</dd>
  </div>`;
