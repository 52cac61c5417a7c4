// Prevents: a security officer's question "is it in there?" that takes a day. For each tarball a bill of materials (CycloneDX): what
// npm knows from package-lock.json, narrowed to what the package depends on and to what it carries in bundles. `npm sbom --omit
// dev` alone would leave out everything that is a development dependency somewhere else in the repository. Equal inputs give
// equal bytes: neither a date nor a random number is in it.
import { execFileSync } from 'node:child_process';
import * as z from 'zod/mini';
import { ROOT } from '../bootstrap/root.mjs';

const Component = z.looseObject({
  'bom-ref': z.string(),
  licenses: z._default(
    z.array(z.looseObject({ license: z.optional(z.looseObject({ id: z.optional(z.string()) })) })),
    [],
  ),
});
const Bom = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  components: z.array(Component),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});
export type Bom = z.infer<typeof Bom>;

/** A package of ours, for its bill. */
export interface Billed {
  readonly name: string;
  readonly version: string;
  /** Names of its runtime dependencies. */
  readonly dependencies: readonly string[];
  /** `name@version` of what is bundled in it. */
  readonly bundled: readonly string[];
}

/** Everything that is installed in the repository, as npm tells it. */
export function repositoryBom(): Bom {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const said = execFileSync('npm', args, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 2 ** 26,
  });
  return Bom.parse(JSON.parse(said));
}

/**
 * The bill of one package. Of our own packages only runtime dependencies are followed, because npm lists the others as well.
 * @param ours - all published packages @throws {Error} for a dependency that npm does not know
 */
export function billOf(of: Billed, ours: readonly Billed[], everything: Bom): object {
  const dependsOn = new Map(everything.dependencies.map(({ ref, dependsOn: refs }) => [ref, refs]));
  const refOf = ({ name, version }: Billed): string => `${name}@${version}`;
  const follow = (ref: string): string[] => {
    const own = ours.find((one) => refOf(one) === ref);
    const refs = dependsOn.get(ref) ?? [];
    return own ? [...refs.filter((one) => own.dependencies.includes(nameOf(one))), ...own.bundled] : refs;
  };
  const found = new Set<string>();
  const waiting = [refOf(of)];
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    if (found.has(ref)) continue;
    found.add(ref);
    waiting.push(...follow(ref));
  }
  const components = [...found].sort().map((ref) => {
    const component = everything.components.find((one) => one['bom-ref'] === ref);
    if (!component) throw new Error(`npm knows no ${ref}, which ${of.name} needs.`);
    return component;
  });
  return {
    bomFormat: 'CycloneDX',
    specVersion: everything.specVersion,
    version: 1,
    metadata: { component: components.find((one) => one['bom-ref'] === refOf(of)) },
    components: components.filter((one) => one['bom-ref'] !== refOf(of)),
    dependencies: [...found].sort().map((ref) => ({
      ref,
      dependsOn: follow(ref)
        .filter((one) => found.has(one))
        .sort(),
    })),
  };
}

const nameOf = (ref: string): string => ref.slice(0, ref.lastIndexOf('@'));
