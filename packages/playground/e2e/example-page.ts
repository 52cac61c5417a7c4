import { readFileSync, readdirSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import type { Page } from 'playwright-core';
import { type Plugin, rollup } from 'rollup';
import { json } from '../../../tools/rollup/json.ts';
import { privateGlobals } from '../../../tools/rollup/private-globals.ts';
import { templates } from '../../../tools/rollup/templates.ts';
import { renameTrustedTypesPolicy } from '../../../tools/rollup/trusted-types.ts';
import { typescript } from '../../../tools/rollup/typescript.ts';

const ELEMENTS = new URL('../../elements/src/', import.meta.url).pathname;
const VIEWS = ['form', 'case', 'rating', 'license'] as const;
export const PAGE = 'http://examples.localhost/';

/** A page whose script can draw every named example of every element, and nothing else. */
const ENTRY = `
import { draw } from '${ELEMENTS}base/test-example.ts';
import { drawGuide, guideExamples } from '${ELEMENTS}guide/guide.examples.ts';
import { drawFrameHost, frameHostExamples } from '${ELEMENTS}frame-host/frame-host.examples.ts';
import { drawProvider, providerExamples } from '${ELEMENTS}provider/provider.examples.ts';
import '${ELEMENTS}guide/define.ts';
import '${ELEMENTS}provider/define.ts';
${VIEWS.map(
  (name) => `
import '${ELEMENTS}${name}/define.ts';
import '${ELEMENTS}${name}/define-view.ts';
import { ${name}ViewExamples } from '${ELEMENTS}${name}/${name}-view.examples.ts';`,
).join('')}
const each = (tag, examples, drawIt) => Object.entries(examples).map(([key, example]) => [tag + ' ' + key, () => {
  const { view, ready } = drawIt(document.createElement(tag), example);
  return { element: view, ready };
}]);
const all = new Map([
  ...each('qwy-guide', guideExamples, drawGuide),
  ...each('qwy-provider', providerExamples, drawProvider),
  ${VIEWS.map((name) => `...each('qwy-${name}', frameHostExamples, drawFrameHost),\n  ...each('qwy-${name}-view', ${name}ViewExamples, draw),`).join('\n  ')}
]);
document.addEventListener('qwy-e2e-draw', ({ detail }) => {
  const { element, ready } = all.get(detail)();
  document.body.replaceChildren(element);
  Promise.resolve(ready).then(() => element.updateComplete).then(
    () => document.body.setAttribute('data-drawn', detail),
    (error) => document.body.setAttribute('data-drawn', String(error)),
  );
});
document.documentElement.setAttribute('data-examples', JSON.stringify([...all.keys()]));
`;

/** Names of all exported tables of examples, read from the sources: one that the page above does not draw is a hole in it. */
export function exampleTables(): string[] {
  const files = readdirSync(ELEMENTS, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.examples.ts'),
  );
  return files.flatMap((name) =>
    [...readFileSync(`${ELEMENTS}${name}`, 'utf8').matchAll(/^export const (\w+Examples)\b/gm)].map(
      ([, table = '']) => table,
    ),
  );
}

/** Those of them that are drawn. */
export const drawnTables = (): string[] => [...new Set(ENTRY.match(/\b\w+Examples\b/g))];

/** Lit as somebody's page has it, with a policy of its own name. */
const STOCK_LIT = `import { html, render } from 'lit'; render(html\`<p>stock</p>\`, document.createElement('div'));`;

/** One script, made by the plugins that make the published files. */
async function bundled(entry: string, plugins: readonly Plugin[]): Promise<string> {
  const id = `${ELEMENTS}e2e-entry.js`;
  const given: Plugin = {
    name: 'entry',
    resolveId: (name) => (name === id ? id : null),
    load: (name) => (name === id ? entry : null),
  };
  const bundle = await rollup({
    input: id,
    plugins: [given, ...plugins, nodeResolve({ browser: true, exportConditions: ['qwy-source', 'production'] })],
    onwarn: () => undefined,
  });
  const { output } = await bundle.generate({ format: 'iife', inlineDynamicImports: true });
  return output[0].code;
}

export interface ExampleScripts {
  readonly ours: string;
  readonly stockLit: string;
}

export const exampleScripts = async (): Promise<ExampleScripts> => ({
  ours: await bundled(ENTRY, [renameTrustedTypesPolicy(), privateGlobals(), json(), typescript(), templates()]),
  stockLit: await bundled(STOCK_LIT, []),
});

/** Opens it under a policy; with `stockLit`, that comes first. @returns the names of the examples */
export async function openExamples(
  page: Page,
  scripts: ExampleScripts,
  policy: string,
  stockLit = false,
): Promise<string[]> {
  const files: Readonly<Record<string, string>> = { '/ours.js': scripts.ours, '/stock.js': scripts.stockLit };
  await page.route(`${PAGE}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const script = files[pathname];
    if (script !== undefined) return route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: script });
    const body = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>x</title>${stockLit ? '<script src="/stock.js"></script>' : ''}<script src="/ours.js" defer></script></head><body></body></html>`;
    const headers: Record<string, string> = policy === '' ? {} : { 'content-security-policy': policy };
    return route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body });
  });
  await page.goto(PAGE);
  const names: string[] = JSON.parse((await page.locator('html').getAttribute('data-examples')) ?? '[]');
  return names;
}

/** Draws an example, and waits for it to have come to its state. @throws what went wrong in it */
export async function drawExample(page: Page, name: string): Promise<void> {
  await page.evaluate((detail) => document.dispatchEvent(new CustomEvent('qwy-e2e-draw', { detail })), name);
  const drawn = page.locator('body[data-drawn]');
  await drawn.waitFor({ state: 'attached' });
  const outcome = await drawn.getAttribute('data-drawn');
  await page.evaluate(() => document.body.removeAttribute('data-drawn'));
  if (outcome !== name) throw new Error(`${name}: ${outcome}`);
}
