// Prevents: a budget that is kept on paper while a shared chunk grows. Measures what a page really loads: a file together
// with everything it imports, minus what the page has already.
import type { Manifest } from '../rollup/manifest.ts';

/** One line of the table: bytes after gzip beside what is allowed. */
export interface Size {
  readonly what: string;
  readonly gzip: number;
  readonly limit: number;
}

/** Design, promise 10, in bytes. `form` is measured whole, with Lit (its own line in its issue). */
export const LIMITS = { loader: 3_000, base: 14_000, element: 18_000, form: 30_000, sdk: 8_000 } as const;

/** The lines for everything in the CDN folder. */
export function measureBundles(manifest: Manifest): Size[] {
  const graph = new Graph(manifest);
  const elements = graph.named(/^e\/qwy-(.+)\.js$/);
  const frame = graph.closure('frame.js');
  const views = graph.lazyOf(frame);
  const base = graph.common([...elements.map(({ file }) => file), ...views.map(({ file }) => file)]);
  return [
    { what: 'loader', gzip: graph.sum(graph.closure('qwy.js')), limit: LIMITS.loader },
    { what: 'Lit and base', gzip: graph.sum(base), limit: LIMITS.base },
    ...elements.map(({ name, file }) => beyond(graph, `qwy-${name} in the page`, file, base)),
    { what: 'frame runtime', gzip: graph.sum(without(frame, base)), limit: LIMITS.element },
    ...views.map(({ name, file }) =>
      name === 'form'
        ? {
            what: 'form in its frame, with Lit',
            gzip: graph.sum(without(graph.closure(file), without(frame, base))),
            limit: LIMITS.form,
          }
        : beyond(graph, `${name} in its frame`, file, new Set([...base, ...frame])),
    ),
  ];
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
  closure(file: string, seen = new Set<string>()): Set<string> {
    const entry = this.#files[file];
    if (entry === undefined) throw new Error(`${file} is missing from the build: look at rollup.config.ts.`);
    if (!seen.has(file)) {
      seen.add(file);
      for (const imported of entry.imports) this.closure(imported, seen);
    }
    return seen;
  }

  /** Parts that these files load when met, named by their component's folder. */
  lazyOf(files: ReadonlySet<string>): Named[] {
    const lazy = new Set([...files].flatMap((file) => this.#files[file]?.lazy ?? []));
    return [...lazy].map((file) => ({
      name: /src\/([^/]+)\//.exec(this.#files[file]?.source ?? '')?.[1] ?? file,
      file,
    }));
  }

  /** What every one of these files that draws with Lit loads: Lit itself and our base class. */
  common(files: readonly string[]): Set<string> {
    const closures = files.map((file) => this.closure(file)).filter((closure) => [...closure].some(isLit));
    const [first = new Set<string>(), ...others] = closures;
    return new Set([...first].filter((file) => others.every((closure) => closure.has(file)) && !files.includes(file)));
  }

  sum(files: ReadonlySet<string>): number {
    return [...files].reduce((total, file) => total + (this.#files[file]?.gzip ?? 0), 0);
  }
}

function isLit(file: string): boolean {
  return file.startsWith('c/lit-');
}
