import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { ProblemError, problemBody } from './problem.ts';

/** What a connection is told that did not send a request HTTP could read, or not in time; then it is closed. */
export function answerClientError(
  error: Error & { code?: string },
  socket: Socket,
  requestId: string,
  headers: Readonly<Record<string, string>>,
): void {
  if (error.code !== 'ECONNRESET' && !socket.destroyed && socket.writable) {
    const status = statusOf(error.code);
    const body = JSON.stringify({ ...problemBody(new ProblemError('invalid_request'), requestId), status });
    const lines = Object.entries({
      ...headers,
      'cache-control': 'no-store',
      connection: 'close',
      'content-length': String(Buffer.byteLength(body)),
      'content-type': 'application/problem+json; charset=utf-8',
      'x-request-id': requestId,
    }).map(([name, value]) => `${name}: ${value}`);
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
  }
  socket.destroy();
}

function statusOf(code: string | undefined): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
}
