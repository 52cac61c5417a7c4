import { expect } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { settle } from '../frame-host/fake-frame.ts';
import { holdMessages } from './held-messages.ts';

/** A frame's window that messages can be sent to. */
const frameWindow = (): Window => Object.assign(new EventTarget(), { parent: window }) as unknown as Window;
const greet = (scope: Window, data: string, source: Window | null = window) => {
  const { port1, port2 } = new MessageChannel();
  const answers: unknown[] = [];
  port1.onmessage = (event) => answers.push(event.data);
  scope.dispatchEvent(new MessageEvent('message', { data, source, ports: [port2] }));
  return answers;
};
const heard = (scope: Window): unknown[] => {
  const all: unknown[] = [];
  scope.addEventListener('message', (event) => all.push([event.data, event.ports.length]));
  return all;
};

describe('messages that come before the frame can hear them', () => {
  it('are said again when it can, those of the page around it alone', () => {
    const scope = frameWindow();
    const messages = holdMessages(scope);
    greet(scope, 'hello');
    greet(scope, 'from elsewhere', null);
    const later = heard(scope);
    messages.release();
    greet(scope, 'more');
    expect(later).to.deep.equal([
      ['hello', 1],
      ['more', 1],
    ]);
  });

  it('are answered when it never will, and so are those that come later', async () => {
    const scope = frameWindow();
    const messages = holdMessages(scope);
    const early = greet(scope, 'hello');
    messages.refuse({ type: 'failed', code: 'unavailable' });
    const late = greet(scope, 'hello?');
    const stranger = greet(scope, 'hello!', null);
    await settle();
    expect(early).to.deep.equal([{ type: 'failed', code: 'unavailable' }]);
    expect(late).to.deep.equal(early);
    expect(stranger).to.deep.equal([]);
  });
});
