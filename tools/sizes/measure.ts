// Prevents: a budget that is kept on paper while a shared chunk grows. Measures what a page really loads: a file together
// with everything it imports, minus what the page has already.
import { gzipSync } from 'node:zlib';
import { integrityTableOf, loadedWith, type Manifest } from '@qwy/contract/manifest';
import { LOADED_BY } from '../rollup/integrity.ts';

/** One line of the table: bytes after gzip beside what is allowed. */
export interface Size {
  readonly what: string;
  readonly gzip: number;
  readonly limit: number;
  /** What weighs most in it, for whoever has to make it smaller. */
  readonly largest?: readonly string[];
}

/**
 * Design, promise 10, in bytes. `zod` and `schemas` are what the design leaves out of the SDK's line and names nowhere else;
 * `form` is measured whole, with Lit; `loader` without the table of hashes that the build puts into it. All are explained in docs/decisions/0019-what-counts-towards-a-budget.md.
 */
export const LIMITS = {
  loader: 3_000,
  base: 14_000,
  zod: 12_000,
  schemas: 6_000,
  sdk: 8_000,
  element: 18_000,
  sdkWhole: 15_000,
  elementEntry: 32_000,
  form: 31_500,
} as const;

/** The lines for everything in the CDN folder. Shared layers are counted once, elements beyond them. */
export function measureBundles(manifest: Manifest): Size[] {
  const graph = new Graph(manifest);
  const base = graph.layer('base');
  const zod = without(graph.layer('zod'), base);
  const schemas = without(graph.layer('schemas'), new Set([...base, ...zod]));
  const sdk = without(graph.layer('sdk'), new Set([...base, ...zod, ...schemas]));
  const shared = new Set([...base, ...zod, ...schemas, ...sdk]);
  const frame = graph.closure('frame-main.js');
  return [
    loader('loader, without its hashes', 'qwy.js', LOADED_BY.qwy, manifest),
    loader('loader of a frame, likewise', 'frame.js', LOADED_BY.frame, manifest),
    { what: 'shared: Lit and base', gzip: graph.sum(base), limit: LIMITS.base },
    { what: 'shared: zod', gzip: graph.sum(zod), limit: LIMITS.zod },
    { what: 'shared: schemas of the wire', gzip: graph.sum(schemas), limit: LIMITS.schemas },
    { what: 'shared: SDK core', gzip: graph.sum(sdk), limit: LIMITS.sdk },
    ...graph.named(/^e\/qwy-(.+)\.js$/).map(({ name, file }) => beyond(graph, `qwy-${name} in the page`, file, shared)),
    { what: 'frame runtime', gzip: graph.sum(without(frame, shared)), limit: LIMITS.element },
    ...graph.lazyOf(frame).map(({ name, file }) =>
      name === 'form'
        ? {
            ...beyond(graph, 'form in its frame, with Lit', file, withoutLayer(shared, frame, base)),
            limit: LIMITS.form,
          }
        : beyond(graph, `${name} in its frame`, file, new Set([...shared, ...frame])),
    ),
  ];
}

function loader(what: string, file: string, loads: RegExp, manifest: Manifest): Size {
  const { files } = manifest;
  const table = integrityTableOf(
    files,
    Object.keys(files).filter((name) => loads.test(name)),
  );
  const hashes = gzipSync(JSON.stringify(table), { level: 9 }).length;
  const graph = new Graph(manifest);
  return { what, gzip: graph.sum(graph.closure(file)) - hashes, limit: LIMITS.loader };
}

/** The form's line counts Lit and base as its own; zod, SDK and frame are there already. */
function withoutLayer(
  shared: ReadonlySet<string>,
  frame: ReadonlySet<string>,
  layer: ReadonlySet<string>,
): Set<string> {
  return without(new Set([...shared, ...frame]), layer);
}

function beyond(graph: Graph, what: string, file: string, loaded: ReadonlySet<string>): Size {
  return { what, gzip: graph.sum(without(graph.closure(file), loaded)), limit: LIMITS.element };
}

function without(files: ReadonlySet<string>, loaded: ReadonlySet<string>): Set<string> {
  return new Set([...files].filter((file) => !loaded.has(file)));
}

interface Named {
  readonly name: string;
  readonly file: string;
}

class Graph {
  readonly #files: Manifest['files'];

  constructor(manifest: Manifest) {
    this.#files = manifest.files;
  }

  named(pattern: RegExp): Named[] {
    return Object.keys(this.#files).flatMap((file) => {
      const name = pattern.exec(file)?.[1];
      return name === undefined ? [] : [{ name, file }];
    });
  }

  /** The file and everything that is loaded with it. */
  closure(file: string): ReadonlySet<string> {
    return loadedWith(this.#files, [file]);
  }

  /** Parts that these files load when met, named by their component's folder. */
  lazyOf(files: ReadonlySet<string>): Named[] {
    const lazy = new Set([...files].flatMap((file) => this.#files[file]?.lazy ?? []));
    return [...lazy].map((file) => ({
      name: /src\/([^/]+)\//.exec(this.#files[file]?.source ?? '')?.[1] ?? file,
      file,
    }));
  }

  /** A shared chunk by its name in rollup.config.ts, with what it imports. */
  layer(name: string): ReadonlySet<string> {
    const file = Object.keys(this.#files).find((candidate) => candidate.startsWith(`c/${name}-`));
    if (file === undefined)
      throw new Error(`The shared chunk c/${name}-… is missing from the build: look at rollup.config.ts.`);
    return this.closure(file);
  }

  sum(files: ReadonlySet<string>): number {
    return [...files].reduce((total, file) => total + (this.#files[file]?.gzip ?? 0), 0);
  }
}
