import type { FrameMessage, HostMessage } from '@qwy/contract/frame';
import { HostMessage as HostMessageSchema } from '@qwy/contract/frame';
import { FormElement } from '../form/form.ts';

/** For tests: the other end of a host element, in an empty same-origin document, played by the test. */
export class FakeFrame {
  readonly element: HTMLIFrameElement;
  /** Address the host element asked for; it is not loaded. */
  address = '';
  /** All that came through the port. */
  readonly received: HostMessage[] = [];
  /** Handshakes: their data, and how many ports came along. */
  readonly handshakes: { data: unknown; ports: number }[] = [];
  port: MessagePort | undefined;

  constructor(element: HTMLIFrameElement) {
    this.element = element;
    Object.defineProperty(element, 'src', { set: (address: string) => (this.address = address) });
    element.removeAttribute('sandbox'); // an empty document needs none, and the test has to reach into it
    element.addEventListener('load', () => element.contentWindow?.addEventListener('message', this.#onHandshake));
  }

  send(message: FrameMessage | object): void {
    this.port?.postMessage(message);
  }

  /** Resolves with the first message of this type, also one that came already. */
  async message<T extends HostMessage['type']>(type: T): Promise<Extract<HostMessage, { type: T }>> {
    const isIt = (message: HostMessage): message is Extract<HostMessage, { type: T }> => message.type === type;
    for (;;) {
      const found = this.received.find(isIt);
      if (found) return found;
      await turn();
    }
  }

  readonly #onHandshake = (event: MessageEvent): void => {
    this.handshakes.push({ data: event.data, ports: event.ports.length });
    this.port = event.ports[0];
    if (this.port) this.port.onmessage = ({ data }) => this.received.push(HostMessageSchema.parse(data));
  };
}

/** A form element whose frames the test plays. */
export class FakeFormElement extends FormElement {
  readonly frames: FakeFrame[] = [];

  protected override createFrame(): HTMLIFrameElement {
    const frame = new FakeFrame(super.createFrame());
    this.frames.push(frame);
    return frame.element;
  }

  /** The newest frame, as soon as its port is there. */
  async connected(count = 1): Promise<FakeFrame> {
    for (;;) {
      const frame = this.frames[count - 1];
      if (frame?.port) return frame;
      await turn();
    }
  }
}

/** Lets what is under way go on: messages, tasks, renderings. */
export const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });

/** Enough turns for everything already begun to arrive, so that a test can say that nothing more came. */
export async function settle(): Promise<void> {
  for (let count = 0; count < 30; count++) await turn();
}

/** A `fetch` that answers for a gateway with one partner, and for a token endpoint. Records what was asked. */
export function fakeFetch(answers: { embed?: object; status?: number; token?: () => Response } = {}) {
  const asked: { url: string; body: unknown }[] = [];
  const embed = {
    partner: 'pk_bank',
    name: '示例银行',
    status: 'active',
    scopes: ['form', 'case', 'rating', 'license'],
    formsOrigin: location.origin,
    licenseOrigin: location.origin,
    ...answers.embed,
  };
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const url = String(input);
    asked.push({ url, body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined });
    if (!url.includes('/v1/embeds/')) return answers.token?.() ?? new Response(null, { status: 404 });
    return new Response(JSON.stringify(embed), {
      status: answers.status ?? 200,
      headers: { 'content-type': 'application/json' },
    });
  };
  return { fetch, asked };
}
