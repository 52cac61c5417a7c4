import type { Locale } from '@qwy/contract/frame';
import type { RatingTaxonomy } from '@qwy/contract/rating';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { format } from '../base/messages.ts';
import { face } from './face.ts';
import type { RatingDraft } from './rating-draft.ts';
import { charactersLeft, isBad, offeredLevels, withLevel, withTag } from './rating-draft.ts';
import { ratingViewMessages } from './rating-view-messages.ts';

/** What the parts of the questionnaire draw from, and where their changes go. */
export interface RatingPart {
  readonly taxonomy: RatingTaxonomy;
  readonly draft: RatingDraft;
  readonly locale: Locale;
  /** Somebody tried to send it. */
  readonly isTried: boolean;
  readonly onChange: (draft: RatingDraft) => void;
}

/** The five levels as one native radio group: arrow keys move, Space chooses. */
export function renderLevels({ taxonomy, draft, locale, isTried, onChange }: RatingPart): TemplateResult {
  const texts = ratingViewMessages[locale];
  const isMissing = isTried && draft.level === undefined;
  return html`<fieldset part="levels" aria-describedby=${isMissing ? 'level-error' : nothing}>
    <legend .textContent=${texts['level.title']}></legend>
    ${isMissing ? html`<p class="error" id="level-error" .textContent=${texts['level.missing']}></p>` : nothing}
    <div class="levels">
      ${offeredLevels(taxonomy).map(
        ({ level, name }) =>
          html`<label class="level ${draft.level === level ? 'chosen' : ''}">
            <input
              type="radio"
              name="level"
              value=${level}
              .checked=${live(draft.level === level)}
              aria-invalid=${isMissing ? 'true' : 'false'}
              @change=${() => onChange(withLevel(draft, level))}
            />
            ${face(level)}<span .textContent=${levelText(level, name, locale)}></span>
          </label>`,
      )}
    </div>
  </fieldset>`;
}

/** The official name in Chinese; in other languages ours, where we have one. */
function levelText(level: number, name: string, locale: Locale): string {
  const texts: Readonly<Record<string, string>> = ratingViewMessages[locale];
  return locale === 'zh-CN' ? name : (texts[`level.${level}`] ?? name);
}

/** The official reasons of the chosen level: the first few, then all. They exist in Chinese only. */
export function renderTags(
  { taxonomy, draft, locale, onChange }: RatingPart,
  isOpen: boolean,
  onToggle: () => void,
): TemplateResult | typeof nothing {
  const texts = ratingViewMessages[locale];
  const tags = taxonomy.levels.find(({ level }) => level === draft.level)?.tags ?? [];
  if (tags.length === 0) return nothing;
  const shown = tags.filter(({ code, more }) => isOpen || !more || draft.tags.has(code));
  return html`<fieldset part="tags">
    <legend .textContent=${texts['tags.title']}></legend>
    <div class="tags" id="tags">
      ${shown.map(
        ({ code, label }) =>
          html`<label class="tag ${draft.tags.has(code) ? 'chosen' : ''}">
            <input
              type="checkbox"
              .checked=${live(draft.tags.has(code))}
              @change=${(event: Event) => onChange(withTag(draft, code, isChecked(event)))}
            /><span lang="zh-CN" .textContent=${label}></span>
          </label>`,
      )}
    </div>
    ${
      tags.some(({ more }) => more)
        ? html`<button
            type="button"
            class="link"
            aria-expanded=${isOpen ? 'true' : 'false'}
            aria-controls="tags"
            @click=${onToggle}
            .textContent=${texts[isOpen ? 'tags.less' : 'tags.more']}
          ></button>`
        : nothing
    }
  </fieldset>`;
}

/** A few words, counted; what is too much stays, so that nothing typed is lost. */
export function renderComment({ taxonomy, draft, locale, onChange }: RatingPart): TemplateResult {
  const texts = ratingViewMessages[locale];
  const left = charactersLeft(draft.comment);
  const isOver = left < 0;
  const count = isOver
    ? format(texts['comment.over'], { count: -left })
    : format(texts['comment.left'], { count: left });
  return html`<div class="comment" part="comment">
    <label for="comment" .textContent=${texts[isBad(taxonomy, draft.level) ? 'comment.bad' : 'comment.good']}></label>
    <p class="muted small" id="comment-hint" .textContent=${texts['comment.hint']}></p>
    <textarea
      id="comment"
      rows="3"
      autocomplete="off"
      aria-describedby="comment-hint comment-count"
      aria-invalid=${isOver ? 'true' : 'false'}
      .value=${live(draft.comment)}
      @input=${(event: Event) => onChange({ ...draft, comment: valueOf(event) })}
    ></textarea>
    <p class=${isOver ? 'error' : 'muted small'} id="comment-count" translate="no" .textContent=${count}></p>
  </div>`;
}

export function renderAnonymous({ draft, locale, onChange }: RatingPart): TemplateResult {
  const texts = ratingViewMessages[locale];
  return html`<div class="anonymous" part="anonymous">
    <label
      ><input
        type="checkbox"
        aria-describedby="anonymous-hint"
        .checked=${live(draft.anonymous)}
        @change=${(event: Event) => onChange({ ...draft, anonymous: isChecked(event) })} /><span
        .textContent=${texts.anonymous}
      ></span
    ></label>
    <p class="muted small" id="anonymous-hint" .textContent=${texts['anonymous.hint']}></p>
  </div>`;
}

const isChecked = ({ target }: Event): boolean => target instanceof HTMLInputElement && target.checked;
const valueOf = ({ target }: Event): string => (target instanceof HTMLTextAreaElement ? target.value : '');
