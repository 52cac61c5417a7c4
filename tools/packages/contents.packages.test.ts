// Prevents: a test, a key or a forgotten folder in what everybody downloads, a file that is missing there, and a dependency that is
// used and not declared. What a tarball holds is committed, by folder and kind: `npx vitest run --project packages -u` accepts
// a change, and the reviewer sees it.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { ROOT } from '../bootstrap/root.mjs';
import { outline } from './contents.ts';
import { publicAddresses } from './exports.ts';
import { importsOf, packageOf } from './imports.ts';
import { FOR_BROWSERS, publishedPackages } from './published.ts';
import { stageFolder } from './stage.ts';

const MOST_THIRD_PARTIES = 2;
const UNWANTED =
  /\.(test|examples|stories|env|pem|key|tsbuildinfo)\b|(^|\/)(\.|(test|fake)-|fixtures\/|node_modules\/)|(?<!\.d)\.ts$/;

describe.each(publishedPackages().map((published) => ({ published, name: published.json.name })))(
  '$name',
  ({ published }) => {
    const { folder, json } = published;
    const stage = stageFolder(published);
    const files = inject('tarballs').find(({ name }) => name === json.name)?.files ?? [];
    const text = (file: string): string => readFileSync(path.join(stage, file), 'utf8');
    const used = packagesIn(files.filter((file) => /^(?!browser\/).*\.(js|d\.ts)$/.test(file)).map(text));

    it('holds what its outline says', async () => {
      await expect(outline(publicAddresses(json.exports), files)).toMatchFileSnapshot(`contents/${folder}.txt`);
    });

    it('holds no test, no key, no source and nothing hidden', () => {
      expect(files.filter((file) => UNWANTED.test(file))).toEqual([]);
      expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
    });

    it('says nothing of the machine it was built on, nor of where this repository keeps its sources', () => {
      const telling = files.filter((file) => /\.(js|ts|json|map|css)$/.test(file) && text(file).includes(ROOT));
      expect(telling).toEqual([]);
      expect(text('package.json')).not.toContain('qwy-source');
    });

    it('has a source map beside each module, with the source in it', () => {
      for (const file of files.filter((name) => /^dist\/.*\.js$/.test(name))) {
        const map: { sources: string[]; sourcesContent: (string | null)[] } = JSON.parse(text(`${file}.map`));
        expect(text(file), file).toContain(`//# sourceMappingURL=${path.basename(file)}.map`);
        expect(map.sourcesContent, file).toHaveLength(map.sources.length);
        expect(map.sourcesContent, file).not.toContain(null);
      }
    });

    it('declares exactly the packages that its modules and types name', () => {
      const declared = [...Object.keys(json.dependencies), ...Object.keys(json.peerDependencies)];
      const named = [...used].flatMap((name) =>
        name === 'node:'
          ? ['@types/node']
          : [name, `@types/${name}`].filter((one) => one === name || declared.includes(one)),
      );
      expect(named.filter((name) => name !== json.name).sort()).toEqual(declared.sort());
    });

    it('has two third-party dependencies at most and nothing of Node, if it is for browsers', () => {
      const foreign = Object.keys(json.dependencies).filter((name) => !name.startsWith('@qwy/'));
      const isForBrowsers = FOR_BROWSERS.includes(folder);
      expect(isForBrowsers && (foreign.length > MOST_THIRD_PARTIES || used.has('node:'))).toBe(false);
    });

    it('has its programs executable', () => {
      const packed: { bin?: Record<string, string> } = JSON.parse(text('package.json'));
      for (const file of Object.values(packed.bin ?? {})) {
        expect(text(file)).toMatch(/^#!\/usr\/bin\/env node\n/);
        expect(statSync(path.join(stage, file)).isFile()).toBe(true);
      }
    });
  },
);

function packagesIn(texts: readonly string[]): Set<string> {
  const names = texts.flatMap((text) => importsOf(text).map(({ specifier }) => packageOf(specifier)));
  return new Set(names.filter((name) => name !== undefined));
}
