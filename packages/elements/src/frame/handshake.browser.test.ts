import { expect } from '@open-wc/testing';
import { describe, it } from 'vitest';

import { settle } from '../frame-host/fake-frame.ts';
import { awaitHandshake } from './handshake.ts';

const HOST = 'https://bank.test';
const GOOD = { qwy: 1, channel: 'abcdefghijklmnopqrstuv' };

/** A frame's window as the handshake sees it. */
function frameWindow(ancestors?: string[]) {
  const target = new EventTarget();
  const parent = window;
  return Object.assign(target, { parent, location: ancestors ? { ancestorOrigins: ancestors } : {} });
}
const message = (init: MessageEventInit) =>
  new MessageEvent('message', { data: GOOD, origin: HOST, source: window, ...init });
const onePort = () => [new MessageChannel().port1];

async function accepted(
  scope: ReturnType<typeof frameWindow>,
  ...events: MessageEvent[]
): Promise<MessagePort | undefined> {
  let port: MessagePort | undefined;
  void awaitHandshake(scope as unknown as Window, [HOST, 'http://localhost:8610']).then((given) => (port = given));
  for (const event of events) scope.dispatchEvent(event);
  await settle();
  return port;
}

describe('the handshake', () => {
  it('takes the port that the registered parent hands over', async () => {
    const [port] = onePort();
    expect(await accepted(frameWindow(), message({ ports: port ? [port] : [] }))).to.equal(port);
  });

  it('takes it where the browser names the same ancestor', async () => {
    expect(await accepted(frameWindow([HOST]), message({ ports: onePort() }))).to.be.instanceOf(MessagePort);
  });

  const other = document.createElement('iframe');
  document.body.append(other);
  const refused: Record<string, MessageEventInit> = {
    'an origin that is not registered': { ports: onePort(), origin: 'https://evil.test' },
    'an origin that only begins like a registered one': { ports: onePort(), origin: `${HOST}.evil.test` },
    'another port of a registered name': { ports: onePort(), origin: `${HOST}:8443` },
    'an opaque origin': { ports: onePort(), origin: 'null' },
    'another window of the right origin': { ports: onePort(), source: other.contentWindow },
    'no source': { ports: onePort(), source: null },
    'no port': { ports: [] },
    'two ports': { ports: [...onePort(), ...onePort()] },
    'a channel name of the wrong shape': { ports: onePort(), data: { qwy: 1, channel: 'x' } },
    'another version': { ports: onePort(), data: { ...GOOD, qwy: 2 } },
    'more than a handshake': { ports: onePort(), data: { ...GOOD, token: 'x' } },
    'no object at all': { ports: onePort(), data: 'qwy' },
  };
  for (const [what, init] of Object.entries(refused)) {
    it(`ignores ${what}, and still takes the right one after it`, async () => {
      expect(await accepted(frameWindow(), message(init))).to.equal(undefined);
      expect(await accepted(frameWindow(), message(init), message({ ports: onePort() }))).to.be.instanceOf(MessagePort);
    });
  }

  it('ignores a parent that the browser does not name as the ancestor', async () => {
    expect(await accepted(frameWindow(['https://evil.test']), message({ ports: onePort() }))).to.equal(undefined);
  });

  it('takes one port only', async () => {
    const [first] = onePort();
    const port = await accepted(frameWindow(), message({ ports: first ? [first] : [] }), message({ ports: onePort() }));
    expect(port).to.equal(first);
  });
});
