import type { Change } from '@qwy/contract/change';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changes } from './changes.ts';
import type { QwyErrorUnion } from './errors.ts';
import { createTransport } from './transport.ts';

const change = (id: string): Change => ({
  id,
  kind: 'guide.published',
  subject: 'item-1',
  version: 2,
  at: '2026-11-23T08:00:00Z',
});
const frame = (id: string): string => `id: ${id}\nevent: change\ndata: ${JSON.stringify(change(id))}\n\n`;

interface Line {
  readonly headers: Headers;
  readonly signal: AbortSignal;
  write(text: string | Uint8Array): void;
  end(): void;
  cut(): void;
}

/** A gateway whose streams the test writes itself; `refusals` are answered instead, first come first served. */
function gateway(refusals: Response[] = []) {
  const lines: Line[] = [];
  const fetchLine = async (_: unknown, init: RequestInit = {}): Promise<Response> => {
    const refusal = refusals.shift();
    const { signal } = init;
    if (!signal) return expect.fail('no signal');
    let line: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (line = controller) });
    const encoder = new TextEncoder();
    lines.push({
      headers: new Headers(init.headers),
      signal,
      write: (text) => line?.enqueue(typeof text === 'string' ? encoder.encode(text) : text),
      end: () => line?.close(),
      cut: () => line?.error(new TypeError('terminated')),
    });
    return refusal ?? new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
  };
  const transport = createTransport({ baseUrl: 'https://gw.example', fetch: fetchLine });
  return { client: changes(transport, { random: () => 0.5 }), lines };
}

const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

function subscriber() {
  const got: string[] = [];
  const errors: QwyErrorUnion[] = [];
  return {
    got,
    errors,
    handlers: {
      onChange: ({ id }: Change) => void got.push(id),
      onError: (error: QwyErrorUnion) => void errors.push(error),
    },
  };
}

