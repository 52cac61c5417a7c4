import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishGuide } from '../store/guides.ts';
import { testDatabases } from '../store/test-databases.ts';
import { withRetry } from '../store/retry.ts';
import { fillCatalogue, sampleGuide, startTestGateway, type TestGateway } from '../test-gateway.ts';

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
}
