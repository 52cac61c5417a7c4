import fc from 'fast-check';
import { NUMBER } from './test-messages.ts';

/** What a host may say, with nobody having asked. */
export const fromHost: fc.Arbitrary<object> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record(
        {
          locale: fc.constantFrom('zh-CN', 'en'),
          appearance: fc.constantFrom('standard', 'elder', 'kiosk'),
          theme: fc.record(
            {
              brand: fc.constantFrom('#004488', '#c8102e', '#ffffff'),
              scheme: fc.constantFrom('dark', 'auto'),
              contrast: fc.constantFrom('standard', 'more'),
            },
            { requiredKeys: [] },
          ),
          terminal: fc.constant('kiosk'),
        },
        { requiredKeys: ['locale', 'appearance', 'theme'] },
      )
      .map((settings) => ({ type: 'settings', settings })),
  },
  // Answers to what nobody asked.
  fc.uuid().map((request) => ({ type: 'token', request, token: 'e30.e30.c2lnbmF0dXJl-of-nobody' })),
  fc
    .tuple(fc.uuid(), fc.constantFrom('no_provider', 'refused', 'network'))
    .map(([request, code]) => ({ type: 'token-failed', request, code })),
);

/** What a rating's frame may say, and what only other frames may. */
export const fromFrame: fc.Arbitrary<object> = fc.oneof(
  fc.constantFrom({ type: 'ready' }, { type: 'activity' }, { type: 'wiped' }),
  fc.integer({ min: 0, max: 600 }).map((height) => ({ type: 'height', height })),
  fc.constant({ type: 'event', name: 'rating-submitted', caseNumber: NUMBER }),
  // Known, but not what a rating does.
  fc
    .constantFrom('form-started', 'form-submitted', 'case-opened', 'license-shown', 'license-hidden', 'login-finished')
    .map((name) => ({ type: 'event', name, caseNumber: NUMBER, itemCode: 'PL-YB-0005', state: 'done' })),
  fc.constantFrom('network', 'token_refused', 'unexpected').map((code) => ({ type: 'failed', code, requestId: 'r-1' })),
  // On behalf of another widget.
  fc.uuid().map((request) => ({
    type: 'token-request',
    request,
    jkt: 'a'.repeat(43),
    nonce: 'n'.repeat(20),
    widget: 'license',
  })),
);

export const handshakes = fc.constant({ qwy: 1, channel: 'abcdefghijklmnopqrstuv' });

/** What a page may hear of a known message. */
export function eventsOf(message: unknown): string[] {
  const { type, name, code, requestId } = Object(message);
  if (type === 'activity') return ['qwy-activity'];
  if (type === 'failed') return [`qwy-failed ${code} ${requestId}`];
  return type === 'event' && name === 'rating-submitted' ? [`qwy-rating-submitted ${NUMBER}`] : [];
}
