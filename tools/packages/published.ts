// Prevents: a package that is built, packed and checked in one list and forgotten in the next. A workspace that is not private is
// published; where it must run is said here.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { ROOT } from '../bootstrap/root.mjs';

const Target = z.union([z.string(), z.record(z.string(), z.string())]);
const Names = z.prefault(z.record(z.string(), z.string()), {});
const PackageJson = z.looseObject({
  name: z.string().check(z.regex(/^@qwy\/[a-z]+$/)),
  version: z.string(),
  description: z.string(),
  private: z._default(z.boolean(), false),
  exports: z.record(z.string(), Target),
  files: z._default(z.array(z.string()), []),
  dependencies: Names,
  peerDependencies: Names,
  /** What only the published package says (as pnpm reads it), such as a `bin` that is built first. */
  publishConfig: z.prefault(z.looseObject({}), {}),
});

/** A package that goes to a registry. */
export interface PublishedPackage {
  /** Folder under packages/, and name behind `@qwy/`. */
  readonly folder: string;
  readonly json: z.infer<typeof PackageJson>;
}

/** Dependencies of these must be few, and nothing in them may be Node's own. */
export const FOR_BROWSERS: readonly string[] = ['contract', 'sdk', 'elements', 'react'];

/** All of them, by name of their folder. @throws {z.ZodError} for a package.json that lacks something */
export function publishedPackages(): PublishedPackage[] {
  return globSync('packages/*/package.json', { cwd: ROOT })
    .sort()
    .map((file) => ({
      folder: path.basename(path.dirname(file)),
      json: PackageJson.parse(JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'))),
    }))
    .filter(({ json }) => !json.private);
}
