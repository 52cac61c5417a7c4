import { css } from 'lit';

/** Everything of the licence view but the licence itself. */
export const licenseViewStyles = css`
  .login,
  form {
    max-width: 36em;
  }
  .number {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-bottom: 0;
  }
  .number dd {
    margin: 0 0 0 var(--_space);
    font-size: 2.5em;
    font-weight: 700;
    line-height: 1.3;
  }
  .login > * + *,
  form > * + *,
  h2 + p {
    margin-top: calc(var(--_space) * 1.5);
  }
  .small {
    font-size: var(--_small);
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
  .actions .primary {
    min-width: 9em;
  }
  [tabindex='-1']:focus {
    outline: none;
  }

  .choices {
    display: grid;
    grid-gap: calc(var(--_space) * 1.5);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 20em), 1fr));
    margin-top: calc(var(--_space) * 2);
    list-style: none;
  }
  .choice {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    justify-content: flex-start;
    width: 100%;
    height: 100%;
    padding: calc(var(--_space) * 2);
    border: 1px solid var(--_border-strong);
    border-left: 5px solid var(--_brand-text);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-weight: 400;
    text-align: start;
  }
  .choice.blocked {
    border-color: var(--_border);
    border-left-color: var(--_border-strong);
    background: var(--_surface-soft);
  }
  .choice-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-bottom: calc(var(--_space) * 0.5);
  }
  .choice-head strong {
    margin-inline-end: 0.6em;
    font-size: 1.15em;
  }
  .choice-head .badge {
    margin-inline-end: 0.4em;
  }
  .skeleton span {
    display: block;
    height: 7em;
    max-width: 24em;
    margin-top: calc(var(--_space) * 2);
    border-radius: var(--_radius);
    background: var(--_surface-soft);
    animation: qwy-pulse 1.6s ease-in-out infinite;
  }
  @keyframes qwy-pulse {
    50% {
      opacity: 0.5;
    }
  }

  .purposes {
    display: grid;
    grid-gap: var(--_space);
    margin-top: var(--_space);
  }
  .purpose {
    display: flex;
    align-items: center;
    min-height: var(--_target);
    padding: calc(var(--_space) * 0.75) calc(var(--_space) * 1.5);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    cursor: pointer;
  }
  .purpose:hover {
    background: var(--_surface-soft);
  }
  .purpose.chosen {
    border-color: var(--_brand-text);
    box-shadow: inset 0 0 0 1px var(--_brand-text);
    background: var(--_brand-soft);
  }
  .purpose span {
    margin-inline-start: calc(var(--_space) * 1.25);
  }
  .other {
    margin-top: calc(var(--_space) * 1.5);
  }
  .other label {
    font-weight: 600;
  }

  .print-note {
    display: none;
  }
  @media print {
    .screen {
      display: none;
    }
    .print-note {
      display: block;
    }
  }
`;
