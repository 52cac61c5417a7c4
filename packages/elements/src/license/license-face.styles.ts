import { css } from 'lit';

/**
 * The licence: warm paper, a fine ground as on printed documents, the watermark across, and beside it the code with its clock.
 * Colours of the paper are fixed: a document looks the same whatever the theme around it.
 */
export const licenseFaceStyles = css`
  .shown {
    max-width: 60em;
  }
  .front .small {
    margin-top: var(--_space);
  }
  .face {
    --_ink: #2a2118;
    --_ink-soft: #6a5847;
    --_line: #b98f4f;
    position: relative;
    overflow: hidden;
    padding: 1.5em 1.6em 1.2em;
    border: 1px solid var(--_line);
    border-radius: 14px;
    background-color: #fdf8ec;
    background-image:
      repeating-radial-gradient(circle at 12% 130%, rgba(166, 25, 46, 0.07) 0 1px, transparent 1px 7px),
      repeating-radial-gradient(circle at 88% -30%, rgba(185, 143, 79, 0.13) 0 1px, transparent 1px 6px),
      linear-gradient(160deg, #fffdf6, #f8eeda);
    box-shadow:
      inset 0 0 0 4px #fdf8ec,
      inset 0 0 0 5px rgba(185, 143, 79, 0.55),
      0 6px 22px rgba(60, 40, 10, 0.14);
    color: var(--_ink);
  }
  .face header {
    position: relative;
    padding-bottom: 0.7em;
    border-bottom: 1px solid rgba(185, 143, 79, 0.6);
    text-align: center;
  }
  .kind {
    color: #8c1226;
    font-size: var(--_small);
    letter-spacing: 0.35em;
    text-indent: 0.35em;
  }
  .name {
    font-family: 'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', SimSun, serif;
    font-size: 1.7em;
    font-weight: 700;
    line-height: 1.35;
    letter-spacing: 0.08em;
  }
  .sample-mark {
    display: inline-block;
    margin-top: 0.3em;
    padding: 0.05em 0.9em;
    border: 2px solid #8a4b00;
    border-radius: 4px;
    background: #fff6e5;
    color: #8a4b00;
    font-weight: 700;
    letter-spacing: 0.3em;
    text-indent: 0.3em;
  }
  .fields {
    position: relative;
    margin-top: 1em;
  }
  .fields div {
    display: flex;
    flex-wrap: wrap;
    padding: 0.3em 0;
  }
  .fields dt {
    flex: 0 0 7em;
    padding-inline-end: 0.6em;
    color: var(--_ink-soft);
  }
  .fields dd {
    flex: 1 1 11em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .masked {
    white-space: nowrap;
  }
  .face footer {
    position: relative;
    display: flex;
    align-items: center;
    justify-content: flex-end;
    margin-top: 0.4em;
    min-height: 5.6em;
    text-align: end;
  }
  .issuer {
    font-weight: 600;
  }
  .seal {
    flex: none;
    width: 5.6em;
    height: 5.6em;
    margin-inline-start: -0.7em;
    fill: none;
    stroke: rgba(166, 25, 46, 0.6);
    stroke-width: 2.4;
    transform: rotate(-8deg);
  }
  .seal .inner {
    stroke-width: 1;
  }
  .seal path {
    stroke-width: 1.4;
  }
  .seal text {
    fill: rgba(166, 25, 46, 0.75);
    stroke: none;
    font:
      700 20px 'Noto Serif CJK SC',
      'Songti SC',
      SimSun,
      serif;
  }
  .seal.sample {
    stroke: rgba(138, 75, 0, 0.65);
    stroke-dasharray: 6 4;
  }
  .seal.sample text {
    fill: rgba(138, 75, 0, 0.85);
    font-size: 26px;
  }
  .watermark {
    position: absolute;
    top: -10%;
    left: -35%;
    width: 190%;
    height: 150%;
    overflow: hidden;
    color: rgba(90, 60, 20, 0.13);
    font-size: var(--_small);
    line-height: 3.6;
    white-space: nowrap;
    transform: rotate(-18deg);
    pointer-events: none;
    user-select: none;
    -webkit-user-select: none;
  }
  .watermark p:nth-child(even) {
    text-indent: -9em;
  }

  .verify {
    margin-top: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 2.5);
    border: 1px solid var(--_border);
    border-radius: 14px;
    background: var(--_surface);
    text-align: center;
  }
  .qr-box {
    width: 100%;
    max-width: 15em;
    margin: var(--_space) auto 0;
    border-radius: 8px;
    background: #fff;
    forced-color-adjust: none;
  }
  .qr {
    display: block;
    width: 100%;
    height: auto;
  }
  .clock {
    margin-top: var(--_space);
  }
  .clock svg {
    width: 1.7em;
    height: 1.7em;
    vertical-align: middle;
    fill: none;
    stroke-width: 5;
  }
  .track {
    stroke: var(--_border);
  }
  .left {
    stroke: var(--_brand-text);
  }
  .clock [role='timer'] {
    display: inline-block;
    vertical-align: middle;
    font-size: 1.3em;
    font-variant-numeric: tabular-nums;
  }
  .seconds {
    font-weight: 700;
  }
  details {
    margin-top: var(--_space);
  }
  summary {
    display: inline-block;
    min-height: var(--_target);
    line-height: var(--_target);
    color: var(--_link);
    text-decoration: underline;
    cursor: pointer;
  }
  .verify .code {
    font-family: ui-monospace, Consolas, 'Noto Sans Mono', monospace;
    font-size: 1.1em;
  }
  .code span {
    display: inline-block;
    margin: 0 0.25em;
  }

  @media (min-width: 760px) {
    :host(:not([appearance='kiosk']):not([appearance='elder'])) .shown {
      display: grid;
      grid-gap: 0 calc(var(--_space) * 3);
      grid-template-columns: minmax(0, 1fr) 18em;
      align-items: start;
    }
    :host(:not([appearance='kiosk']):not([appearance='elder'])) .verify {
      margin-top: 0;
    }
    .shown > :not(.front):not(.verify) {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .face {
      border-color: CanvasText;
    }
    .watermark {
      display: none;
    }
    .seal,
    .track {
      stroke: GrayText;
    }
    .seal text {
      fill: CanvasText;
    }
    .left {
      stroke: CanvasText;
    }
  }
`;
