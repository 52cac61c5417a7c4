/** A small HTTP proxy that stands between a browser and one server and does to it what bad lines and bad proxies do. */
import {
  Agent,
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';

/** What happens to a request. */
export type Fault =
  /** The connection is reset at once; the server behind never hears of it. */
  | { readonly kind: 'refuse' }
  /** Nothing answers, for as long as the caller waits. */
  | { readonly kind: 'hang' }
  /** The server does its work, but the line is cut before its answer. */
  | { readonly kind: 'lose' }
  /** The server does its work; half of its answer arrives, then the line is cut. */
  | { readonly kind: 'cut' }
  /** Half of the server's answer arrives as if it were the whole. */
  | { readonly kind: 'truncate' }
  /** The server's answer under another content type. */
  | { readonly kind: 'type'; readonly type: string }
  /** A page of the proxy's own, in HTML. `cors`: readable from any origin, as some proxies make it. */
  | { readonly kind: 'html'; readonly status: number; readonly cors?: boolean }
  /** A slow line: the request waits here, and goes on its way when the line is healed. */
  | { readonly kind: 'hold' };

export interface ProxiedRequest {
  readonly method: string;
  /** Without query. */
  readonly path: string;
}

export interface FaultProxy {
  readonly port: number;
  /** All requests so far, oldest first. */
  readonly requests: readonly ProxiedRequest[];
  /** From now on every request that `where` picks (default: each) suffers `fault`. Replaces what was set before. */
  fail(fault: Fault, where?: (request: ProxiedRequest) => boolean): void;
  /** Ends all connections now, also those on which an answer is still streaming. */
  hangUp(): void;
  /** From now on everything passes, what was held first. */
  heal(): void;
  close(): Promise<void>;
}

/** Starts a proxy on a free loopback port, passing everything to `targetPort` of this machine. */
export async function startFaultProxy(targetPort: number): Promise<FaultProxy> {
  const agent = new Agent({ keepAlive: false });
  const requests: ProxiedRequest[] = [];
  const sockets = new Set<Socket>();
  let held: (() => void)[] = [];
  let faultOf = (_request: ProxiedRequest): Fault | undefined => undefined;

  const server = createServer((request, response) => {
    const asked = { method: request.method ?? '', path: (request.url ?? '').split('?', 1)[0] ?? '' };
    requests.push(asked);
    const fault = faultOf(asked);
    if (fault?.kind === 'refuse') return void request.socket.resetAndDestroy();
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'html') return answerWithPage(response, fault);
    if (fault?.kind === 'hold') return void held.push(() => pass(request, response, undefined));
    pass(request, response, fault);
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  function pass(request: IncomingMessage, response: ServerResponse, fault: Fault | undefined): void {
    const { method, url: path, headers } = request;
    const onward = httpRequest({ host: '127.0.0.1', port: targetPort, method, path, headers, agent });
    onward.on('error', () => response.destroy()); // the server behind is away: so is this answer
    onward.on('response', (answer) => {
      answer.on('error', () => response.destroy());
      if (fault === undefined) {
        response.writeHead(answer.statusCode ?? 502, withoutHops(answer.headers)).flushHeaders();
        answer.pipe(response);
      } else {
        collect(answer).then(
          (body) => spoil(response, answer, body, fault),
          () => response.destroy(),
        );
      }
    });
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  }

  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  const hangUp = (): void => {
    for (const socket of sockets) socket.destroy();
  };

  return {
    port: address.port,
    requests,
    fail(fault, where = () => true) {
      faultOf = (request) => (where(request) ? fault : undefined);
    },
    hangUp,
    heal() {
      faultOf = () => undefined;
      const waiting = held;
      held = [];
      for (const goOn of waiting) goOn();
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      hangUp();
      await closed;
    },
  };
}

function answerWithPage(response: ServerResponse, { status, cors }: Extract<Fault, { kind: 'html' }>): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    ...(cors ? { 'access-control-allow-origin': '*' } : {}),
  });
  response.end(`<!doctype html><title>${status}</title><h1>${status} Bad Gateway</h1><hr><address>proxy</address>`);
}

/** Sends on what is left of the server's answer. */
function spoil(response: ServerResponse, answer: IncomingMessage, body: Buffer, fault: Fault): void {
  const { 'content-length': _length, ...headers } = withoutHops(answer.headers);
  const status = answer.statusCode ?? 502;
  const half = body.subarray(0, Math.floor(body.length / 2));
  switch (fault.kind) {
    case 'truncate':
      return void response.writeHead(status, headers).end(half);
    case 'type':
      return void response.writeHead(status, { ...headers, 'content-type': fault.type }).end(body);
    case 'cut':
      response.writeHead(status, { ...headers, 'content-length': body.length });
      return void response.write(half, () => response.socket?.resetAndDestroy());
    default:
      return void response.socket?.resetAndDestroy();
  }
}

async function collect(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** What belongs to one connection only (RFC 9110 section 7.6.1). */
function withoutHops(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const { connection: _1, 'keep-alive': _2, 'transfer-encoding': _3, ...rest } = headers;
  return rest;
}
