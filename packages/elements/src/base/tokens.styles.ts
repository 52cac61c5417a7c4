import { css } from 'lit';

/**
 * The tokens every element draws with. A host sets `--qwy-*` on the element (page) or passes a theme (frame);
 * `appearance` switches sizes: 适老化 asks for 18 px text, 60 px targets and 1.3 line height at least.
 *
 * The element's box (place, size, margins, whether it is shown) belongs to the page. What is inherited does not, and a page's rule
 * for the element itself would win over ours, which is why it is `!important` here: inside a shadow tree that wins over everything
 * outside (CSS Cascade 4, 6.1).
 */
export const tokens = css`
  :host {
    all: initial;
    display: block;
    box-sizing: border-box;
    --_brand: var(--qwy-brand, #a6192e);
    --_brand-strong: var(--qwy-brand-strong, #7f1022);
    --_brand-soft: var(--qwy-brand-soft, #fbeeee);
    --_on-brand: var(--qwy-on-brand, #fff);
    --_link: var(--qwy-link, #0b57a4);
    --_text: var(--qwy-text, #1d2129);
    --_muted: var(--qwy-muted, #4e5969);
    --_surface: var(--qwy-surface, #fff);
    --_surface-soft: var(--qwy-surface-soft, #f6f7f9);
    --_border: var(--qwy-border, #d5d9e0);
    --_border-strong: var(--qwy-border-strong, #6b7585);
    --_danger: var(--qwy-danger, #b3261e);
    --_danger-soft: var(--qwy-danger-soft, #fdf0ef);
    --_success: var(--qwy-success, #1b6e3c);
    --_success-soft: var(--qwy-success-soft, #edf7f0);
    --_warning: var(--qwy-warning, #8a4b00);
    --_warning-soft: var(--qwy-warning-soft, #fff6e5);
    --_focus: var(--qwy-focus, #b45309);
    --_radius: var(--qwy-radius, 10px);
    --_font: var(
      --qwy-font,
      'PingFang SC',
      'Microsoft YaHei',
      'Noto Sans CJK SC',
      'Noto Sans SC',
      'Source Han Sans SC',
      system-ui,
      sans-serif
    );
    --_size: var(--qwy-size, 16px);
    --_target: 44px;
    --_space: 8px;
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
  :host([appearance='elder']) {
    --_size: var(--qwy-size, 20px);
    --_target: 60px;
    --_space: 10px;
  }
  :host([appearance='kiosk']) {
    --_size: var(--qwy-size, 26px);
    --_target: 72px;
    --_space: 14px;
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
