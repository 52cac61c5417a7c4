import type { Locale } from '@qwy/contract/frame';
import type { Scope } from '@qwy/contract/partner';

/** What every widget needs: scripts, an origin of its own (without it no storage and `Origin: null`), `submit` events. */
const SANDBOX_BASE = ['allow-scripts', 'allow-same-origin', 'allow-forms'];
/** The citizen's sign-in happens in a window of its own, which must be an ordinary one. */
const SANDBOX_LOGIN = ['allow-popups', 'allow-popups-to-escape-sandbox'];
/** A receipt is printed; `print()` counts as a modal. */
const SANDBOX_PRINT = ['allow-modals'];
/** Who cannot file online finds a number to call: `tel:` leads out of the frame, but to no page. */
const SANDBOX_CALL = ['allow-top-navigation-to-custom-protocols'];

const SANDBOX: Readonly<Record<Scope, readonly string[]>> = {
  form: [...SANDBOX_BASE, ...SANDBOX_PRINT, ...SANDBOX_CALL],
  case: SANDBOX_BASE,
  rating: SANDBOX_BASE,
  license: [...SANDBOX_BASE, ...SANDBOX_LOGIN],
};

/** Value of the iframe's `sandbox`: the least the widget needs. */
export const sandboxOf = (widget: Scope): string => SANDBOX[widget].join(' ');

export interface FrameTarget {
  /** Origin the frame is served from. */
  readonly origin: string;
  readonly widget: Scope;
  readonly partner: string;
  readonly item: string | undefined;
  readonly caseNumber: string | undefined;
  /** Language of the document before the first settings arrive. */
  readonly locale: Locale;
}

/** Address of a frame document; holds nothing but what its server needs to choose headers and document. */
export function frameAddress({ origin, widget, partner, item, caseNumber, locale }: FrameTarget): string {
  const url = new URL(`/${widget}`, origin);
  url.searchParams.set('partner', partner);
  if (item) url.searchParams.set('item', item);
  if (caseNumber) url.searchParams.set('case', caseNumber);
  url.searchParams.set('locale', locale);
  return url.href;
}

/** An iframe as every widget gets it: its own origin, its own tab stops, no permission of the page, no referrer beyond the origin. */
export function createFrame(widget: Scope, title: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', sandboxOf(widget));
  // No feature of the page is handed on; features default to the frame's own origin being refused.
  frame.setAttribute('allow', '');
  // The frame's server has to know which origin asks, and nothing more.
  frame.referrerPolicy = 'strict-origin';
  frame.setAttribute('part', 'frame');
  frame.title = title;
  return frame;
}
