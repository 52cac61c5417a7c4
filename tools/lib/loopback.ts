// Prevents: ENOTFOUND. Browsers resolve `*.localhost` to the loopback address by themselves, Node asks the system, which
// mostly knows only `localhost`: so connect to 127.0.0.1 and say the name in the Host header.
import http from 'node:http';
import net from 'node:net';

export interface LoopbackAnswer {
  readonly status: number;
  readonly body: string;
}

/** GETs a URL under `.localhost`. Rejects when nobody listens, or after `timeoutMs` (default 2000). */
export function getLoopback(url: string, timeoutMs = 2_000): Promise<LoopbackAnswer> {
  const { host, port, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port,
      path: pathname + search,
      headers: { host },
      timeout: timeoutMs,
      agent: false,
    };
    const request = http.get(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    request.on('timeout', () => request.destroy(new Error(`${url} did not answer within ${timeoutMs} ms.`)));
    request.on('error', reject);
  });
}

/** Whether something already listens on this loopback port (or we may not listen there). */
export function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(true));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(false)));
  });
}
