// Prevents: a dependency of a dependency under a licence that forbids our use, found by a lawyer after the release; and a bill of
// materials that leaves out what is bundled.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import * as z from 'zod/mini';
import { ROOT } from '../bootstrap/root.mjs';
import { cdnManifestFile } from '../build/bundles.ts';
import { ALLOWED_LICENSES } from '../rollup/notices.ts';
import { billFile } from './pack.ts';
import { publishedPackages } from './published.ts';

const License = z.object({ license: z.object({ id: z.enum(ALLOWED_LICENSES) }) });
/** Every part has a name, a version, an address and licences that are allowed. */
const Bill = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(
    z.object({
      'bom-ref': z.string(),
      version: z.string(),
      purl: z.string().check(z.startsWith('pkg:npm/')),
      licenses: z.array(License).check(z.minLength(1)),
    }),
  ),
});

const notices = readFileSync(path.join(ROOT, path.dirname(cdnManifestFile()), 'THIRD-PARTY-NOTICES.txt'), 'utf8');

describe.each(inject('tarballs'))('the bill of materials of $name', (tarball) => {
  const bill = () => Bill.parse(JSON.parse(readFileSync(billFile(tarball), 'utf8')));
  const names = () => bill().components.map((component) => component['bom-ref'].replace(/@[^@]*$/, ''));

  it('names parts with allowed licences, and every dependency of package.json among them', () => {
    const json = publishedPackages().find(({ json: { name } }) => name === tarball.name)?.json;
    expect(names()).toEqual(expect.arrayContaining(Object.keys(json?.dependencies ?? {})));
  });

  it('names no tool that only builds or tests', () => {
    expect(names().filter((name) => /^(vite|vitest|esbuild|rollup|typescript|@types\/node)$/.test(name))).toEqual([]);
  });
});

it('the gateway’s bill and the notices name what is bundled for browsers', () => {
  const gateway = inject('tarballs').filter(({ name }) => name === '@qwy/gateway');
  const refs = gateway.flatMap((tarball) =>
    Bill.parse(JSON.parse(readFileSync(billFile(tarball), 'utf8'))).components.map((component) => component['bom-ref']),
  );
  for (const name of ['lit-html', 'zod', 'lean-qr', '@cfworker/json-schema']) {
    const ref = refs.find((one) => one.startsWith(`${name}@`)) ?? `${name} is missing`;
    expect(notices).toContain(`${ref.replace(/@(?=\d)/, ' ')} (`);
  }
});
