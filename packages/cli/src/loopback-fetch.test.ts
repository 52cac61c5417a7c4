import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server, ServerResponse } from 'node:http';
import { changes } from '@qwy/sdk/changes';
import { createTransport } from '@qwy/sdk/transport';
import { afterEach, describe, expect, it } from 'vitest';
import { createLoopbackFetch } from './loopback-fetch.ts';

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve)));
  server = undefined;
});

/** Serves on a free port; answers its address by a name that Node does not resolve. */
async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  return `http://gw.localhost:${typeof bound === 'object' ? bound?.port : ''}`;
}

const loopbackFetch = createLoopbackFetch(() => expect.fail('it should not have gone elsewhere'));

/** Answers what it was asked. */
const mirror: RequestListener = (request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (chunk) => (body += String(chunk)));
  request.on('end', () => {
    const { method, url, headers } = request;
    response.setHeader('content-type', 'application/json').setHeader('set-cookie', ['a=1', 'b=2']);
    response.end(JSON.stringify({ method, url, headers, body }));
  });
};

describe('createLoopbackFetch', () => {
  it('reaches this machine by any name under .localhost, and says the name', async () => {
    const base = await serve(mirror);
    const response = await loopbackFetch(`${base}/v1/items?q=%E5%85%BB`, { headers: { accept: 'application/json' } });
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.json()).toMatchObject({
      method: 'GET',
      url: '/v1/items?q=%E5%85%BB',
      headers: { host: new URL(base).host, accept: 'application/json' },
    });
  });

  it('sends a body with its length and type', async () => {
    const base = await serve(mirror);
    const text = JSON.stringify({ 姓名: '测试' });
    const init = { method: 'POST', body: text, headers: { 'content-type': 'application/json' } };
    for (const response of [await loopbackFetch(base, init), await loopbackFetch(new Request(base, init))]) {
      expect(await response.json()).toMatchObject({
        method: 'POST',
        body: text,
        headers: { 'content-type': 'application/json' },
      });
    }
    const form = await loopbackFetch(base, { method: 'POST', body: new URLSearchParams({ a: 'b' }) });
    expect(await form.json()).toMatchObject({
      body: 'a=b',
      headers: { 'content-length': '3', 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    });
  });

  it('sends a stream as it comes', async () => {
    const base = await serve(mirror);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const word of ['one ', 'two']) controller.enqueue(new TextEncoder().encode(word));
        controller.close();
      },
    });
    const response = await loopbackFetch(base, { method: 'PUT', body });
    expect(await response.json()).toMatchObject({ body: 'one two', headers: { 'transfer-encoding': 'chunked' } });
  });

  it('answers before the body has ended, piece by piece, and hangs up when it is cancelled', async () => {
    let open: ServerResponse | undefined;
    const base = await serve((_, response) => {
      open = response;
      response.write('first');
    });
    const response = await loopbackFetch(base);
    const reader = response.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('first');
    open?.write('second');
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('second');
    const closed = open === undefined ? undefined : once(open, 'close');
    await reader?.cancel();
    await closed;
    expect(open?.destroyed).toBe(true);
  });

  it('ends with the signal: before the request, before the answer and within the body', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/half') response.write('half');
    });
    await expect(loopbackFetch(base, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    const waiting = new AbortController();
    const waited = loopbackFetch(base, { signal: waiting.signal });
    server?.once('request', () => waiting.abort());
    await expect(waited).rejects.toMatchObject({ name: 'AbortError' });
    const reading = new AbortController();
    const response = await loopbackFetch(`${base}/half`, { signal: reading.signal });
    const text = response.text();
    reading.abort();
    await expect(text).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('fails as fetch does when nobody listens, or when the line is cut', async () => {
    const base = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('x', () => response.destroy());
    });
    const response = await loopbackFetch(base);
    await expect(response.text()).rejects.toBeInstanceOf(TypeError);
    await new Promise((resolve) => server?.close(resolve));
    await expect(loopbackFetch(base)).rejects.toMatchObject({ name: 'TypeError', cause: { code: 'ECONNREFUSED' } });
  });

  it('follows redirects as the standard has it, or leaves them to the caller', async () => {
    const base = await serve((request, response) => {
      const status = /^\/(\d{3})/.exec(request.url ?? '')?.[1];
      if (status === undefined) return mirror(request, response);
      response.writeHead(Number(status), { location: '/there' }).end();
    });
    const post = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    expect(await (await loopbackFetch(`${base}/303`, post)).json()).toMatchObject({
      method: 'GET',
      url: '/there',
      body: '',
    });
    expect(await (await loopbackFetch(`${base}/302`, post)).json()).toMatchObject({ method: 'GET', body: '' });
    expect(await (await loopbackFetch(`${base}/307`, post)).json()).toMatchObject({
      method: 'POST',
      url: '/there',
      body: '{}',
    });
    expect(await loopbackFetch(`${base}/302`, { redirect: 'manual' })).toMatchObject({ status: 302 });
    await expect(loopbackFetch(`${base}/302`, { redirect: 'error' })).rejects.toBeInstanceOf(TypeError);
  });

  it('does not follow in circles, and keeps credentials from other origins', async () => {
    const seen: unknown[] = [];
    const base = await serve((request, response) => {
      if (request.url === '/circle') return response.writeHead(302, { location: '/circle' }).end();
      seen.push(request.headers.authorization);
      const other = `http://other.localhost:${new URL(base).port}/`;
      response.writeHead(request.headers.host?.startsWith('gw.') ? 302 : 200, { location: other }).end();
    });
    await expect(loopbackFetch(`${base}/circle`)).rejects.toBeInstanceOf(TypeError);
    await loopbackFetch(base, { headers: { authorization: 'Bearer x' } });
    expect(seen).toEqual(['Bearer x', undefined]);
  });

  it('answers without a body where there is none', async () => {
    const base = await serve((request, response) => response.writeHead(request.method === 'HEAD' ? 200 : 204).end());
    expect((await loopbackFetch(base, { method: 'DELETE' })).body).toBeNull();
    expect((await loopbackFetch(base, { method: 'HEAD' })).body).toBeNull();
  });

  it('leaves every other address to the fetch it was given', async () => {
    const gone: string[] = [];
    const elsewhere = createLoopbackFetch(async (input) => {
      gone.push(input instanceof Request ? input.url : String(input));
      return new Response('elsewhere');
    });
    for (const url of [
      'https://gw.localhost/',
      'http://127.0.0.1:1/',
      'http://gw.localhost.example/',
      'https://gw.example.gov.cn/',
    ]) {
      expect(await (await elsewhere(url)).text()).toBe('elsewhere');
    }
    expect(gone).toHaveLength(4);
  });

  it("carries the SDK's announcements and tells the server when nobody listens any more", async () => {
    const lines: ServerResponse[] = [];
    const base = await serve((request, response) => {
      lines.push(response.writeHead(200, { 'content-type': 'text/event-stream' }));
      response.write(`: ${request.headers['last-event-id'] ?? 'new'}\n\n`);
      const change = { id: 'c-1', kind: 'guide.published', subject: '公示', at: '2026-11-23T08:00:00Z' };
      response.write(`id: c-1\nevent: change\ndata: ${JSON.stringify(change)}\n\n`);
    });
    const client = changes(createTransport({ baseUrl: base, fetch: createLoopbackFetch() }));
    const stop: { now?: () => void } = {};
    const subject = await new Promise((resolve) => {
      stop.now = client.subscribe({ onChange: (change) => resolve(change.subject) });
    });
    expect(subject).toBe('公示');
    const closed = lines[0] === undefined ? undefined : once(lines[0], 'close');
    stop.now?.();
    await closed;
    expect(lines).toHaveLength(1);
  });
});
