import { css } from 'lit';

/** The rating view: five equal choices, then what belongs to the chosen one. */
export const ratingViewStyles = css`
  .ask {
    max-width: 30em;
  }
  .rate,
  .end {
    max-width: 44em;
  }
  header [translate='no'] {
    white-space: nowrap;
  }
  .ask .notice {
    margin-top: calc(var(--_space) * 2.5);
  }
  .rate > * + * {
    margin-top: calc(var(--_space) * 3);
  }
  .small {
    font-size: var(--_small);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    margin-top: calc(var(--_space) * 1.5);
  }
  .actions > * {
    margin: calc(var(--_space) * 0.75) calc(var(--_space) * 1.5) calc(var(--_space) * 0.75) 0;
  }
  .actions .primary {
    min-width: 10em;
  }
  [tabindex='-1']:focus {
    outline: none;
  }
  legend,
  .comment label {
    padding: 0;
    font-size: 1.1em;
    font-weight: 600;
  }

  .levels {
    display: grid;
    grid-gap: var(--_space);
    margin-top: var(--_space);
  }
  .level,
  .tag {
    display: flex;
    align-items: center;
    min-height: var(--_target);
    padding: calc(var(--_space) * 0.75) calc(var(--_space) * 1.5);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    cursor: pointer;
  }
  .level:hover,
  .tag:hover {
    background: var(--_surface-soft);
  }
  .chosen {
    border-color: var(--_brand-text);
    box-shadow: inset 0 0 0 1px var(--_brand-text);
    background: var(--_brand-soft);
  }
  .level > * + *,
  .tag > * + *,
  .anonymous span {
    margin-inline-start: calc(var(--_space) * 1.25);
  }
  .face {
    flex: none;
    width: 2.25em;
    height: 2.25em;
    fill: none;
    stroke: var(--_muted);
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .chosen .face {
    stroke: var(--_brand-text);
  }
  @media (min-width: 660px) {
    .levels {
      grid-template-columns: repeat(5, minmax(0, 1fr));
    }
    .level {
      flex-direction: column;
      padding: calc(var(--_space) * 2) var(--_space);
      text-align: center;
    }
    .level > * {
      margin: var(--_space) 0 0;
    }
    .level .face {
      order: -1;
      margin: 0 0 0.25em;
      width: 2.75em;
      height: 2.75em;
    }
  }

  .tags {
    display: flex;
    flex-wrap: wrap;
    margin-top: calc(var(--_space) * 0.5);
  }
  .tag {
    margin: calc(var(--_space) * 0.5) var(--_space) calc(var(--_space) * 0.5) 0;
    padding: 0 calc(var(--_space) * 1.5);
  }
  .tag input {
    width: 1.2em;
    height: 1.2em;
  }
  fieldset .link {
    margin-top: calc(var(--_space) * 0.5);
  }
  textarea {
    display: block;
    margin-top: var(--_space);
    resize: vertical;
  }
  #comment-count {
    margin-top: calc(var(--_space) * 0.5);
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .anonymous label {
    display: flex;
    align-items: center;
    min-height: var(--_target);
    font-weight: 600;
    cursor: pointer;
  }
  .anonymous p {
    margin-inline-start: calc(1.5em + var(--_space) * 1.25);
  }
  .end h2 + p,
  .rate h2 {
    margin-top: var(--_space);
  }
  @media (forced-colors: active) {
    .face {
      stroke: CanvasText;
    }
    .level.chosen,
    .tag.chosen {
      border-color: Highlight;
    }
  }
`;
