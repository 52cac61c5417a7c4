import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNonces } from '../auth/nonces.ts';
import { createFrameApp } from '../frames/app.ts';
import { testBundles } from '../frames/test-bundles.ts';
import { testDatabases } from '../store/test-databases.ts';
import { API, fillCatalogue, startTestGateway, type TestGateway } from '../test-gateway.ts';
import { CANARY, oddText } from './test-odd-values.ts';

const SEED = 20261123;
const [engine] = testDatabases();
if (!engine) throw new Error('no database to test on');

/** Bytes that are a request, nearly, or not at all. */
const oddBytes = oddText.map((text) => text.slice(0, 200));
const line = fc.oneof(
  fc.constantFrom('host: a', 'content-length: 5', 'transfer-encoding: chunked', 'content-type: application/json', ''),
  fc.constantFrom(
    'content-length: -1',
    'transfer-encoding: xchunked',
    'host : a',
    ' folded',
    ':',
    'expect: 100-continue',
  ),
  fc.tuple(oddBytes, oddBytes).map(([name, value]) => `${name}: ${value}`),
  oddBytes.map((text) => `last-event-id: ${text}`),
);
const head = fc
  .tuple(
    fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT', 'BREW', 'get', ''),
    fc.oneof(
      fc.constantFrom('/v1/items', '/v1/changes', '/v1/cases', '/healthz', '/v/x', '*', 'http://evil.example/', '//'),
      oddBytes.map((text) => `/v1/items/${text}`),
      oddBytes.map((text) => `/form?partner=${encodeURI(text.replace(/[\ud800-\udfff]/gu, ''))}`),
    ),
    fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0', 'HTTP/9.9', 'FTP/1.0', ''),
    fc.array(line, { maxLength: 6 }),
  )
  .map(([method, path, version, lines]) => [`${method} ${path} ${version}`, ...lines, '', ''].join('\r\n'));
const bytes = fc.oneof(
  head,
  fc.tuple(head, oddBytes).map((parts) => parts.join('')),
  fc.array(head, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('')),
  fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array).toString('latin1')),
);

describe('a listening gateway', () => {
  let gateway: TestGateway;
  let apps: FastifyInstance[];
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown): void => void rejections.push(reason);
  beforeAll(async () => {
    gateway = await startTestGateway(await engine.fresh());
    await fillCatalogue(gateway);
    const frames = createFrameApp({
      ...{ db: gateway.database.db, world: gateway.world, bundles: testBundles(), version: '0.1.0', gateway: API },
      log: (level, event, fields = {}) => void gateway.log.push({ level, event, fields }),
      nonces: createNonces('test', gateway.world),
      widgets: ['form', 'case', 'rating'],
    });
    apps = [gateway.app, frames];
    for (const app of apps) await app.listen({ host: '127.0.0.1', port: 0 });
    process.on('unhandledRejection', onRejection);
  });
  afterAll(async () => {
    process.off('unhandledRejection', onRejection);
    await apps[1]?.close();
    await gateway.close();
  });

  /** Writes bytes, says that no more will come, and reads until the answer's end, or its beginning if it is a stream. */
  const exchange = async (app: FastifyInstance, text: string): Promise<string> => {
    const address = app.server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const socket = connect({ port: address.port, host: '127.0.0.1' }).on('error', () => undefined);
    let seen = '';
    const closed = once(socket, 'close');
    const streams = new Promise<void>((resolve) => {
      socket.on('data', (chunk: Buffer) => {
        seen += chunk.toString('latin1');
        if (seen.includes('text/event-stream')) resolve();
      });
    });
    socket.end(Buffer.from(text, 'latin1'));
    await Promise.race([closed, streams]);
    socket.destroy();
    return seen;
  };

  it.each([0, 1])('survives whatever is written to it (port %i), and gives nothing away', async (which) => {
    const app = apps[which];
    if (!app) throw new Error('no app');
    await fc.assert(
      fc.asyncProperty(bytes, async (text) => {
        const answer = await exchange(app, text);
        expect(answer).not.toMatch(/HTTP\/1.1 5\d\d/);
        expect(answer).not.toContain(CANARY);
        expect(answer).not.toMatch(/\bat .+:\d+:\d+|node_modules|\.ts\b/);
        for (const [start] of answer.matchAll(/HTTP\/1.1 \d{3} [\s\S]*?\r\n\r\n/g)) {
          if (!start.startsWith('HTTP/1.1 100'))
            expect(start.toLowerCase()).toContain('x-content-type-options: nosniff');
        }
      }),
      { seed: SEED, numRuns: 600, endOnFailure: true },
    );
    const written = JSON.stringify(gateway.log);
    expect(written).not.toContain('request.failed');
    expect(written).not.toContain(CANARY);
    expect(rejections).toEqual([]);
    expect(await exchange(app, 'GET /nowhere HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1.1 404 /,
    );
  });
});
