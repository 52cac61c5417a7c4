import { FrameEventName, FrameFailureCode } from '@qwy/contract/frame';
import { ReportedEvent, WidgetFailedEvent } from '../base/view-events.ts';

/** At most one `activity` within this time, in milliseconds. */
const ACTIVITY_PAUSE = 1_000;
const ACTIVITY = ['pointerdown', 'pointermove', 'touchstart', 'wheel', 'scroll', 'keydown', 'input'];

/** Codes that mean the same to a host as one of its own. */
const FAILURE_CODES: Readonly<Record<string, FrameFailureCode>> = {
  timeout: 'network',
  internal: 'unavailable',
  unexpected_response: 'unavailable',
  unauthorized: 'token_refused',
  token_expired: 'token_refused',
  invalid_grant: 'token_refused',
  forbidden: 'token_refused',
};

/** What the host learns of a failure: one of few codes. */
export function failureCode(code: string): FrameFailureCode {
  const known = FrameFailureCode.safeParse(code);
  return known.success ? known.data : (FAILURE_CODES[code] ?? 'unexpected');
}

export interface Reports {
  /** The gateway answered well: after a failure the host learns that the view works again. */
  recovered(): void;
  stop(): void;
}

export interface ReportsOptions {
  /** Where the view is. */
  readonly root: HTMLElement;
  readonly send: (message: unknown) => void;
  /** Monotonic time in milliseconds. */
  readonly now: () => number;
}

/**
 * Turns what happens in the frame into messages to the host: the view's typed events (ids and coarse states, picked field by
 * field), the height of the content, signs of life.
 */
export function reportToHost({ root, send, now }: ReportsOptions): Reports {
  let isHindered = false;
  const onReported = (event: Event): void => {
    if (!(event instanceof ReportedEvent)) return;
    const { name, caseNumber, itemCode, state } = event;
    send({
      type: 'event',
      name,
      ...(caseNumber && { caseNumber }),
      ...(itemCode && { itemCode }),
      ...(state && { state }),
    });
  };
  const onFailed = (event: Event): void => {
    if (!(event instanceof WidgetFailedEvent)) return;
    const { code, requestId } = event;
    isHindered = true;
    send({ type: 'failed', code: failureCode(code), ...(requestId && { requestId }) });
  };

  let lastActivity = -Infinity;
  const onActivity = (): void => {
    if (now() - lastActivity < ACTIVITY_PAUSE) return;
    lastActivity = now();
    send({ type: 'activity' });
  };

  // Called once per drawn frame at most: no throttle of our own is needed.
  const observer = new ResizeObserver(() => sendHeight(root, send));
  observer.observe(root);
  const reported = FrameEventName.options.map((name) => `qwy-${name}`);
  for (const type of reported) root.addEventListener(type, onReported);
  root.addEventListener('qwy-failed', onFailed);
  for (const type of ACTIVITY) document.addEventListener(type, onActivity, { capture: true, passive: true });

  return {
    recovered() {
      if (isHindered) send({ type: 'ready' });
      isHindered = false;
    },
    stop() {
      observer.disconnect();
      for (const type of reported) root.removeEventListener(type, onReported);
      root.removeEventListener('qwy-failed', onFailed);
      for (const type of ACTIVITY) document.removeEventListener(type, onActivity, { capture: true });
    },
  };
}

/** Measures now; browsers let resize observers rest in frames that are off screen. */
export function sendHeight(root: HTMLElement, send: (message: unknown) => void): void {
  send({ type: 'height', height: Math.ceil(root.getBoundingClientRect().height) });
}
