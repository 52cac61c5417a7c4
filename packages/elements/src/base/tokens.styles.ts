import { css } from 'lit';

/**
 * The tokens every element draws with. A host sets `--qwy-*` on the element (page) or passes a theme (frame);
 * `appearance` switches sizes: 适老化 asks for 18 px text, 60 px targets and 1.3 line height at least.
 * `all: initial` first: no inherited host style reaches into the element.
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
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--_size);
    line-height: 1.6;
    text-align: start;
    word-break: break-word;
    overflow-wrap: anywhere;
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
