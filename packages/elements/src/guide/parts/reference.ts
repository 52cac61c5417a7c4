import type { LegalBasis } from '@qwy/contract/guide';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { instantDayText } from '../../base/value-text.ts';
import type { GuideContext } from './context.ts';
import { exact, section, text } from './context.ts';

/** 设定依据. An article is claimed only where its text was read in the named version. */
export function renderBasis(context: GuideContext): unknown {
  const { guide, say } = context;
  if (guide.legalBasis.length === 0) return nothing;
  return section(
    'basis',
    say('basis'),
    html`<ul class="plain">
      ${repeat(
        guide.legalBasis,
        ({ law, article }) => `${law} ${article ?? ''}`,
        (basis) =>
          html`<li>
            ${basis.verified && basis.article !== undefined ? renderArticle(context, basis, basis.article) : renderUnverified(context, basis)}
          </li>`,
      )}
    </ul>`,
  );
}

function renderArticle(
  { say }: GuideContext,
  { law, version, text: article }: LegalBasis,
  number: number,
): TemplateResult {
  const title = html`<span translate="no" .textContent=${say('basis.article', { law, article: number })}></span>
    ${version === undefined ? nothing : html`<span class="muted" .textContent=${say('basis.version', { version })}></span>`}`;
  if (article === undefined) return html`<p>${title}</p>`;
  return html`<details>
    <summary>${title}</summary>
    <blockquote>${article.split('\n').map((paragraph) => html`<p .textContent=${paragraph}></p>`)}</blockquote>
  </details>`;
}

const renderUnverified = ({ say }: GuideContext, { law }: LegalBasis): TemplateResult =>
  html`<p>${text(say('basis.law', { law }))} <span class="badge" .textContent=${say('basis.unverified')}></span></p>`;

/** 常见问题. */
export function renderFaq({ guide, say }: GuideContext): unknown {
  if (guide.faq.length === 0) return nothing;
  return section(
    'faq',
    say('faq'),
    html`${repeat(
      guide.faq,
      ({ question }) => question,
      ({ question, answer }) =>
        html`<details>
          <summary><span .textContent=${question}></span></summary>
          <p .textContent=${answer}></p>
        </details>`,
    )}`,
  );
}

/** Which version this is, from when and from whom. */
export const renderVersion = ({ guide, language, say }: GuideContext): TemplateResult =>
  html`<footer class="version muted" part="version">
    ${text(guide.authority.name)} ${exact(say('version', { version: guide.version }))}
    ${exact(say('published', { day: instantDayText(guide.publishedAt, language) }))}
  </footer>`;
