// Prevents: a whole web server as a dependency for showing one folder of files.
import { createReadStream, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Serves a folder on the loopback address until the signal aborts. Resolves when it listens. */
export function serveFolder(folder: string, port: number, signal: AbortSignal): Promise<http.Server> {
  const server = http.createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
    const file = findFile(folder, request.url ?? '/');
    if (file === undefined) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
    response.writeHead(200, {
      'content-type': TYPES[path.extname(file.path)] ?? 'application/octet-stream',
      'content-length': file.size,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    });
    if (request.method === 'HEAD') return void response.end();
    createReadStream(file.path)
      .on('error', () => response.destroy())
      .pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
    signal.addEventListener('abort', () => {
      server.close();
      server.closeAllConnections();
    });
  });
}

/** The file behind a URL, `index.html` for a folder; undefined when there is none inside `folder`. */
function findFile(folder: string, url: string): { path: string; size: number } | undefined {
  const wanted = safePath(folder, url);
  if (wanted === undefined) return undefined;
  for (const candidate of [wanted, path.join(wanted, 'index.html')]) {
    const stat = statSync(candidate, { throwIfNoEntry: false });
    if (stat?.isFile()) return { path: candidate, size: stat.size };
  }
  return undefined;
}

function safePath(folder: string, url: string): string | undefined {
  try {
    const { pathname } = new URL(url, 'http://localhost');
    const wanted = path.join(folder, decodeURIComponent(pathname));
    return wanted === folder || wanted.startsWith(folder + path.sep) ? wanted : undefined;
  } catch {
    return undefined; // a URL that cannot be decoded names no file
  }
}
