import type { Browser, BrowserContextOptions, ConsoleMessage, Page, Response } from 'playwright-core';
import { EmbedTokenAnswer, TokenAnswer } from '@qwy/contract/token';
import * as z from 'zod/mini';
import { DESKTOP, PATIENCE } from './browser.ts';
import type { Visitor } from './browser.ts';
import type { Sandbox } from './sandbox.ts';

/** Where the page's own recorder keeps what it saw; a symbol, so that the page gets no name it did not have. */
const SEEN = 'qwy-e2e-seen';
const WATCHED = [
  'qwy-ready',
  'qwy-failed',
  'qwy-load-failed',
  'qwy-form-started',
  'qwy-form-submitted',
  'qwy-case-opened',
  'qwy-case-changed',
  'qwy-session-ended',
  'securitypolicyviolation',
];

/** A visitor whose browser is watched for everything it gives away. */
export interface Visit extends Visitor {
  /** Address of every request of all pages and frames. */
  readonly urls: readonly string[];
  /** Every line on the console of all pages and frames. */
  readonly console: readonly string[];
  /** `origin: cookie` for every cookie that any answer wanted to set. */
  readonly cookies: readonly string[];
  /** Every embed, access and refresh token that was issued so far. */
  tokens(): Promise<string[]>;
}

export async function openVisit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: DESKTOP,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...options,
  });
  return watch(await context.newPage());
}

/** Watches a page that is still empty, and all others of its context. */
export async function watch(page: Page): Promise<Visit> {
  const context = page.context();
  context.setDefaultTimeout(PATIENCE);
  const trouble: string[] = [];
  const urls: string[] = [];
  const console: string[] = [];
  const cookies: string[] = [];
  const tokens: Promise<string[]>[] = [];
  const onConsole = (message: ConsoleMessage): void => {
    console.push(message.text());
    if (message.type() === 'error') trouble.push(`console: ${message.text()} (${message.location().url})`);
  };
  const onResponse = async (response: Response): Promise<void> => {
    const headers = await response.headersArray().catch(() => []); // a page that was left takes its answers with it
    for (const { name, value } of headers)
      if (name.toLowerCase() === 'set-cookie') cookies.push(`${new URL(response.url()).origin}: ${value}`);
  };
  context.on('request', (request) => void urls.push(request.url()));
  context.on('console', onConsole);
  context.on('weberror', (error) => void trouble.push(`error: ${error.error().message}`));
  context.on('response', (response) => {
    void onResponse(response);
    if (/\/(v1\/token|qwy-token)$/.test(response.url()) && response.request().method() === 'POST')
      tokens.push(tokensIn(response));
  });
  await context.addInitScript(record, { key: SEEN, watched: WATCHED });
  return { context, page, trouble, urls, console, cookies, tokens: async () => (await Promise.all(tokens)).flat() };
}

async function tokensIn(response: Response): Promise<string[]> {
  const body: unknown = await response.json().catch(() => undefined);
  const embed = EmbedTokenAnswer.safeParse(body);
  const grant = TokenAnswer.safeParse(body);
  return [
    ...(embed.success ? [embed.data.token] : []),
    ...(grant.success ? [grant.data.access_token, grant.data.refresh_token] : []),
  ];
}

/** Runs in every document before its own scripts. */
function record({ key, watched }: { key: string; watched: readonly string[] }): void {
  const seen: unknown[] = [];
  Object.defineProperty(window, Symbol.for(key), { value: seen });
  const text = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  for (const type of watched) {
    window.addEventListener(
      type,
      (event) => {
        const at = event.target instanceof Element ? event.target.localName : '';
        const code = text(Reflect.get(event, 'code')) || text(Reflect.get(event, 'effectiveDirective'));
        seen.push({
          type,
          at,
          code,
          caseNumber: text(Reflect.get(event, 'caseNumber')),
          reason: text(Reflect.get(event, 'reason')),
        });
      },
      true,
    );
  }
}

const Seen = z.array(
  z.object({ type: z.string(), at: z.string(), code: z.string(), caseNumber: z.string(), reason: z.string() }),
);

/** Events of one type that the host page saw since it was loaded, oldest first. */
export async function seen(page: Page, type: string): Promise<z.infer<typeof Seen>> {
  const all = Seen.parse(await page.evaluate((key) => Reflect.get(window, Symbol.for(key)), SEEN));
  return all.filter((event) => event.type === type);
}

/**
 * Codes of `qwy-failed` that the host page heard from one tag. Without `invalid_configuration`: an element says that until the
 * site's script has set the item.
 */
export const failures = async (page: Page, tag: string): Promise<string[]> =>
  (await seen(page, 'qwy-failed'))
    .filter(({ at, code }) => at === tag && code !== 'invalid_configuration')
    .map(({ code }) => code);

/** Violations of CSP and Trusted Types in the page and in all its frames. */
export async function violations(page: Page): Promise<string[]> {
  const found = await Promise.all(
    page.frames().map(async (frame) => {
      const all = Seen.safeParse(await frame.evaluate((key) => Reflect.get(window, Symbol.for(key)), SEEN));
      const events = all.success ? all.data : [];
      return events
        .filter(({ type }) => type === 'securitypolicyviolation')
        .map(({ code }) => `${frame.url()}: ${code}`);
    }),
  );
  return found.flat();
}

/** Where any of the canaries can be found outside the frames: `place: canary`. */
export async function leaks(visit: Visit, sandbox: Sandbox, canaries: readonly string[]): Promise<string[]> {
  const places = {
    'host page': await visit.page.evaluate(everything),
    address: decoded(visit.urls.join('\n')),
    console: visit.console.join('\n'),
    'gateway log': sandbox.gatewayLog(),
  };
  return Object.entries(places).flatMap(([place, text]) =>
    canaries.filter((canary) => text.includes(canary)).map((canary) => `${place}: ${canary}`),
  );
}

function decoded(urls: string): string {
  return `${urls}\n${urls.replace(/(%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  })}`;
}

/** All that a script of the host page can read: text, attributes, values, open shadow roots, storage, history, timings. */
function everything(): string {
  const found: string[] = [];
  const walk = (node: Node): void => {
    if (node instanceof Text) found.push(node.data);
    if (node instanceof Element) {
      for (const { name, value } of Array.from(node.attributes)) found.push(`${name}=${value}`);
      if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) found.push(node.value);
      if (node.shadowRoot) walk(node.shadowRoot);
    }
    for (const child of Array.from(node.childNodes)) walk(child);
  };
  walk(document);
  for (const storage of [localStorage, sessionStorage]) found.push(JSON.stringify({ ...storage }));
  found.push(JSON.stringify(history.state), location.href, document.cookie, document.title);
  for (const entry of performance.getEntries()) found.push(decodeURIComponent(entry.name));
  return found.join('\n');
}
