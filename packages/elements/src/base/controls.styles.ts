import { css } from 'lit';

/** Buttons, links, fields, notices and badges as all elements draw them; native controls underneath. */
export const controls = css`
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  h1 {
    font-size: 1.5em;
    line-height: 1.3;
  }
  h2 {
    font-size: 1.2em;
    line-height: 1.35;
  }
  h3 {
    font-size: 1em;
    line-height: 1.4;
  }
  a {
    color: var(--_link);
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-height: var(--_target);
    padding: 0 calc(var(--_space) * 2.5);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-weight: 600;
    text-decoration: none;
    cursor: pointer;
  }
  button:hover {
    background: var(--_surface-soft);
  }
  button.primary,
  .button.primary {
    border-color: var(--_brand);
    background: var(--_brand);
    color: var(--_on-brand);
  }
  button.primary:hover {
    background: var(--_brand-strong);
  }
  button.link {
    min-height: var(--_target);
    padding: 0;
    border: 0;
    background: none;
    color: var(--_link);
    font-weight: 400;
    text-decoration: underline;
  }
  button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
  input,
  select,
  textarea {
    width: 100%;
    min-height: var(--_target);
    padding: calc(var(--_space) * 0.75) calc(var(--_space) * 1.25);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
  }
  input[type='checkbox'],
  input[type='radio'] {
    flex: none;
    width: 1.5em;
    height: 1.5em;
    min-height: 0;
    margin: 0;
    accent-color: var(--_brand-text);
  }
  [aria-invalid='true'] {
    border-color: var(--_danger);
    border-width: 2px;
  }
  :focus {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  @supports selector(:focus-visible) {
    :focus:not(:focus-visible) {
      outline: none;
    }
  }
  .notice {
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    border: 1px solid var(--_border);
    border-left: 4px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface-soft);
  }
  .notice.danger {
    border-color: var(--_danger);
    background: var(--_danger-soft);
  }
  .notice.success {
    border-color: var(--_success);
    background: var(--_success-soft);
  }
  .notice.warning {
    border-color: var(--_warning);
    background: var(--_warning-soft);
  }
  .badge {
    display: inline-block;
    padding: 0 0.6em;
    border: 1px solid currentColor;
    border-radius: 999px;
    color: var(--_muted);
    font-size: var(--_small);
    line-height: 1.7;
    max-width: 100%;
  }
  .badge.sample {
    color: var(--_warning);
    background: var(--_warning-soft);
  }
  .badge.success {
    color: var(--_success);
    background: var(--_success-soft);
  }
  .badge.danger {
    color: var(--_danger);
    background: var(--_danger-soft);
  }
  .muted {
    color: var(--_muted);
  }
  .error {
    color: var(--_danger);
    font-weight: 600;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip: rect(0 0 0 0);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    button,
    .badge,
    .notice {
      border-color: ButtonText;
    }
  }
`;
