import { FrameEventName, FrameMessage } from '@qwy/contract/frame';
import { Scope } from '@qwy/contract/partner';
import { describe, expect, it } from 'vitest';
import { eventOf } from './reported-events.ts';

const whole = { caseNumber: '20261123-483920-7', itemCode: '11610726MB2929040W4000115001000', state: 'received' };
const message = (fields: object) => {
  const parsed = FrameMessage.parse({ type: 'event', ...fields });
  if (parsed.type !== 'event') throw new Error('no event');
  return parsed;
};

const WIDGETS: Readonly<Record<FrameEventName, Scope>> = {
  'form-started': 'form',
  'form-submitted': 'form',
  'case-opened': 'case',
  'case-changed': 'case',
  'rating-submitted': 'rating',
  'license-shown': 'license',
  'license-hidden': 'license',
  'login-started': 'license',
  'login-finished': 'license',
};

describe('a report of a frame', () => {
  for (const name of FrameEventName.options) {
    it(`becomes qwy-${name}, bubbling and composed`, () => {
      expect(eventOf(message({ name, ...whole }), WIDGETS[name])).toMatchObject({
        type: `qwy-${name}`,
        name,
        bubbles: true,
        composed: true,
        cancelable: false,
      });
    });

    it(`is not believed to be ${name} from the frame of another widget`, () => {
      for (const widget of Scope.options.filter((other) => other !== WIDGETS[name]))
        expect(eventOf(message({ name, ...whole }), widget)).toBe(undefined);
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
    ] as const) {
      expect(eventOf(message({ name }), WIDGETS[name])).toBe(undefined);
    }
  });
});
