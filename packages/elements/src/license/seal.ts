import type { TemplateResult } from 'lit';
import { html } from 'lit';

/**
 * Where a paper licence bears its seal, ours says what it is: an electronic licence, or a sample. Deliberately no likeness of an
 * official seal: what proves a licence is the check by code, not a picture.
 */
export const seal = (text: string, isSample: boolean): TemplateResult =>
  html`<svg class="seal ${isSample ? 'sample' : ''}" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
    <circle cx="50" cy="50" r="46"></circle>
    <circle class="inner" cx="50" cy="50" r="39"></circle>
    <path d="M18 66h64M18 34h64"></path>
    <text
      x="50"
      y="57"
      text-anchor="middle"
      textLength=${text.length > 3 ? 64 : 44}
      lengthAdjust="spacingAndGlyphs"
      .textContent=${text}
    ></text>
  </svg>`;
