/** For tests only: a build of six files. */
import type { Manifest } from '@qwy/contract/manifest';
import { createHash } from 'node:crypto';
import type { Bundles } from './bundles.ts';

export const integrityOf = (name: string): string =>
  `sha384-${createHash('sha384').update(contentOf(name)).digest('base64')}`;

const contentOf = (name: string): string => `/* ${name} */`;

const file = (name: string, more: Partial<Manifest['files'][string]> = {}): Manifest['files'] => ({
  [name]: {
    integrity: integrityOf(name),
    bytes: contentOf(name).length,
    gzip: contentOf(name).length,
    imports: [],
    lazy: [],
    ...more,
  },
});

export function testBundles(version = '0.1.0'): Bundles {
  const files: Manifest['files'] = {
    ...file('qwy.js'),
    ...file('frame.css'),
    ...file('frame.js'),
    ...file('frame-main.js', { imports: ['c/base.js'], lazy: ['c/form.js'] }),
    ...file('c/base.js'),
    ...file('c/form.js', { imports: ['c/base.js'], source: 'packages/elements/src/form/define-view.ts' }),
  };
  const json = JSON.stringify({ version, files } satisfies Manifest);
  return new Map([
    [`/v/${version}/manifest.json`, { type: 'application/json; charset=utf-8', bytes: Buffer.from(json) }],
    ...Object.keys(files).map((name): [string, { type: string; bytes: Buffer }] => [
      `/v/${version}/${name}`,
      {
        type: name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
        bytes: Buffer.from(contentOf(name)),
      },
    ]),
  ]);
}
