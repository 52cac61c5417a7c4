import type { IncomingMessage, ServerResponse } from 'node:http';
import { verifyWebhook } from '@qwy/partner';
import type { WebhookEvent } from '@qwy/contract/partner';

const MAX_BODY = 64 * 1024;
const KEPT = 50;

/** What a department's server does with news of its cases: checks the signature, drops repeats, keeps the latest. */
export function createInbox(
  secret: () => string | undefined,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const events = new Map<string, WebhookEvent>();

  async function receive(request: IncomingMessage): Promise<number> {
    const key = secret();
    if (key === undefined) return 503;
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request) {
      const bytes = Buffer.from(chunk as Uint8Array);
      size += bytes.length;
      if (size > MAX_BODY) return 413;
      chunks.push(bytes);
    }
    try {
      const event = verifyWebhook({
        body: Buffer.concat(chunks).toString('utf8'),
        headers: request.headers,
        secret: key,
      });
      events.set(event.id, event);
      for (const id of [...events.keys()].slice(0, Math.max(0, events.size - KEPT))) events.delete(id);
      return 204;
    } catch {
      return 400;
    }
  }

  return (request, response) => {
    const path = request.url?.split('?', 1)[0];
    if (path === '/webhooks/qwy' && request.method === 'POST') {
      receive(request).then(
        (status) => response.writeHead(status).end(),
        () => response.writeHead(500).end(),
      );
      return true;
    }
    if (path === '/inbox.json') {
      response.writeHead(200, {
        'content-type': 'application/json',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      response.end(JSON.stringify([...events.values()].reverse()));
      return true;
    }
    return false;
  };
}
