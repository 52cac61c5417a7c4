import { fakeGateway } from '@qwy/testing/fake-gateway';
import { ManualTimers } from '../base/manual-timers.ts';
import { until } from '../base/test-drive.ts';
import type { Cells, Drawn, Example } from '../base/test-example.ts';
import type { ProviderElement } from './provider.ts';

type ProviderExample = Example<ProviderElement>;

const gateway = () => fakeGateway({});
const NO_REQUEST = 'It asks for nothing: it hands its attributes to the elements inside.';

/** Somebody touched the screen, then nobody did for a minute. */
async function fallSilent(provider: ProviderElement): Promise<void> {
  if (!(provider.timers instanceof ManualTimers)) throw new Error('time has to stand still');
  provider.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
  provider.timers.pass(60_000);
  await until(provider, () => provider.shadowRoot?.querySelector('qwy-idle-dialog') !== null);
}

export const providerExamples = {
  /** It draws nothing: what you see is the page inside it. */
  typical: { gateway },
  /** Nobody touched a shared terminal for a minute: the page asks, and wipes in 15 seconds. */
  kiosk: {
    gateway,
    get set() {
      return { terminal: 'kiosk' as const, timers: new ManualTimers('2026-11-23T10:00:00+08:00') };
    },
    act: fallSilent,
  },
  english: {
    gateway,
    get set() {
      return {
        locale: 'en' as const,
        terminal: 'kiosk' as const,
        timers: new ManualTimers('2026-11-23T10:00:00+08:00'),
      };
    },
    act: fallSilent,
  },
} satisfies Readonly<Record<string, ProviderExample>>;

export const providerCells = {
  loading: { reason: NO_REQUEST },
  empty: { reason: NO_REQUEST },
  offline: { reason: NO_REQUEST },
  expired: { reason: NO_REQUEST },
  unavailable: { reason: NO_REQUEST },
  longest: { reason: 'Its dialog has one sentence and two buttons, whose texts are ours.' },
  forcedColors: { example: 'kiosk' },
  dark: { example: 'kiosk' },
  narrow: { example: 'kiosk' },
  elder: { reason: 'Its dialog is drawn for a kiosk, which is larger still.' },
} satisfies Cells<keyof typeof providerExamples>;

/** The provider around a page. */
export function drawProvider(
  view: ProviderElement,
  { gateway: makeGateway, set, act }: ProviderExample,
): Drawn<ProviderElement> {
  Object.assign(view, set);
  const page = document.createElement('p');
  page.textContent = '这里是网站自己的页面。';
  view.append(page);
  const fake = makeGateway();
  return { view, gateway: fake, ready: view.updateComplete.then(() => act?.(view, fake)) };
}
