import { css } from 'lit';

/** Head, short answer, ways on, sections and their columns. */
export const pageStyles = css`
  .head {
    padding: calc(var(--_space) * 3) calc(var(--_space) * 3) calc(var(--_space) * 2.5);
    border: 1px solid var(--_border);
    border-top: 4px solid var(--_brand-text);
    border-radius: var(--_radius) var(--_radius) 0 0;
    background: var(--_surface);
  }
  .origin {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    font-size: var(--_small);
  }
  .head h2 {
    margin-top: calc(var(--_space) * 0.75);
    font-size: 1.75em;
    line-height: 1.3;
    letter-spacing: 0.01em;
  }
  .summary {
    max-width: 44em;
    margin-top: var(--_space);
    font-size: 1.1em;
    line-height: 1.7;
    text-wrap: pretty;
  }
  .sample-note {
    margin-top: var(--_space);
    color: var(--_warning);
    font-size: var(--_small);
  }
  .cards {
    display: flex;
    flex-wrap: wrap;
    border: 1px solid var(--_border);
    border-top: 0;
    overflow: hidden;
  }
  .card {
    flex: 1 1 9.4em;
    margin: -1px 0 0 -1px;
    border: solid var(--_border);
    border-width: 1px 0 0 1px;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 2.25);
    background: var(--_brand-soft);
  }
  :host([appearance='kiosk']) .card {
    flex-basis: 11em;
  }
  .card dt {
    display: flex;
    align-items: center;
    color: var(--_muted);
    font-size: var(--_small);
  }
  .icon {
    flex: none;
    width: 1.35em;
    height: 1.35em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .card .icon {
    margin-right: 0.45em;
    color: var(--_brand-text);
  }
  .card .value {
    margin-top: calc(var(--_space) * 0.5);
    font-size: 1.28em;
    font-weight: 700;
    line-height: 1.35;
  }
  .card .value.unknown {
    color: var(--_muted);
    font-size: 1em;
    font-weight: 400;
  }
  .card .note {
    color: var(--_muted);
    font-size: var(--_small);
    line-height: 1.5;
  }
  .actions {
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-top: 0;
    border-radius: 0 0 var(--_radius) var(--_radius);
    background: var(--_surface);
  }
  .actions .muted {
    font-size: var(--_small);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    margin: calc(var(--_space) * -0.5) calc(var(--_space) * -0.5) calc(var(--_space) * 0.75);
  }
  .buttons > button,
  .buttons > .button,
  .buttons ::slotted(*) {
    margin: calc(var(--_space) * 0.5);
  }
  .buttons .primary {
    min-width: 10em;
    font-size: 1.08em;
  }
  .button .icon {
    margin-right: 0.4em;
  }
  .section {
    margin-top: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 2.5) calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .section > h3 {
    position: relative;
    margin-bottom: calc(var(--_space) * 1.25);
    padding-left: 0.7em;
    font-size: 1.15em;
    line-height: 1.4;
  }
  .section > h3::before {
    content: '';
    position: absolute;
    top: 0.2em;
    bottom: 0.2em;
    left: 0;
    width: 4px;
    border-radius: 2px;
    background: var(--_brand-text);
  }
  .guide {
    container-type: inline-size;
  }
  @media (max-width: 480px) {
    .head,
    .actions,
    .section {
      padding-right: calc(var(--_space) * 2);
      padding-left: calc(var(--_space) * 2);
    }
    .head h2 {
      font-size: 1.5em;
    }
    .buttons > button,
    .buttons > .button {
      flex: 1 1 auto;
    }
  }
  /* Two columns only where the element itself is wide; browsers without container queries keep one. */
  @container (min-width: 52em) {
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 1.65fr) minmax(0, 1fr);
      grid-column-gap: calc(var(--_space) * 2);
    }
  }
  @media print {
    .guide {
      container-type: normal;
    }
    .columns {
      display: block;
    }
  }
`;
