import { css } from 'lit';
import { tokenProperties } from './tokens.generated.ts';

/**
 * What every element begins with: the tokens it draws with, and nothing of what the page around it says.
 *
 * The element's box (place, size, margins, whether it is shown) belongs to the page. What is inherited does not, and a page's rule
 * for the element itself would win over ours, which is why it is `!important` here: inside a shadow tree that wins over everything
 * outside (CSS Cascade 4, 6.1).
 */
const reset = css`
  :host {
    all: initial;
    display: block;
    box-sizing: border-box;
    color: var(--_text) !important;
    color-scheme: light !important;
    accent-color: auto !important;
    caret-color: auto !important;
    fill: currentcolor !important;
    stroke: none !important;
    font: 400 var(--_size) / 1.6 var(--_font) !important;
    font-feature-settings: normal !important;
    direction: ltr !important;
    writing-mode: horizontal-tb !important;
    text-orientation: mixed !important;
    text-align: start !important;
    text-align-last: auto !important;
    text-indent: 0 !important;
    text-transform: none !important;
    text-decoration: none !important;
    text-shadow: none !important;
    text-wrap: wrap !important;
    -webkit-text-stroke: 0 !important;
    -webkit-text-fill-color: currentcolor !important;
    letter-spacing: normal !important;
    word-spacing: normal !important;
    white-space: normal !important;
    word-break: break-word !important;
    overflow-wrap: anywhere !important;
    line-break: auto !important;
    hyphens: manual !important;
    tab-size: 8 !important;
    quotes: auto !important;
    list-style: disc outside none !important;
    border-collapse: separate !important;
    border-spacing: 0 !important;
    caption-side: top !important;
    cursor: auto !important;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`;

/** The tokens come second: a dark scheme is more particular than the reset. */
export const tokens = [reset, tokenProperties];
