import { css } from 'lit';

/** The case view: a calm sheet; the state is the largest thing on it. */
export const caseViewStyles = css`
  .ask,
  .case {
    max-width: 40em;
  }
  .ask {
    max-width: 30em;
  }
  .ask .notice,
  .case > * + * {
    margin-top: calc(var(--_space) * 2.5);
  }
  .ask > .small {
    margin-top: calc(var(--_space) * 2);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-top: calc(var(--_space) * 1.5);
  }
  .actions > * {
    margin: calc(var(--_space) * 0.75) calc(var(--_space) * 1.5) calc(var(--_space) * 0.75) 0;
  }
  .ask .actions .primary {
    min-width: 10em;
  }
  .small {
    font-size: var(--_small);
  }
  .icon {
    flex: none;
    width: 1.5em;
    height: 1.5em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  [tabindex='-1']:focus {
    outline: none;
  }

  .head {
    --_tone: var(--_link);
    padding: calc(var(--_space) * 2.5);
    border: 1px solid var(--_border);
    border-top: 4px solid var(--_tone);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .good {
    --_tone: var(--_success);
  }
  .attention {
    --_tone: var(--_warning);
  }
  .closed {
    --_tone: var(--_border-strong);
  }
  .state {
    display: flex;
    align-items: center;
    color: var(--_tone);
    font-size: 1.5em;
    line-height: 1.3;
  }
  .closed .state {
    color: var(--_muted);
  }
  .state .icon {
    margin-inline-end: 0.35em;
    width: 1.2em;
    height: 1.2em;
  }
  .head h2 {
    margin-top: calc(var(--_space) * 1.5);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    margin-top: var(--_space);
  }
  .facts div {
    margin: var(--_space) calc(var(--_space) * 4) 0 0;
  }
  dt {
    color: var(--_muted);
    font-size: var(--_small);
  }
  .code {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.04em;
  }
  dd.code {
    font-weight: 600;
  }

  .next p {
    margin-top: var(--_space);
    font-size: 1.05em;
  }
  .note {
    margin-top: var(--_space);
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.75);
    border-radius: var(--_radius);
    background: var(--_surface-soft);
  }
  .next .note {
    border: 1px solid var(--_border);
    background: var(--_warning-soft);
  }
  .due {
    margin-top: calc(var(--_space) * 1.5);
  }

  .timeline {
    margin-top: calc(var(--_space) * 1.5);
    list-style: none;
  }
  .timeline li {
    --_tone: var(--_link);
    position: relative;
    padding: 0 0 calc(var(--_space) * 2.5) 1.9em;
  }
  .timeline li.good {
    --_tone: var(--_success);
  }
  .timeline li.attention {
    --_tone: var(--_warning);
  }
  .timeline li.closed {
    --_tone: var(--_border-strong);
  }
  .timeline li::before {
    position: absolute;
    top: 0.45em;
    left: 0.25em;
    width: 0.75em;
    height: 0.75em;
    border: 2px solid var(--_border-strong);
    border-radius: 50%;
    background: var(--_surface);
    content: '';
  }
  .timeline li.current::before {
    border-color: var(--_tone);
    background: var(--_tone);
    box-shadow: 0 0 0 4px var(--_surface-soft);
  }
  .timeline li:not(:last-child)::after {
    position: absolute;
    top: 1.45em;
    bottom: -0.2em;
    left: calc(0.625em - 1px);
    width: 2px;
    background: var(--_border);
    content: '';
  }
  .what {
    margin-inline-end: 0.75em;
    font-weight: 600;
  }
  time {
    display: inline-block;
    font-variant-numeric: tabular-nums;
  }
  @media print {
    .actions {
      display: none;
    }
  }
`;
