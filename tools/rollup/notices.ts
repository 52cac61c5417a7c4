// Prevents: other people's code in our bundles without the notice that its licence asks for, and a licence among them that a
// government's lawyers have to discuss. Beside the bundles: the notices for people, the list for programs (tools/packages/sbom.ts).
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'rollup';
import type { Dependency, Options } from 'rollup-plugin-license';

// Its types say `export default`, its module is CommonJS: TypeScript and Node disagree on what an import of it gives.
const license: unknown = createRequire(import.meta.url)('rollup-plugin-license');
const isPlugin = (value: unknown): value is (options: Options) => Plugin => typeof value === 'function';

/** Licences that ask for a notice and nothing else. Another one is a decision record. */
export const ALLOWED_LICENSES = ['MIT', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'] as const;

/** Fails the build for a bundled package without a licence, or with one that is not allowed. */
export function notices(dir: string): Plugin {
  if (!isPlugin(license))
    throw new TypeError('rollup-plugin-license is not what it was: look at tools/rollup/notices.ts.');
  return license({
    thirdParty: {
      allow: { test: `(${ALLOWED_LICENSES.join(' OR ')})`, failOnUnlicensed: true, failOnViolation: true },
      output: [
        { file: path.join(dir, 'THIRD-PARTY-NOTICES.txt'), template: noticesText },
        { file: path.join(dir, 'third-party.json'), template: listText },
      ],
    },
  });
}

/** For packages that name this licence and bring no text of it; as SPDX has it. */
const MIT_TEXT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** @throws {Error} for a package whose licence cannot be quoted */
export function noticesText(dependencies: readonly Dependency[]): string {
  const parts = foreign(dependencies).map((dependency) => {
    const { name, version, license: id, noticeText } = dependency;
    const texts = [licenseText(dependency), noticeText ?? ''].map((text) => text.trim()).filter((text) => text !== '');
    return [`${name} ${version} (${id})`, ...texts].join('\n\n');
  });
  return `${['These files contain code of:', ...parts].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function licenseText({ name, license: id, licenseText: text, author }: Dependency): string {
  if (text) return text;
  if (id === 'MIT' && author) return `MIT License\n\nCopyright (c) ${author.name}\n\n${MIT_TEXT}`;
  throw new Error(`${name} is bundled, and its licence cannot be quoted: it brings neither its text nor its author.`);
}

function listText(dependencies: readonly Dependency[]): string {
  const list = foreign(dependencies).map(({ name, version, license: id }) => ({ name, version, license: id }));
  return `${JSON.stringify(list, null, 2)}\n`;
}

const foreign = (dependencies: readonly Dependency[]): Dependency[] =>
  dependencies
    .filter(({ name }) => !name?.startsWith('@qwy/'))
    .sort((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1));
