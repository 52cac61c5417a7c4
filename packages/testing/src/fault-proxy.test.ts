import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';

describe('the fault proxy', () => {
  let server: Server;
  let proxy: FaultProxy;
  let reached: string[] = [];
  beforeEach(async () => {
    reached = [];
    server = createServer((request, response) => {
      reached.push(`${request.method} ${request.url}`);
      if (request.url === '/stream') return void response.writeHead(200).write('first;');
      request.setEncoding('utf8');
      let body = '';
      request.on('data', (text: string) => (body += text));
      request.on('end', () =>
        response
          .writeHead(201, { 'content-type': 'application/json', 'access-control-allow-origin': 'http://a.example' })
          .end(JSON.stringify({ host: request.headers.host, body })),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    proxy = await startFaultProxy(typeof address === 'object' && address !== null ? address.port : 0);
  });
  afterEach(async () => {
    await proxy.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const ask = (path = '/x?y=1', init: RequestInit = { method: 'POST', body: 'hello' }) =>
    fetch(`http://127.0.0.1:${proxy.port}${path}`, init);

  it('passes everything on, both ways', async () => {
    const answer = await ask();
    expect(answer.status).toBe(201);
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://a.example');
    expect(await answer.json()).toEqual({ host: `127.0.0.1:${proxy.port}`, body: 'hello' });
    expect(reached).toEqual(['POST /x?y=1']);
    expect(proxy.requests).toEqual([{ method: 'POST', path: '/x' }]);
  });

  it('passes a stream on while it runs, and ends it when told to', async () => {
    const { body } = await ask('/stream', {});
    const reader = body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('first;');
    proxy.hangUp();
    await expect(reader.read()).rejects.toThrow();
  });

  it.each(['refuse', 'lose'] as const)('leaves the caller without an answer: %s', async (kind) => {
    proxy.fail({ kind });
    await expect(ask()).rejects.toThrow('fetch failed');
    expect(reached).toEqual(kind === 'lose' ? ['POST /x?y=1'] : []);
  });

  it('keeps silent', async () => {
    proxy.fail({ kind: 'hang' });
    await expect(ask('/x', { signal: AbortSignal.timeout(100) })).rejects.toThrow(/timeout/i);
    expect(reached).toEqual([]);
  });

  it('cuts an answer in the middle', async () => {
    proxy.fail({ kind: 'cut' });
    const answer = await ask();
    expect(answer.status).toBe(201);
    await expect(answer.text()).rejects.toThrow();
  });

  it('passes half an answer off as the whole', async () => {
    proxy.fail({ kind: 'truncate' });
    const text = await (await ask()).text();
    expect(text).toMatch(/^\{"host":/);
    expect(() => JSON.parse(text)).toThrow();
  });

  it('changes the content type', async () => {
    proxy.fail({ kind: 'type', type: 'text/plain' });
    const answer = await ask();
    expect(answer.headers.get('content-type')).toBe('text/plain');
    expect(await answer.json()).toMatchObject({ body: 'hello' });
  });

  it('answers with a page of its own', async () => {
    proxy.fail({ kind: 'html', status: 502, cors: true });
    const answer = await ask();
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([502, '*']);
    expect(await answer.text()).toContain('<h1>502');
    expect(reached).toEqual([]);
  });

  it('holds requests until the line is healed', async () => {
    proxy.fail({ kind: 'hold' });
    const answers = [ask('/a'), ask('/b')];
    await vi.waitUntil(() => proxy.requests.length === 2);
    expect(reached).toEqual([]);
    proxy.heal();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([201, 201]);
    expect(reached.toSorted()).toEqual(['POST /a', 'POST /b']);
  });

  it('picks the requests it is told to, until it is told otherwise', async () => {
    proxy.fail({ kind: 'html', status: 503 }, ({ method, path }) => method === 'POST' && path === '/bad');
    expect((await ask('/bad')).status).toBe(503);
    expect((await ask('/good')).status).toBe(201);
    proxy.heal();
    expect((await ask('/bad')).status).toBe(201);
  });
});
