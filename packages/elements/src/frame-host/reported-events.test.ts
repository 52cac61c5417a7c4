import { FrameEventName, FrameMessage } from '@qwy/contract/frame';
import { describe, expect, it } from 'vitest';
import { eventOf } from './reported-events.ts';

const whole = { caseNumber: '20261123-483920-7', itemCode: '11610726MB2929040W4000115001000', state: 'received' };
const message = (fields: object) => {
  const parsed = FrameMessage.parse({ type: 'event', ...fields });
  if (parsed.type !== 'event') throw new Error('no event');
  return parsed;
};

describe('a report of a frame', () => {
  for (const name of FrameEventName.options) {
    it(`becomes qwy-${name}, bubbling and composed`, () => {
      expect(eventOf(message({ name, ...whole }))).toMatchObject({
        type: `qwy-${name}`,
        name,
        bubbles: true,
        composed: true,
        cancelable: false,
      });
    });
  }

  it('becomes nothing when what belongs to it is missing', () => {
    for (const name of [
      'form-started',
      'form-submitted',
      'case-opened',
      'case-changed',
      'rating-submitted',
      'login-finished',
    ]) {
      expect(eventOf(message({ name }))).toBe(undefined);
    }
  });
});
