// Prevents: a page that is slowed down while its frames are not: DevTools' own throttle counts for one process, and every frame of
// another site has its own. A proxy stands before the whole browser instead.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Transform, type TransformCallback } from 'node:stream';

export interface Line {
  readonly bytesPerSecond: number;
  /** There and back, ms. */
  readonly latency: number;
}

export interface SlowLine {
  readonly address: string;
  /** Bytes of bodies that came over it so far. */
  passed(): number;
  stop(): void;
}

/** Answers what a browser asks a plain HTTP proxy, as fast as the line allows, all connections together. */
export async function startSlowLine(line: Line): Promise<SlowLine> {
  let freeAt = 0;
  let passed = 0;
  /** When so many bytes have passed, ms from now. */
  const passage = (bytes: number): number => {
    const now = performance.now();
    passed += bytes;
    freeAt = Math.max(now, freeAt) + (bytes / line.bytesPerSecond) * 1000;
    return freeAt - now;
  };
  const slow = () =>
    new Transform({
      transform(chunk: Buffer, _encoding, done: TransformCallback) {
        setTimeout(() => done(null, chunk), passage(chunk.length));
      },
    });

  const server = http.createServer((request, response) => {
    const target = new URL(request.url ?? '');
    const ask = (): void => {
      const onward = http.request(
        // Every name of the sandbox leads to this machine, which Node's resolver does not know.
        { host: '127.0.0.1', port: target.port, path: target.pathname + target.search, method: request.method },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
          answer.pipe(slow()).pipe(response);
        },
      );
      for (let index = 0; index < request.rawHeaders.length; index += 2) {
        const [name, value] = [request.rawHeaders[index] ?? '', request.rawHeaders[index + 1] ?? ''];
        if (!/^proxy-/i.test(name)) onward.setHeader(name, value);
      }
      onward.on('error', () => response.destroy());
      response.on('close', () => onward.destroy());
      request.pipe(onward);
    };
    setTimeout(ask, line.latency);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${portOf(server.address())}`,
    passed: () => passed,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return address.port;
}
