import { ESLint } from 'eslint';
import { expect, it } from 'vitest';
import { ROOT } from '../bootstrap/root.mjs';

const eslint = new ESLint({ cwd: ROOT });

/** What the linter says of a text as if it stood in this file (an existing one: some rules ask the compiler). */
async function complaints(filePath: string, code: string): Promise<string> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map(({ message }) => message).join('\n');
}

const IN = {
  contract: 'packages/contract/src/ids.ts',
  sdk: 'packages/sdk/src/transport.ts',
  elements: 'packages/elements/src/base/qwy-element.ts',
  gateway: 'packages/gateway/src/app.ts',
  main: 'packages/gateway/src/main.ts',
};

it.each([
  [IN.contract, `import '@qwy/sdk';`, 'contract may import only'],
  [IN.contract, `import 'node:fs';`, 'must stay free of this dependency'],
  [IN.contract, `import * as z from 'zod'; export { z };`, "Import 'zod/mini'"],
  [IN.sdk, `import '@qwy/gateway';`, 'sdk may import only contract'],
  [IN.sdk, `import '../../contract/src/ids.ts';`, 'Import another package by its name'],
  [IN.elements, `import 'react';`, 'must stay free of this dependency'],
  [IN.elements, `document.body.innerHTML = location.hash;`, 'Text must never become markup'],
  [
    IN.elements,
    `import { html } from 'lit'; export const x = html\`<p style="color: red"></p>\`;`,
    'A strict CSP blocks style',
  ],
  [IN.elements, `parent.postMessage({}, '*');`, 'Name the exact origin'],
  [IN.elements, `new Function('return 1')();`, 'The Function constructor is eval'],
  [IN.gateway, `import '@qwy/elements';`, 'gateway may import only contract'],
  [IN.gateway, `export const now = () => Date.now();`, 'Take the time from the injected world'],
  [IN.gateway, `export const id = () => crypto.randomUUID();`, 'Take ids and random numbers from the injected world'],
  [IN.gateway, `export const port = process.env['PORT'];`, 'Only main.ts and settings.ts read the environment'],
  [IN.gateway, `let last = 0; export const next = () => ++last;`, 'No module variable remembers anything'],
  [IN.gateway, `console.log('x');`, 'Unexpected console statement'],
  [IN.gateway, `export default 1;`, 'Export by name'],
  [IN.gateway, `export const x: any = 1;`, 'Unexpected any'],
  [IN.gateway, `const f = async () => 1; f();`, 'Promises must be awaited'],
])('in %s refuses %s', { timeout: 60_000 }, async (file, code, complaint) => {
  expect(await complaints(file, code)).toContain(complaint);
});

it('lets main.ts meet the outside world, and every package what its arrow allows', { timeout: 60_000 }, async () => {
  expect(await complaints(IN.main, `export const now = () => Date.now() + Number(process.env['PORT']);\n`)).toBe('');
  expect(await complaints(IN.sdk, `export { CaseNumber } from '@qwy/contract/ids';\n`)).toBe('');
  expect(await complaints(IN.gateway, `export { createServer } from 'node:http';\n`)).toBe('');
});

it('does not let a comment switch a rule off', { timeout: 60_000 }, async () => {
  const code = '// eslint-disable-next-line @typescript-eslint/no-explicit-any\nexport const x: any = 1;\n';
  expect(await complaints(IN.gateway, code)).toContain('Unexpected any');
});
