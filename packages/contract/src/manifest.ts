import * as z from 'zod/mini';

/** What is known of one published browser file. Names are relative to the manifest. */
export const ManifestFile = z.object({
  /** For `integrity="…"` (W3C Subresource Integrity): `sha384-` and base64. */
  integrity: z.string(),
  bytes: z.number(),
  /** Bytes after gzip -9, the measure of the budgets. */
  gzip: z.number(),
  /** Loaded together with this file. */
  imports: z.array(z.string()),
  /** Loaded later, when met. */
  lazy: z.array(z.string()),
  /** The source file that an entry or a lazy part was made from, relative to the repository; absent for shared chunks. */
  source: z.optional(z.string()),
});
export type ManifestFile = z.infer<typeof ManifestFile>;

/** `/v/<version>/manifest.json`: every file of one version. */
export const Manifest = z.object({ version: z.string(), files: z.record(z.string(), ManifestFile) });
export type Manifest = z.infer<typeof Manifest>;

type Files = Readonly<Record<string, ManifestFile>>;

/** One file: its name, SHA-384 of its bytes in base64, and where in the table the files it imports are. */
export const IntegrityRow = z.readonly(z.tuple([z.string(), z.string(), z.readonly(z.array(z.number()))]));
export type IntegrityRow = z.infer<typeof IntegrityRow>;

/** What a page has to know to check files before it imports them. */
export const IntegrityTable = z.readonly(z.array(IntegrityRow));
export type IntegrityTable = z.infer<typeof IntegrityTable>;

/** The rows of these files and of all that they can load, now or later. */
export function integrityTableOf(files: Files, entries: readonly string[]): IntegrityTable {
  const names = [...reachable(files, entries, ({ imports, lazy }) => [...imports, ...lazy])].sort();
  return names.map((name) => {
    const { integrity, imports } = fileOf(files, name);
    return [name, integrity.replace(/^sha384-/, ''), imports.map((imported) => names.indexOf(imported))];
  });
}

/** These files and all that is loaded together with them, each after those that it imports. */
export const loadedWith = (files: Files, entries: readonly string[]): ReadonlySet<string> =>
  reachable(files, entries, ({ imports }) => imports);

function reachable(
  files: Files,
  names: readonly string[],
  next: (file: ManifestFile) => readonly string[],
): ReadonlySet<string> {
  const begun = new Set<string>();
  const done = new Set<string>();
  const visit = (name: string): void => {
    if (begun.has(name)) return;
    begun.add(name);
    next(fileOf(files, name)).forEach(visit);
    done.add(name);
  };
  names.forEach(visit);
  return done;
}

/** @throws {RangeError} for a file that the build did not write */
function fileOf(files: Files, name: string): ManifestFile {
  const file = files[name];
  if (file === undefined) throw new RangeError(`${name} is missing from the build: look at rollup.config.ts.`);
  return file;
}
