import type { TemplateResult } from 'lit';
import { html } from 'lit';

/** Line icons of 24 units in the text's colour; the words beside them say the same. */
const PATHS: Readonly<Record<string, string>> = {
  received: 'M4 13v6h16v-6M4 13l3-8h10l3 8h-5a3 3 0 0 1-6 0z',
  accepted: 'M6 3h9l4 4v14H6zM9 12h7M9 16h5',
  correcting: 'M12 4l9 16H3zM12 10v4.5M12 17.2v.3',
  suspended: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M10 9v6M14 9v6',
  decided: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M8 12.2l2.8 2.8L16 9.5',
  delivered: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M8 12.2l2.8 2.8L16 9.5',
  withdrawn: 'M9 7L4 12l5 5M4 12h11a5 5 0 0 1 0 10',
  rejected: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M9 9l6 6M15 9l-6 6',
};
const OTHER = 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 7.5v5l3 2';

export const stateIcon = (state: string): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d=${PATHS[state] ?? OTHER}></path>
  </svg>`;
