import { css } from 'lit';

/** Filling: one calm column; what has to be done next is the only thing in colour. */
export const formViewStyles = css`
  .form,
  .end {
    max-width: 40em;
  }
  .end > p {
    margin-top: var(--_space);
  }
  h4 {
    margin: 0;
    font-size: 1.1em;
    line-height: 1.4;
  }
  [tabindex='-1']:focus {
    outline: none;
  }
  .small,
  .help {
    font-size: var(--_small);
  }
  .help {
    color: var(--_muted);
  }
  .head p {
    margin-top: calc(var(--_space) * 0.25);
  }
  .progress {
    margin-top: calc(var(--_space) * 2);
    color: var(--_muted);
    font-weight: 600;
  }
  .bars {
    display: flex;
    margin-top: calc(var(--_space) * 0.75);
  }
  .bars span {
    flex: 1 1 0;
    height: 6px;
    margin-inline-end: 6px;
    border-radius: 3px;
    background: var(--_border);
  }
  .bars span:last-child {
    margin: 0;
  }
  .bars .past {
    background: var(--_brand-text);
  }
  .form > h3 {
    margin-top: calc(var(--_space) * 2.5);
    font-size: 1.3em;
    line-height: 1.35;
  }
  .form > h3 ~ * {
    margin-top: calc(var(--_space) * 1.5);
  }
  .form > h3 ~ .page {
    margin-top: calc(var(--_space) * 2.5);
  }

  .section + .section {
    margin-top: calc(var(--_space) * 3);
    padding-top: calc(var(--_space) * 3);
    border-top: 1px solid var(--_border);
  }
  .section > * + .field {
    margin-top: calc(var(--_space) * 3);
  }
  .field {
    min-width: 0;
  }
  .field > label:not(.option),
  legend {
    display: block;
    padding: 0;
    font-weight: 600;
    line-height: 1.45;
  }
  .optional {
    color: var(--_muted);
    font-weight: 400;
  }
  .field > .help,
  .field > .error {
    padding-top: calc(var(--_space) * 0.5);
  }
  .field > input,
  .field > textarea,
  .field > select,
  .options {
    margin-top: var(--_space);
  }
  .field > input,
  .field > select {
    display: block;
  }
  textarea {
    display: block;
    resize: vertical;
  }
  input.short {
    max-width: 10em;
  }
  input.code,
  .field > select {
    max-width: 20em;
  }
  input.code,
  input.short {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.03em;
  }
  input[type='date'] {
    -webkit-appearance: none;
    appearance: none;
  }
  .option {
    display: flex;
    align-items: center;
    min-height: var(--_target);
    padding: calc(var(--_space) * 1.1) calc(var(--_space) * 1.5);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    line-height: 1.4;
    cursor: pointer;
  }
  .option:hover {
    background: var(--_surface-soft);
  }
  .option + .option {
    margin-top: var(--_space);
  }
  .option > input {
    margin-inline-end: calc(var(--_space) * 1.25);
  }
  .option.chosen {
    border-color: var(--_brand-text);
    background: var(--_brand-soft);
    box-shadow: inset 0 0 0 1px var(--_brand-text);
  }
  .field > .option {
    margin-top: var(--_space);
  }
  [aria-invalid='true'] .option,
  .error ~ .option {
    border-color: var(--_danger);
  }
  fieldset[aria-invalid='true'] {
    border-width: 0;
  }

  .notice p + p {
    margin-top: calc(var(--_space) * 0.5);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    margin-top: calc(var(--_space) * 2.25);
  }
  .form > h3 ~ .actions {
    margin-top: calc(var(--_space) * 2.5);
  }
  .actions > * {
    margin: calc(var(--_space) * 0.75) 0;
    margin-inline-end: calc(var(--_space) * 1.5);
  }
  .actions .primary {
    min-width: min(10em, 100%); /* 260 px on a kiosk: wider than a frame on a card on a phone */
  }

  dt {
    color: var(--_muted);
  }
  .form > footer {
    margin-top: calc(var(--_space) * 4);
    padding-top: calc(var(--_space) * 2);
    border-top: 1px solid var(--_border);
    font-size: var(--_small);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    margin-top: var(--_space);
  }
  .facts > div {
    margin: calc(var(--_space) * 0.5) 0;
    margin-inline-end: calc(var(--_space) * 3);
  }
  @media (max-width: 24em) {
    .actions > button:nth-child(n) {
      flex: 1 1 100%;
      margin-inline-end: 0;
    }
  }
`;
