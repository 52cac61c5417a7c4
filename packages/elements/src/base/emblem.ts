import type { CSSResult, TemplateResult } from 'lit';
import { css, html } from 'lit';

/** Line drawings of 24 units for the head of a screen. */
const DRAWINGS = {
  search: 'M6 3h8l4 4v4M6 3v18h5M14 3v4h4M9 11h5M9 15h2M16.5 13.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7M19 19.5l2.5 2.5',
  speech: 'M4 5h16v11h-9l-5 4v-4H4zM8 9h8M8 12.2h5',
  card: 'M3 6h18v13H3zM3 10h18M6.5 15h5M16 14.5l1.3 1.5l2.2-2.8',
  window: 'M3 5h18v14H3zM3 9h18M6 7h.2M8.5 7h.2M10 13.5h6M13.5 11l2.5 2.5l-2.5 2.5',
  done: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M8 12.2l2.8 2.8L16 9.5',
  clock: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 7.5v5l3 2',
} as const;

export type EmblemName = keyof typeof DRAWINGS;

/** A drawing in a circle, at the head of a screen that would be bare without. Decoration: the heading says it all. */
export const emblem = (name: EmblemName): TemplateResult =>
  html`<span class="emblem" aria-hidden="true"
    ><svg viewBox="0 0 24 24" focusable="false"><path d=${DRAWINGS[name]}></path></svg
  ></span>`;

export const emblemStyles: CSSResult = css`
  .emblem {
    display: block;
    width: 3.5em;
    height: 3.5em;
    margin-bottom: calc(var(--_space) * 1.5);
    padding: 0.85em;
    border-radius: 50%;
    background: var(--_brand-soft);
    color: var(--_brand-text);
  }
  .emblem svg {
    display: block;
    width: 100%;
    height: 100%;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.7;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
