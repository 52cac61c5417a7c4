import { css } from 'lit';

/** Questions, checklist, timeline, places, lists and folded texts. */
export const partsStyles = css`
  .question + .question {
    margin-top: calc(var(--_space) * 2);
  }
  .questions {
    margin-top: var(--_space);
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  .options {
    display: flex;
    flex-wrap: wrap;
    margin: calc(var(--_space) * 0.25) calc(var(--_space) * -0.5) 0;
  }
  .option {
    display: flex;
    align-items: center;
    min-height: var(--_target);
    margin: calc(var(--_space) * 0.5);
    padding: calc(var(--_space) * 0.5) calc(var(--_space) * 2) calc(var(--_space) * 0.5) calc(var(--_space) * 1.25);
    border: 1px solid var(--_border-strong);
    border-radius: calc(var(--_target) / 2);
    background: var(--_surface);
    cursor: pointer;
  }
  .option:hover {
    background: var(--_brand-soft);
  }
  .option input {
    margin-right: 0.6em;
  }
  .narrowed {
    margin-top: calc(var(--_space) * 1.5);
    color: var(--_success);
    font-weight: 600;
  }
  .narrowed:empty {
    display: none;
  }
  .materials,
  .places,
  .plain,
  .chips {
    list-style: none;
  }
  .material {
    padding: calc(var(--_space) * 1.25) 0;
    border-top: 1px solid var(--_border);
  }
  .materials {
    margin-top: calc(var(--_space) * 1.25);
  }
  .material label,
  .material .row {
    display: flex;
    align-items: flex-start;
    min-height: var(--_target);
    padding-top: calc((var(--_target) - 1.6em) / 2);
    font-weight: 600;
  }
  .material label {
    cursor: pointer;
  }
  .material input,
  .material .tick {
    flex: none;
    width: 1.6em;
    height: 1.6em;
    margin-right: 0.7em;
  }
  .material .tick {
    color: var(--_success);
  }
  .material .tick .icon {
    width: 100%;
    height: 100%;
    stroke-width: 2.4;
  }
  .material .about {
    padding-left: 2.3em;
  }
  .material .name {
    line-height: 1.45;
  }
  .facts {
    color: var(--_muted);
  }
  .step .facts > span + span::before {
    content: '·';
    margin: 0 0.5em;
  }
  .about .badge {
    margin-right: 0.3em;
  }
  .badge.warning {
    color: var(--_warning);
    background: var(--_warning-soft);
  }
  .waived .name {
    color: var(--_muted);
    font-weight: 400;
  }
  .tally {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    padding-top: calc(var(--_space) * 1.5);
    border-top: 1px solid var(--_border);
  }
  .tally progress {
    flex: 1 1 6em;
    max-width: 14em;
    height: 0.6em;
    margin-right: 1em;
    accent-color: var(--_success);
  }
  .tally p {
    margin-right: auto;
    font-weight: 600;
  }
  .tally .complete {
    color: var(--_success);
  }
  .steps {
    list-style: none;
    counter-reset: step;
  }
  .step {
    position: relative;
    min-height: 2.2em;
    padding: 0 0 calc(var(--_space) * 2) 3em;
    counter-increment: step;
  }
  .step:last-child {
    padding-bottom: 0;
  }
  .step::before {
    content: counter(step);
    position: absolute;
    z-index: 1;
    top: 0;
    left: 0;
    width: 2em;
    height: 2em;
    border: 2px solid var(--_brand-text);
    border-radius: 50%;
    background: var(--_surface);
    color: var(--_brand-text);
    font-weight: 700;
    line-height: calc(2em - 4px);
    text-align: center;
  }
  .step:not(:last-child)::after {
    content: '';
    position: absolute;
    top: 2em;
    bottom: 0;
    left: calc(1em - 1px);
    width: 2px;
    background: var(--_border);
  }
  .step-name {
    padding-top: 0.2em;
  }
  .dots {
    padding-left: 1.3em;
  }
  .dots li + li,
  .plain li + li {
    margin-top: var(--_space);
  }
  .place + .place {
    margin-top: calc(var(--_space) * 2);
    padding-top: calc(var(--_space) * 2);
    border-top: 1px solid var(--_border);
  }
  .place-name {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
  }
  .place-name strong {
    margin-right: 0.6em;
  }
  .pair {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    margin-top: calc(var(--_space) * 0.5);
  }
  .pair dt {
    flex: none;
    min-width: 5.2em;
    margin-right: 0.6em;
    white-space: nowrap;
    color: var(--_muted);
  }
  .pair dd {
    flex: 1 1 9em;
    min-width: 0;
  }
  .line {
    display: block;
  }
  .time {
    margin-right: 0.4em;
    white-space: nowrap;
  }
  .places + .small,
  .others + .small {
    margin-top: calc(var(--_space) * 1.5);
    font-size: var(--_small);
  }
  .others {
    margin-top: calc(var(--_space) * 1.5);
  }
  .others .places {
    padding-bottom: var(--_space);
  }
  .phone {
    display: inline-flex;
    align-items: center;
    min-height: var(--_target);
    font-weight: 600;
  }
  .pair .phone {
    margin: -0.5em 0;
  }
  .spread {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    margin: calc(var(--_space) * -0.5);
  }
  .chips li {
    margin: calc(var(--_space) * 0.5);
    padding: 0.15em 0.9em;
    border: 1px solid var(--_border);
    border-radius: 999px;
    background: var(--_surface-soft);
  }
  details {
    border-top: 1px solid var(--_border);
  }
  .plain details,
  h3 + details {
    border-top: 0;
  }
  summary {
    min-height: var(--_target);
    padding: calc((var(--_target) - 1.6em) / 2) 0;
    font-weight: 600;
    cursor: pointer;
  }
  summary .muted {
    margin-left: 0.6em;
    font-size: var(--_small);
    font-weight: 400;
  }
  details > p {
    padding-bottom: calc(var(--_space) * 1.5);
  }
  blockquote {
    margin: 0 0 var(--_space);
    padding: var(--_space) calc(var(--_space) * 2);
    border-left: 3px solid var(--_border);
    background: var(--_surface-soft);
    line-height: 1.8;
  }
  .unknown {
    color: var(--_muted);
  }
  .version {
    margin-top: calc(var(--_space) * 2);
    font-size: var(--_small);
    text-align: center;
  }
  .version > span {
    margin: 0 0.4em;
  }
`;
