import type { Page } from 'playwright-core';

export interface Remains {
  /** Text, attributes, values and choices in all documents and their shadow roots, and all addresses. */
  readonly text: string;
  /** `origin kind: name` for everything that is kept beyond a document, by whatever origin. */
  readonly stored: readonly string[];
}

/** What can still be found in a page and in all its frames, by looking into them, not from the host page. */
export async function remains(page: Page): Promise<Remains> {
  const frames = await Promise.all(
    page.frames().map(async (frame) => {
      const found = await frame.evaluate(everything);
      return { text: `${frame.url()}\n${found.text}`, stored: found.stored };
    }),
  );
  const cookies = (await page.context().cookies()).map(({ domain, name }) => `${domain} cookie: ${name}`);
  return { text: frames.map(({ text }) => text).join('\n'), stored: [...frames.flatMap((f) => f.stored), ...cookies] };
}

/** Which of the canaries are there. */
export const found = (text: string, canaries: readonly string[]): string[] =>
  canaries.filter((canary) => text.includes(canary));

async function everything(): Promise<{ text: string; stored: string[] }> {
  const text: string[] = [document.title, location.href, JSON.stringify(history.state)];
  const walk = (node: Node): void => {
    if (node instanceof Text) text.push(node.data);
    if (node instanceof Element) {
      for (const { name, value } of Array.from(node.attributes)) text.push(`${name}=${value}`);
      if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) text.push(node.value);
      if (node instanceof HTMLSelectElement) text.push(node.value);
      if (node instanceof HTMLInputElement && node.checked) text.push(`checked: ${node.name || node.id}`);
      if (node.shadowRoot) walk(node.shadowRoot);
    }
    for (const child of Array.from(node.childNodes)) walk(child);
  };
  walk(document);

  const stored: string[] = [];
  const look = async (kind: string, names: () => Promise<string[]> | string[]): Promise<void> => {
    try {
      for (const name of await names()) stored.push(`${location.origin} ${kind}: ${name}`);
    } catch {
      // Browsers that forbid the frame to keep anything throw already when it looks.
    }
  };
  await look('localStorage', () => Object.keys(localStorage));
  await look('sessionStorage', () => Object.keys(sessionStorage));
  await look('IndexedDB', async () => (await indexedDB.databases()).map(({ name = '' }) => name));
  await look('cache', () => caches.keys());
  await look('service worker', async () =>
    (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  );
  await look('cookie', () => document.cookie.split(/; */).filter((cookie) => cookie !== ''));
  return { text: text.join('\n'), stored };
}
