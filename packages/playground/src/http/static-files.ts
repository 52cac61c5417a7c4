import { readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface StaticFile {
  readonly type: string;
  readonly body: string;
}

/**
 * A folder's files by their address, read once: whatever path a request makes up, it names one of these or nothing.
 * `{{name}}` in a file is replaced by the value of that name, since addresses are settings here. `/x` also serves `/x.html`.
 */
export function readStaticFiles(
  directory: string,
  values: Readonly<Record<string, string>>,
): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    const path = join(directory, name);
    const type = TYPES[extname(name)];
    if (type === undefined || !statSync(path).isFile()) continue;
    const body = readFileSync(path, 'utf8').replace(/\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole);
    const address = `/${relative(directory, path).split(sep).join('/')}`;
    files.set(address, { type, body });
    if (address.endsWith('.html')) files.set(address === '/index.html' ? '/' : address.slice(0, -5), { type, body });
  }
  return files;
}
