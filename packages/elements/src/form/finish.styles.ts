import { css } from 'lit';

/** What loads later: the list of problems, the checking step, the receipt on screen and on paper. */
export const finishStyles = css`
  #problems:focus,
  #refusal:focus {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  #problems ul {
    margin-top: var(--_space);
    list-style: none;
  }
  #problems button {
    justify-content: flex-start;
    text-align: start;
  }
  #refusal > .muted {
    margin-top: var(--_space);
  }
  .answers,
  .consent {
    padding: calc(var(--_space) * 2);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .consent {
    background: var(--_surface-soft);
  }
  .answers-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  .answers-head button {
    flex: none;
    margin-inline-start: var(--_space);
  }
  .answers dl,
  .consent dl {
    margin-top: var(--_space);
  }
  .answers dl > div {
    display: flex;
    flex-wrap: wrap;
    padding: var(--_space) 0;
    border-top: 1px solid var(--_border);
  }
  .answers dt {
    flex: 1 1 12em;
    padding-inline-end: calc(var(--_space) * 2);
  }
  .answers dd {
    flex: 1 1 14em;
    font-weight: 600;
  }
  .answers dd + dd {
    flex-basis: 100%;
  }
  .answers dd.muted {
    font-weight: 400;
  }
  .consent dl > div + div {
    margin-top: var(--_space);
  }
  .consent .error {
    margin-top: calc(var(--_space) * 1.5);
  }
  .consent > .option {
    margin-top: var(--_space);
  }
  .receipt {
    max-width: 40em;
  }
  .receipt-head {
    display: flex;
    align-items: center;
  }
  .receipt-head .emblem {
    flex: none;
    margin: 0;
    margin-inline-end: calc(var(--_space) * 1.75);
    background: var(--_success-soft);
    color: var(--_success);
  }
  .receipt > * + * {
    margin-top: calc(var(--_space) * 2.5);
  }
  .keys {
    padding: calc(var(--_space) * 2.5);
    border: 2px solid var(--_success);
    border-radius: var(--_radius);
    background: var(--_success-soft);
  }
  .keys > div + div {
    margin-top: calc(var(--_space) * 2);
  }
  .keys dd {
    font-size: clamp(1.1em, 6.6vw, 2.4em);
    font-weight: 700;
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.04em;
    word-spacing: 0.2em;
    white-space: nowrap;
  }
  .finish {
    padding-top: calc(var(--_space) * 2.5);
    border-top: 1px solid var(--_border);
  }
  .rows {
    display: block;
  }
  .facts.rows > div {
    display: flex;
    flex-wrap: wrap;
    margin: 0;
    padding: var(--_space) 0;
    border-bottom: 1px solid var(--_border);
  }
  .rows dt {
    flex: 0 0 6em;
  }
  .rows dd {
    flex: 1 1 12em;
  }
  .rows dd + dd {
    flex-basis: 100%;
    padding-inline-start: 6em;
  }
  .receipt ol {
    margin-top: var(--_space);
    padding-inline-start: 1.5em;
  }
  .receipt li + li {
    margin-top: calc(var(--_space) * 0.5);
  }
  @media print {
    .actions,
    .finish {
      display: none;
    }
    .keys {
      background: none;
    }
  }
`;
