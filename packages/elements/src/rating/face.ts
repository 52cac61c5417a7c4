import type { TemplateResult } from 'lit';
import { html } from 'lit';

/** Mouths from 1 (corners down) to 5 (a wide smile). All faces are of one size, line and colour: none is recommended. */
const MOUTHS: Readonly<Record<number, string>> = {
  1: 'M10.5 23.5c3-4.5 8-4.5 11 0',
  2: 'M11 22.5c2.8-2.6 7.2-2.6 10 0',
  3: 'M11 21.5h10',
  4: 'M11 20.5c2.8 2.6 7.2 2.6 10 0',
  5: 'M9.5 19c1 7 12 7 13 0z',
};

/** Eyes of all, and the brows of the very dissatisfied, without which 1 and 2 look alike from afar. */
const EYES = 'M11.5 12.4v1.2M20.5 12.4v1.2';
const BROWS = 'M9 9l3.6 1.6M23 9l-3.6 1.6';

/** A face for a level of satisfaction; the words beside it say the same. */
export const face = (level: number): TemplateResult =>
  html`<svg class="face" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <circle cx="16" cy="16" r="13"></circle>
    <path d=${level === 1 ? EYES + BROWS : EYES}></path>
    <path d=${MOUTHS[level] ?? 'M11 21.5h10'}></path>
  </svg>`;
