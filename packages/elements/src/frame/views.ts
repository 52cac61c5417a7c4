import type { Appearance, Contrast, Locale, Scheme } from '@qwy/contract/frame';
import type { Client } from '@qwy/sdk';
import type { FrameMeta } from './meta.ts';

/** What the frame sets on a view, and keeps current. */
export interface FrameView extends HTMLElement {
  client: Client | undefined;
  locale: Locale | '';
  appearance: Appearance;
  scheme: Scheme;
  contrast: Contrast;
  terminal: 'kiosk' | undefined;
  readonly updateComplete: Promise<boolean>;
}

/** Loads the view of the document's widget and makes one. Only what is needed is loaded. */
export async function createView({ widget, item, case: caseNumber }: FrameMeta): Promise<FrameView> {
  switch (widget) {
    case 'form':
      await import('../form/define-view.ts');
      return Object.assign(document.createElement('qwy-form-view'), { itemCode: item ?? '' });
    case 'case':
      await import('../case/define-view.ts');
      return Object.assign(document.createElement('qwy-case-view'), { caseNumber: caseNumber ?? '' });
    case 'rating':
      await import('../rating/define-view.ts');
      return Object.assign(document.createElement('qwy-rating-view'), { caseNumber: caseNumber ?? '' });
    case 'license':
      await import('../license/define-view.ts');
      return document.createElement('qwy-license-view');
  }
}
