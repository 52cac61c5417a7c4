import { css } from 'lit';
import { pageStyles } from './page.styles.ts';
import { partsStyles } from './parts.styles.ts';

/** The frame of the guide: host, loading, failure, columns, print. */
const frame = css`
  :host {
    max-width: 1080px;
    margin: 0 auto;
  }
  [hidden] {
    display: none !important;
  }
  h2:focus,
  h3:focus {
    outline: none;
  }
  .fresh:empty {
    display: none;
  }
  .fresh {
    margin-bottom: calc(var(--_space) * 2);
  }
  /* One sentence in the place of another, as tall as the taller. */
  .instead {
    display: grid;
  }
  .instead > * {
    grid-area: 1 / 1;
  }
  .instead > :not(:last-child) {
    visibility: hidden;
  }
  [part='failure'] {
    margin-bottom: calc(var(--_space) * 2);
  }
  [part='failure'] button {
    margin-top: calc(var(--_space) * 1.5);
  }
  .bone {
    border-radius: var(--_radius);
    background: var(--_surface-soft);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  .bone.title {
    width: 60%;
    height: 2.2em;
  }
  .bone.line {
    height: 1.2em;
    margin-top: calc(var(--_space) * 1.5);
  }
  .bone.short {
    width: 70%;
  }
  .bone.block {
    height: 10em;
    margin-top: calc(var(--_space) * 3);
  }
  .bone.tile {
    height: 7.5em;
  }
  .bones {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(9.5em, 100%), 1fr));
    grid-gap: calc(var(--_space) * 1.5);
    margin-top: calc(var(--_space) * 3);
  }
  @keyframes breathe {
    to {
      background: var(--_border);
    }
  }
  @media print {
    :host {
      --_size: 10.5pt;
      --_target: 0;
      --_space: 5px;
      max-width: none;
    }
    .instead > :first-child {
      visibility: visible;
    }
    .no-print,
    .buttons,
    .fresh,
    button {
      display: none !important;
    }
    .section,
    .head,
    .card {
      border-color: #999;
      break-inside: avoid;
      page-break-inside: avoid;
    }
    a {
      color: inherit;
      text-decoration: none;
    }
  }
`;

export const guideStyles = [frame, pageStyles, partsStyles];
