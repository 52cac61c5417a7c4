import http from 'node:http';
import { inProvider } from '../bare-page.ts';
import { VERSION, publishedName } from '../published-files.ts';
import type { Sandbox } from '../sandbox.ts';

/** A way to the gateway on which one file is changed. */
export interface Between {
  /** A page with a guide that gets everything of ours on this way. Its title becomes the name of an element that did not come. */
  readonly page: string;
  stop(): Promise<void>;
}

/** Stands between a page and the gateway, and adds a line to this file, if any: it needs no help of the browser. */
export async function standBetween(sandbox: Sandbox, file?: string): Promise<Between> {
  const gateway = new URL(sandbox.gateway);
  const server = http.createServer((request, response) => {
    if (request.url === '/') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      return void response.end(pageWithGuide());
    }
    const headers = { ...request.headers, host: gateway.host, 'accept-encoding': 'identity' }; // a line more is no line after gzip
    const { method = 'GET', url: path = '/' } = request;
    const onward = http.request({ host: '127.0.0.1', port: gateway.port, method, path, headers }, (answer) => {
      const isTarget = file !== undefined && publishedName(new URL(path, gateway).href) === file;
      const { 'content-length': _length, etag: _etag, ...rest } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, isTarget ? rest : answer.headers);
      answer.pipe(response, { end: !isTarget });
      if (isTarget) answer.on('end', () => response.end('\n;globalThis.tampered=1;'));
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    page: `http://between.localhost:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const pageWithGuide = (): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>样例</title><link rel="icon" href="data:,">
<script>addEventListener('qwy-load-failed', ({ tag }) => { document.title = tag; });</script>
<script type="module" src="/v/${VERSION}/qwy.js"></script></head>
<body>${inProvider('<qwy-guide item="PL-YB-0005"></qwy-guide>')}</body></html>`;
