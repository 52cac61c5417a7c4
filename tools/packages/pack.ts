// Prevents: checks that look at folders while people get tarballs. `npm run pack` builds, puts together and packs every package,
// into `dist/npm/*.tgz`, each with its bill of materials beside it (`.cdx.json`); the checks and `npm publish` take these files.
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { ROOT } from '../bootstrap/root.mjs';
import { cdnManifestFile, ensureBundles } from '../build/bundles.ts';
import { buildFresh, isFresh, type Inputs } from '../build/fingerprint.ts';
import { runWithProgress } from '../lib/progress.mjs';
import { publishedPackages } from './published.ts';
import { billOf, repositoryBom, type Billed } from './sbom.ts';
import { stage, stageFolder } from './stage.ts';

/** A packed package. */
export interface Tarball {
  readonly name: string;
  readonly version: string;
  /** Absolute path. */
  readonly path: string;
  /** Everything in it, from its root, sorted. */
  readonly files: readonly string[];
}

const Packed = z.array(
  z.object({
    name: z.string(),
    version: z.string(),
    filename: z.string(),
    files: z.array(z.object({ path: z.string() })),
  }),
);

/** Builds what is out of date, then packs everything anew. @throws {Error} after the tool's own words have been shown */
export async function packAll(signal: AbortSignal): Promise<Tarball[]> {
  await ensureBundles('cdn', signal);
  await ensureBundles('npm', signal);
  await ensureDeclarations(signal);
  for (const published of publishedPackages()) stage(published);
  const tarballs = pack(publishedPackages().map(stageFolder), path.join(ROOT, 'dist/npm'));
  writeBills(tarballs);
  return tarballs;
}

const DECLARED: Inputs = [
  'tsconfig.json',
  'package-lock.json',
  'packages/*/{package,tsconfig}.json',
  'packages/{contract,sdk,elements,react,partner,gateway,cli,testing}/src/**',
];

/**
 * All of them anew if anything has changed: an incremental build of TypeScript's leaves the members of unions in another order
 * than a clean one, and the same sources must give the same bytes.
 */
async function ensureDeclarations(signal: AbortSignal): Promise<void> {
  if (isFresh('declarations', 'packages/contract/dist/types/src/index.d.ts', DECLARED)) return;
  const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc');
  const folders = publishedPackages().map(({ folder }) => `packages/${folder}`);
  await buildFresh('declarations', DECLARED, () =>
    runWithProgress('Emitting declarations', process.execPath, [tsc, '--build', '--force', ...folders], {
      cwd: ROOT,
      signal,
      failed: 'TypeScript found mistakes (its words are above).',
    }),
  );
}

/** Packs folders that were put together; npm gives every file the same date, so that equal folders make equal tarballs. */
export function pack(folders: readonly string[], to: string): Tarball[] {
  for (const old of globSync('*.tgz', { cwd: to })) rmSync(path.join(to, old));
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', to, ...folders];
  const said = execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return Packed.parse(JSON.parse(said)).map(({ name, version, filename, files }) => ({
    name,
    version,
    path: path.join(to, filename),
    files: files.map((file) => file.path).sort(),
  }));
}

/** Where the bill of materials of a tarball lies. */
export const billFile = ({ path: file }: Tarball): string => file.replace(/\.tgz$/, '.cdx.json');

function writeBills(tarballs: readonly Tarball[]): void {
  const everything = repositoryBom();
  const ours = publishedPackages().map(({ folder, json }): Billed => ({
    name: json.name,
    version: json.version,
    dependencies: Object.keys(json.dependencies),
    bundled: folder === 'gateway' ? bundledInBrowserFiles() : [],
  }));
  for (const tarball of tarballs) {
    const billed = ours.find(({ name }) => name === tarball.name);
    if (billed) writeFileSync(billFile(tarball), `${JSON.stringify(billOf(billed, ours, everything), null, 2)}\n`);
  }
}

const ThirdParty = z.array(z.object({ name: z.string(), version: z.string() }));

function bundledInBrowserFiles(): string[] {
  const file = path.join(ROOT, path.dirname(cdnManifestFile()), 'third-party.json');
  return ThirdParty.parse(JSON.parse(readFileSync(file, 'utf8'))).map(({ name, version }) => `${name}@${version}`);
}