describe('changes.subscribe', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0); // every test ends its subscriptions, and nothing may outlive them
    vi.useRealTimers();
  });

  it('delivers what is announced, also when a character is cut in two', async () => {
    const { client, lines } = gateway();
    const { got, handlers } = subscriber();
    const subjects: string[] = [];
    const stop = client.subscribe({ ...handlers, onChange: (c) => (got.push(c.id), subjects.push(c.subject)) });
    await settled();
    expect(Object.fromEntries(lines[0]?.headers ?? [])).toEqual({ accept: 'text/event-stream' });
    const bytes = new TextEncoder().encode(frame('1').replace('item-1', '公示'));
    for (const byte of bytes) lines[0]?.write(Uint8Array.of(byte));
    lines[0]?.write(`: heartbeat\n\nevent: other\ndata: {}\n\n${frame('2')}`);
    await settled();
    expect(got).toEqual(['1', '2']);
    expect(subjects).toEqual(['公示', 'item-1']);
    stop();
  });

  it('shares one stream among its subscribers and closes it with the last', async () => {
    const { client, lines } = gateway();
    const [first, second] = [subscriber(), subscriber()];
    const stopFirst = client.subscribe(first.handlers);
    const stopSecond = client.subscribe(second.handlers);
    await settled();
    expect(lines).toHaveLength(1);
    lines[0]?.write(frame('1'));
    await settled();
    stopFirst();
    lines[0]?.write(frame('2'));
    await settled();
    expect([first.got, second.got]).toEqual([['1'], ['1', '2']]);
    expect(lines[0]?.signal.aborted).toBe(false);
    stopSecond();
    stopSecond();
    expect(lines[0]?.signal.aborted).toBe(true);
    const stopThird = client.subscribe(first.handlers);
    await settled();
    expect(lines).toHaveLength(2);
    stopThird();
  });

  it('says when listening has begun, also to who joins, and again only when it could not resume', async () => {
    const { client, lines } = gateway([new Response('<h1>', { status: 502 })]);
    const opened: string[] = [];
    const stopFirst = client.subscribe({ ...subscriber().handlers, onOpen: () => void opened.push('first') });
    await settled();
    expect(opened).toEqual([]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(opened).toEqual(['first']);
    const stopSecond = client.subscribe({ ...subscriber().handlers, onOpen: () => void opened.push('second') });
    expect(opened).toEqual(['first', 'second']);
    lines[1]?.cut(); // before it could say where to resume
    await vi.advanceTimersByTimeAsync(5_000);
    expect(opened).toEqual(['first', 'second', 'first', 'second']);
    lines[2]?.write('id: 7\n\n');
    await settled();
    lines[2]?.cut();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(lines).toHaveLength(4);
    expect(opened).toHaveLength(4);
    stopFirst();
    stopSecond();
  });

  it('resumes where the gateway said, also when the line broke before any news', async () => {
    const { client, lines } = gateway();
    const { got, handlers } = subscriber();
    const stop = client.subscribe(handlers);
    await settled();
    lines[0]?.write(': connected\n\nid: 7\n\nid: 8\n'); // the second one was not finished
    await settled();
    lines[0]?.cut();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(lines[1]?.headers.get('last-event-id')).toBe('7');
    expect(got).toEqual([]);
    stop();
  });

  it('ends with the signal, and does not begin after it', async () => {
    const { client, lines } = gateway();
    const controller = new AbortController();
    const { got, errors, handlers } = subscriber();
    client.subscribe({ ...handlers, signal: controller.signal });
    await settled();
    controller.abort();
    lines[0]?.write(frame('1'));
    await vi.advanceTimersByTimeAsync(120_000);
    client.subscribe({ ...handlers, signal: controller.signal });
    await settled();
    expect(lines).toHaveLength(1);
    expect([got, errors]).toEqual([[], []]);
  });

  it('reconnects behind the last announcement when the line is cut, and tells none twice', async () => {
    const { client, lines } = gateway();
    const { got, errors, handlers } = subscriber();
    const stop = client.subscribe(handlers);
    await settled();
    lines[0]?.write(frame('41'));
    await settled();
    lines[0]?.cut();
    await vi.advanceTimersByTimeAsync(5000);
    expect(errors).toMatchObject([{ code: 'network', route: '/v1/changes' }]);
    expect(lines).toHaveLength(2);
    expect(lines[1]?.headers.get('last-event-id')).toBe('41');
    lines[1]?.write(frame('41') + frame('42')); // a gateway may repeat what was announced about the same moment
    await settled();
    expect(got).toEqual(['41', '42']);
    stop();
  });

  it('reconnects when nothing was heard for 45 s, and a heartbeat is enough to be heard', async () => {
    const { client, lines } = gateway();
    const { errors, handlers } = subscriber();
    const stop = client.subscribe(handlers);
    for (let i = 0; i < 4; i++) {
      await vi.advanceTimersByTimeAsync(40_000);
      lines[0]?.write(':\n');
    }
    expect(lines).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(44_999);
    expect(errors).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(errors).toMatchObject([{ code: 'timeout' }]);
    expect(lines[0]?.signal.aborted).toBe(true);
    await vi.advanceTimersByTimeAsync(2000);
    expect(lines).toHaveLength(2);
    stop();
  });

  it('reconnects without complaint when the server ends the stream, as it does to restart', async () => {
    const { client, lines } = gateway();
    const { errors, handlers } = subscriber();
    const stop = client.subscribe(handlers);
    await settled();
    lines[0]?.end();
    await vi.advanceTimersByTimeAsync(2000);
    expect(lines).toHaveLength(2);
    expect(errors).toEqual([]);
    stop();
  });

  it('waits longer and longer while the gateway is away, and starts afresh after a good connection', async () => {
    const down = () => new Response('<h1>', { status: 502 });
    const { client, lines } = gateway([down(), down(), down(), down(), down(), down(), down(), down()]);
    const { errors, handlers } = subscriber();
    const begun: number[] = [];
    const stop = client.subscribe({ ...handlers, onError: (error) => (begun.push(Date.now()), errors.push(error)) });
    await vi.advanceTimersByTimeAsync(120_000);
    const pauses = begun.slice(1).map((at, i) => at - (begun[i] ?? 0));
    expect(pauses).toEqual([1200, 2200, 4200, 8200, 15_200, 15_200, 15_200]); // half of the bound, plus 200
    expect(errors.every(({ code, status }) => code === 'unexpected_response' && status === 502)).toBe(true);
    lines[8]?.cut();
    await vi.advanceTimersByTimeAsync(700);
    expect(lines).toHaveLength(10);
    stop();
  });

  it('waits as long as the gateway asks, by Retry-After or in the stream', async () => {
    const { client, lines } = gateway([new Response('', { status: 503, headers: { 'retry-after': '20' } })]);
    const { handlers } = subscriber();
    const stop = client.subscribe(handlers);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(lines).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1200);
    expect(lines).toHaveLength(2);
    lines[1]?.write('retry: 10000\n');
    await vi.advanceTimersByTimeAsync(11_000);
    lines[1]?.end();
    await vi.advanceTimersByTimeAsync(5100);
    expect(lines).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(100);
    expect(lines).toHaveLength(3);
    stop();
  });

  it('stops when it is refused for good, and tries once more for the next subscriber', async () => {
    const problem = JSON.stringify({
      type: 'about:blank',
      title: 'no',
      status: 404,
      code: 'not_found',
      requestId: 'r-9',
    });
    const { client, lines } = gateway([
      new Response(problem, { status: 404, headers: { 'content-type': 'application/problem+json' } }),
    ]);
    const { errors, handlers } = subscriber();
    const stop = client.subscribe(handlers);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(lines).toHaveLength(1);
    expect(errors).toMatchObject([{ code: 'not_found', requestId: 'r-9', retryable: false }]);
    const stopSecond = client.subscribe(subscriber().handlers);
    await settled();
    expect(lines).toHaveLength(2);
    stop();
    stopSecond();
  });

  it('reports an announcement that makes no sense and goes on', async () => {
    const { client, lines } = gateway();
    const { got, errors, handlers } = subscriber();
    const stop = client.subscribe(handlers);
    await settled();
    lines[0]?.write(`event: change\ndata: {"id":\n\nevent: change\ndata: {"id":"7"}\n\n${frame('8')}`);
    await settled();
    expect(errors.map(({ code }) => code)).toEqual(['unexpected_response', 'schema_mismatch']);
    expect(got).toEqual(['8']);
    expect(lines).toHaveLength(1);
    stop();
  });

  it('takes what answers without an event stream for something else', async () => {
    const { client } = gateway([new Response('<h1>Sign in</h1>', { headers: { 'content-type': 'text/html' } })]);
    const { errors, handlers } = subscriber();
    const stop = client.subscribe(handlers);
    await vi.advanceTimersByTimeAsync(2000);
    expect(errors).toMatchObject([{ code: 'unexpected_response', status: 200 }]);
    stop();
  });

  it('gives up a connection that does not answer', async () => {
    const transport = createTransport({
      baseUrl: 'https://gw.example',
      fetch: () => new Promise(() => undefined),
      timeout: 1000,
    });
    const { errors, handlers } = subscriber();
    const stop = changes(transport).subscribe(handlers);
    await vi.advanceTimersByTimeAsync(1000);
    expect(errors).toMatchObject([{ code: 'timeout' }]);
    stop();
  });

  it('resumes behind a change from an earlier visit, on a stream of its own', async () => {
    const { client, lines } = gateway();
    const [shared, resumed] = [subscriber(), subscriber()];
    const stopShared = client.subscribe(shared.handlers);
    const stopResumed = client.subscribe({ ...resumed.handlers, lastEventId: '17' });
    await settled();
    expect(lines.map(({ headers }) => headers.get('last-event-id'))).toEqual([null, '17']);
    lines[1]?.write(frame('18'));
    await settled();
    expect([shared.got, resumed.got]).toEqual([[], ['18']]);
    stopResumed();
    expect(lines.map(({ signal }) => signal.aborted)).toEqual([false, true]);
    stopShared();
  });

  it('keeps the stream of the others when one subscriber throws', async () => {
    const uncaught: unknown[] = [];
    vi.spyOn(globalThis, 'queueMicrotask').mockImplementation((task) => {
      try {
        task();
      } catch (mistake) {
        uncaught.push(mistake);
      }
    });
    const { client, lines } = gateway();
    const mistake = new Error('subscriber');
    const { got, handlers } = subscriber();
    const stops = [
      client.subscribe({
        onChange: () => {
          throw mistake;
        },
      }),
      client.subscribe(handlers),
    ];
    await settled();
    lines[0]?.write(frame('1') + frame('2'));
    await settled();
    vi.mocked(queueMicrotask).mockRestore();
    expect(got).toEqual(['1', '2']);
    expect(uncaught).toEqual([mistake, mistake]);
    stops.forEach((stop) => stop());
  });
});
