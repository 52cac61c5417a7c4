// Written by `npm run design` from packages/elements/tokens: change those.
import { css } from 'lit';

/** Every token as a custom property. The scheme follows the attribute; what is printed is always light. */
export const tokenProperties = css`
  :host {
    --_brand: var(--_light-brand, var(--qwy-brand, #a6192e));
    --_on-brand: var(--qwy-on-brand, var(--_light-on-brand, #ffffff));
    --_brand-strong: var(--qwy-brand-strong, var(--_light-brand-strong, #8a001f));
    --_brand-soft: var(--qwy-brand-soft, var(--_light-brand-soft, #fdeeed));
    --_brand-text: var(--qwy-brand-text, var(--_light-brand-text, var(--qwy-brand, #a6192e)));
    --_text: var(--qwy-text, #1d1b18);
    --_muted: var(--qwy-muted, #524c46);
    --_surface: var(--qwy-surface, #ffffff);
    --_surface-soft: var(--qwy-surface-soft, #f8f6f2);
    --_border: var(--qwy-border, #dcd6cd);
    --_border-strong: var(--qwy-border-strong, #78716a);
    --_link: var(--qwy-link, #0b549e);
    --_info-soft: var(--qwy-info-soft, #edf3fb);
    --_danger: var(--qwy-danger, #9f1d14);
    --_danger-soft: var(--qwy-danger-soft, #fceeec);
    --_success: var(--qwy-success, #14613a);
    --_success-soft: var(--qwy-success-soft, #ebf5ee);
    --_warning: var(--qwy-warning, #774300);
    --_warning-soft: var(--qwy-warning-soft, #fdf4e1);
    --_focus: var(--qwy-focus, #b45309);
    --_radius: var(--qwy-radius, 8px);
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
    --_small: calc(var(--_size) * 0.9);
    --_shadow: var(--qwy-shadow, 0 1px 2px rgba(29, 27, 24, 0.05), 0 3px 10px rgba(29, 27, 24, 0.05));
    --_shadow-high: var(--qwy-shadow-high, 0 4px 12px rgba(0, 0, 0, 0.18), 0 12px 40px rgba(0, 0, 0, 0.24));
    --_motion: var(--qwy-motion, 0.15s ease-out);
    --_size: var(--qwy-size, 16px);
    --_target: 44px;
    --_space: 8px;
    --_button-radius: var(--qwy-button-radius, var(--_radius));
    --_field-radius: var(--qwy-field-radius, var(--_radius));
    --_field-surface: var(--qwy-field-surface, var(--_surface));
    --_field-border: var(--qwy-field-border, var(--_border-strong));
    --_card-radius: var(--qwy-card-radius, var(--_radius));
    --_card-border: var(--qwy-card-border, var(--_border));
    --_card-shadow: var(--qwy-card-shadow, var(--_shadow));
    --_notice-radius: var(--qwy-notice-radius, var(--_radius));
    --_badge-radius: var(--qwy-badge-radius, 4px);
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
  @media screen {
    :host([scheme='dark']) {
      color-scheme: dark !important;
      --_brand: var(--_dark-brand, #be3541);
      --_on-brand: var(--_dark-on-brand, #ffffff);
      --_brand-strong: var(--_dark-brand-strong, #a6192e);
      --_brand-soft: var(--_dark-brand-soft, #351c1c);
      --_brand-text: var(--_dark-brand-text, #e95d64);
      --_text: #efebe5;
      --_muted: #beb6ab;
      --_surface: #1e1c19;
      --_surface-soft: #272421;
      --_border: #443f3a;
      --_border-strong: #78716a;
      --_link: #9cc4ff;
      --_info-soft: #1a2a3f;
      --_danger: #ffa79c;
      --_danger-soft: #3d1d19;
      --_success: #8cd8a8;
      --_success-soft: #17301f;
      --_warning: #f2c374;
      --_warning-soft: #38280f;
      --_focus: #ffb84d;
    }
  }
  @media screen and (prefers-color-scheme: dark) {
    :host([scheme='auto']) {
      color-scheme: dark !important;
      --_brand: var(--_dark-brand, #be3541);
      --_on-brand: var(--_dark-on-brand, #ffffff);
      --_brand-strong: var(--_dark-brand-strong, #a6192e);
      --_brand-soft: var(--_dark-brand-soft, #351c1c);
      --_brand-text: var(--_dark-brand-text, #e95d64);
      --_text: #efebe5;
      --_muted: #beb6ab;
      --_surface: #1e1c19;
      --_surface-soft: #272421;
      --_border: #443f3a;
      --_border-strong: #78716a;
      --_link: #9cc4ff;
      --_info-soft: #1a2a3f;
      --_danger: #ffa79c;
      --_danger-soft: #3d1d19;
      --_success: #8cd8a8;
      --_success-soft: #17301f;
      --_warning: #f2c374;
      --_warning-soft: #38280f;
      --_focus: #ffb84d;
    }
  }
  :host([contrast='more']) {
    --_muted: var(--_text);
    --_surface-soft: var(--_surface);
    --_border: var(--_text);
    --_border-strong: var(--_text);
    --_focus: var(--_text);
  }
  @media (prefers-contrast: more) {
    :host(:not([contrast='standard'])) {
      --_muted: var(--_text);
      --_surface-soft: var(--_surface);
      --_border: var(--_text);
      --_border-strong: var(--_text);
      --_focus: var(--_text);
    }
  }
`;
