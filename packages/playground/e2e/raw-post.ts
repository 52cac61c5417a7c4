import { request } from 'node:http';
import type { Sandbox } from './sandbox.ts';

export interface RawAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Posts bytes to the gateway over a plain socket, with nothing of ours in between. `chunked`: without saying how many. */
export function rawPost({ port }: Sandbox, path: string, body: string, isChunked = false): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({
      host: '127.0.0.1',
      port,
      path,
      method: 'POST',
      headers: {
        host: `gw.localhost:${port}`,
        'content-type': 'application/json',
        'idempotency-key': 'raw-post-of-a-test',
        ...(isChunked ? {} : { 'content-length': Buffer.byteLength(body) }),
      },
    });
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      let text = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (chunk: string) => (text += chunk));
      incoming.on('error', reject);
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, type: incoming.headers['content-type'] ?? '', text }),
      );
    });
    outgoing.end(body);
  });
}
