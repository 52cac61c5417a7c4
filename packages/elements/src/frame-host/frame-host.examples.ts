import { fakeGateway } from '@qwy/testing/fake-gateway';
import { untilSays } from '../base/test-drive.ts';
import type { Cells, Drawn, Example } from '../base/test-example.ts';
import type { FrameHostElement } from './frame-host-element.ts';

type HostExample = Example<FrameHostElement>;

const INSIDE = 'What a citizen sees then is in the frame: the view of the same name shows it.';

/** What an element with a frame shows of its own: a line while it loads, a notice when it cannot work, and the page's fallback. */
export const frameHostExamples = {
  /** The page forgot to say who it is: the notice for citizens; the console names the missing attribute. */
  typical: { gateway: () => fakeGateway({}), act: (host) => untilSays(host, '暂时无法办理') },
  english: {
    gateway: () => fakeGateway({}),
    set: { locale: 'en' },
    act: (host) => untilSays(host, 'cannot be used right now'),
  },
} satisfies Readonly<Record<string, HostExample>>;

export const frameHostCells = {
  loading: { reason: 'One line of text for as long as the frame needs; the end-to-end tests see it.' },
  empty: { reason: INSIDE },
  offline: { reason: INSIDE },
  expired: { example: 'typical' },
  unavailable: { reason: INSIDE },
  longest: { reason: INSIDE },
} satisfies Cells<keyof typeof frameHostExamples>;

/** The host as a page has it, with a fallback of the page's own. */
export function drawFrameHost<H extends FrameHostElement>(
  view: H,
  { gateway: makeGateway, set, act }: HostExample,
): Drawn<H> {
  Object.assign(view, { item: 'PL-YB-0005' }, set);
  view.setAttribute('locale', view.locale || 'zh-CN');
  const fallback = document.createElement('p');
  fallback.textContent = '也可以打电话问：0915-0000001';
  view.append(fallback);
  const gateway = makeGateway();
  return { view, gateway, ready: view.updateComplete.then(() => act?.(view, gateway)) };
}
