import type { FrameSettings } from '@qwy/contract/frame';
import { createClient } from '@qwy/sdk';
import { clearStorage } from '../kiosk/clear-storage.ts';
import { brandOf, brandProperties, setTheme } from '../theme/theme-properties.ts';
import { createDpopKey } from './dpop.ts';
import { awaitHandshake } from './handshake.ts';
import { HostPort } from './host-port.ts';
import type { FrameMeta } from './meta.ts';
import { reportToHost, sendHeight } from './reports.ts';
import { FrameSession } from './session.ts';
import type { FrameView } from './views.ts';
import { createView } from './views.ts';

/**
 * The life of a frame: shake hands, wait for settings, draw the view, report; forget everything when told to.
 * One session and one view per document: whoever comes next gets a fresh document.
 */
export async function runFrame(root: HTMLElement, meta: FrameMeta): Promise<void> {
  const channel = await awaitHandshake(window, meta.parents);
  const send = (message: unknown): void => port.send(message);
  const session = new FrameSession({
    gateway: meta.gateway,
    widget: meta.widget,
    nonce: meta.nonce,
    createKey: () => createDpopKey(),
    embedToken: (request) => port.requestToken(request),
    now: () => Date.now(),
  });
  const reports = reportToHost({ root, send, now: () => performance.now() });
  const reportingFetch: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (answer.ok) reports.recovered();
    return answer;
  };
  const client = createClient({ baseUrl: meta.gateway, fetch: reportingFetch, authorizer: session });
  // Public content needs no token: the first sign of work fetches it, so that filing need not wait.
  root.addEventListener('qwy-form-started', () => void session.prepare().catch(() => undefined));

  let settings: FrameSettings | undefined;
  let view: FrameView | undefined;
  let isOver = false;

  const onSettings = (latest: FrameSettings): void => {
    const isFirst = settings === undefined;
    settings = latest;
    applyToDocument(latest);
    if (isFirst) void draw();
    else if (view) applyToView(view, latest);
  };

  const draw = async (): Promise<void> => {
    try {
      const made = await createView(meta);
      if (isOver || !settings) return;
      made.client = client;
      applyToView(made, settings);
      view = made;
      root.appendChild(made);
      await made.updateComplete;
      sendHeight(root, send);
      send({ type: 'ready' });
    } catch (error) {
      console.error('[qwy] The view could not be drawn.', error);
      send({ type: 'failed', code: 'unexpected' });
    }
  };

  const onWipe = async (): Promise<void> => {
    if (isOver) return;
    isOver = true;
    reports.stop();
    view?.remove();
    view = undefined;
    clearStorage();
    await session.end();
    send({ type: 'wiped' });
    port.close();
  };

  const port = new HostPort(channel, { onSettings, onWipe: () => void onWipe() });
  sendHeight(root, send); // a sign of life: the host learns at once that this is our frame
}

function applyToView(view: FrameView, { locale, appearance, terminal, theme }: FrameSettings): void {
  view.locale = locale;
  view.appearance = appearance;
  view.scheme = theme.scheme ?? 'light';
  view.contrast = theme.contrast ?? 'auto';
  view.terminal = terminal;
}

function applyToDocument({ locale, theme }: FrameSettings): void {
  const { documentElement } = document;
  documentElement.lang = locale;
  setTheme(documentElement.style, brandProperties(brandOf(theme)));
  // A frame whose scheme is not that of the element around it gets an opaque ground (CSS Color Adjustment 1, 2.4).
  documentElement.style.colorScheme = theme.scheme === 'auto' ? 'light dark' : (theme.scheme ?? 'light');
}
