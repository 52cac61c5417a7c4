import type { TemplateResult } from 'lit';
import { html } from 'lit';

/** Line icons of 24 units, drawn in the text's colour. Decoration only: the words beside them say it all. */
const icon = (path: string): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${path}></path></svg>`;

export const icons = {
  bring: icon('M8 4h8l4 4v12H4V4h4m1 8h6m-6 4h6m-6-8h2'),
  long: icon('M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18m0 4v5l3.5 2'),
  cost: icon('M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18m-3.5 4.5l3.5 4.5l3.5-4.5M12 12v5m-3-4.5h6m-6 2.5h6'),
  visits: icon('M4 20v-9l8-7l8 7v9h-6v-6h-4v6z'),
  where: icon('M12 21s-7-6.3-7-11.5a7 7 0 0 1 14 0C19 14.7 12 21 12 21zm0-14a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5'),
  done: icon('M5 12.5l4.5 4.5L19 7.5'),
  phone: icon('M6 3h3l2 5l-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z'),
} as const;
