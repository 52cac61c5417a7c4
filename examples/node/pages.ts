import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { servedPage } from './served-page.ts';
import type { Settings } from './settings.ts';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** The file at this address with the settings filled in; `undefined`: none. `/served` is drawn by this server. */
export async function pageAt(path: string, settings: Settings): Promise<{ type: string; body: string } | undefined> {
  if (path === '/served') return { type: TYPES['html'] ?? '', body: await servedPage(settings) };
  const name = path === '/' ? 'index.html' : normalize(path).slice(1);
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)];
  if (type === undefined || name.startsWith('..')) return undefined;
  const text = await readFile(join(settings.pages, name), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : { type, body: filled(text, settings) };
}

/** `{{item}}` and its like. */
export function filled(text: string, settings: Settings): string {
  const { gateway, version, integrity, item, partnerId } = settings;
  const values: Readonly<Record<string, string>> = { gateway, version, integrity, item, partner: `pk_${partnerId}` };
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}
