import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import Fastify from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { publishGuide } from '../store/guides.ts';
import { testDatabases } from '../store/test-databases.ts';
import { withRetry } from '../store/retry.ts';
import { DEFAULT_LIMITS } from '../http/limits.ts';
import { fillCatalogue, sampleGuide, startTestGateway, type TestGateway } from '../test-gateway.ts';
import { bindChanges, createChangeFeed } from './changes.ts';

/** Reads a stream until it holds `text`. */
async function readUntil(stream: ReadableStreamDefaultReader<Uint8Array>, text: string): Promise<string> {
  const decoder = new TextDecoder();
  let seen = '';
  while (!seen.includes(text)) {
    const { value, done } = await stream.read();
    if (done) throw new Error(`The stream ended after: ${seen}`);
    seen += decoder.decode(value, { stream: true });
  }
  return seen;
}

for (const engine of testDatabases()) {
  describe(`the change stream on ${engine.name}`, () => {
    let gateway: TestGateway;
    let url: string;
    beforeAll(async () => {
      gateway = await startTestGateway(await engine.fresh());
      await fillCatalogue(gateway);
      await gateway.app.listen({ host: '127.0.0.1', port: 0 });
      url = `http://127.0.0.1:${(gateway.app.server.address() as AddressInfo).port}/v1/changes`;
    });
    afterAll(() => gateway.close());
    const publish = () => withRetry(gateway.database.db, (tx) => publishGuide(tx, gateway.world, sampleGuide, 'test'));

    it('announces a publication to whoever listens, and what was missed to whoever comes back', async () => {
      const aborted = new AbortController();
      const answer = await fetch(url, { signal: aborted.signal });
      expect(answer.headers.get('content-type')).toContain('text/event-stream');
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      const stream = answer.body?.getReader();
      if (!stream) throw new Error('no stream');
      await readUntil(stream, 'connected');
      gateway.world.advance(60);
      const { version } = await publish();
      const seen = await readUntil(stream, `"version":${version}`);
      expect(seen).toContain('"kind":"guide.published"');
      expect(seen.match(/event: change/g)).toHaveLength(1);
      const [, id = ''] = /^id: (.+)$/m.exec(seen) ?? [];
      aborted.abort();

      gateway.world.advance(60);
      const missed = await publish();
      const again = await fetch(url, { headers: { 'last-event-id': id } });
      const rest = again.body?.getReader();
      if (!rest) throw new Error('no stream');
      const resumed = await readUntil(rest, `"version":${missed.version}`);
      expect(resumed).not.toContain(`"version":${version}}`);
      await rest.cancel();
    });

    it('tells whoever begins to listen where to resume, should the line break before any news', async () => {
      const aborted = new AbortController();
      const stream = (await fetch(url, { signal: aborted.signal })).body?.getReader();
      if (!stream) throw new Error('no stream');
      const [, id = ''] = /^id: (.+)$/m.exec(await readUntil(stream, 'id: ')) ?? [];
      aborted.abort();
      gateway.world.advance(60);
      const { version } = await publish();
      const again = (await fetch(url, { headers: { 'last-event-id': id } })).body?.getReader();
      if (!again) throw new Error('no stream');
      expect(await readUntil(again, `"version":${version}`)).toContain('event: change');
      await again.cancel();
    });
  });

  describe(`how many listen at once on ${engine.name}`, () => {
    const MOST = 3;
    let gateway: TestGateway;
    let port: number;
    beforeAll(async () => {
      const limits = { ...DEFAULT_LIMITS, streams: { address: MOST, all: 100 } };
      gateway = await startTestGateway(await engine.fresh(), { limits });
      await fillCatalogue(gateway);
      await gateway.app.listen({ host: '127.0.0.1', port: 0 });
      port = (gateway.app.server.address() as AddressInfo).port;
    });
    afterAll(() => gateway.close());

    const open: (() => void)[] = [];
    afterEach(() => open.splice(0).forEach((hangUp) => hangUp()));

    const listen = async (headers: Record<string, string> = {}) => {
      const aborted = new AbortController();
      open.push(() => aborted.abort());
      const answer = await fetch(`http://127.0.0.1:${port}/v1/changes`, { signal: aborted.signal, headers });
      return { status: answer.status, retryAfter: answer.headers.get('retry-after') };
    };
    const resuming = { 'last-event-id': 'a-change-of-long-ago' };

    it('is kept to a number, also when all come back in the same moment', async () => {
      const all = await Promise.all(Array.from({ length: 4 * MOST }, () => listen(resuming)));
      expect(all.filter(({ status }) => status === 200)).toHaveLength(MOST);
      expect(all.filter(({ status, retryAfter }) => status === 429 && retryAfter === '30')).toHaveLength(3 * MOST);
      for (const hangUp of open.splice(0)) hangUp();
      // Whoever left has made room.
      await expect.poll(async () => (await listen()).status, { timeout: 10_000 }).toBe(200);
    });

    it('does not count those who hung up before they were answered', async () => {
      let isSlow = true;
      let go = (): void => undefined;
      const gate = new Promise<void>((resolve) => (go = resolve));
      const app = Fastify();
      bindChanges(app, {
        db: gateway.database.db,
        feed: createChangeFeed(gateway.database.db, gateway.world, () => undefined),
        limits: { address: MOST, all: MOST },
        nameOf: async () => (isSlow ? gate.then(() => 'somebody') : 'somebody'),
      });
      await app.listen({ host: '127.0.0.1', port: 0 });
      port = (app.server.address() as AddressInfo).port;
      for (let count = 0; count < MOST; count += 1) {
        const asked = once(app.server, 'request');
        const socket = connect(port, '127.0.0.1').on('error', () => undefined);
        socket.write('GET /v1/changes HTTP/1.1\r\nhost: a\r\n\r\n');
        const [request] = await asked;
        const gone = once(request.socket, 'close');
        socket.destroy();
        await gone;
      }
      isSlow = false;
      go();
      expect((await listen()).status).toBe(200);
      for (const hangUp of open.splice(0)) hangUp();
      await app.close();
    });
  });
}
