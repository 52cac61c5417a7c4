import { css } from 'lit';

/** The receipt: on screen and on paper; number and code are made to be copied by hand. */
export const receiptStyles = css`
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
    font-size: 1.75em;
    font-weight: 700;
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.04em;
    word-spacing: 0.2em;
  }
  @media (min-width: 40em) {
    .keys dd {
      font-size: 2.4em;
    }
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
