// Prevents: integrity hashes in docs and loaders that belong to other bytes, and size budgets measured on something else
// than what is served. Written by the build itself, from the very bytes it writes.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { OutputChunk, Plugin } from 'rollup';
import type { Manifest, ManifestFile } from '@qwy/contract/manifest';

/** Collects into `files` what every build that shares it writes, and writes `manifest.json` after each. */
export function manifest(version: string, outDir: string, root: string, files: Record<string, ManifestFile>): Plugin {
  return {
    name: 'qwy-manifest',
    writeBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        files[output.fileName] =
          output.type === 'chunk' ? describeChunk(output, root) : describe(Buffer.from(output.source));
      }
      const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
      writeFileSync(
        path.join(outDir, 'manifest.json'),
        `${JSON.stringify({ version, files: sorted } satisfies Manifest, null, 2)}\n`,
      );
    },
  };
}

function describeChunk(chunk: OutputChunk, root: string): ManifestFile {
  // A lazy part whose modules another chunk imports too has no facade: its own module is the last one in it.
  const source = chunk.facadeModuleId ?? (chunk.isDynamicEntry ? chunk.moduleIds.at(-1) : undefined);
  return {
    ...describe(Buffer.from(chunk.code)),
    imports: chunk.imports,
    lazy: chunk.dynamicImports,
    ...(source === undefined ? {} : { source: path.relative(root, source) }),
  };
}

function describe(bytes: Buffer): ManifestFile {
  return {
    integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}`,
    bytes: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    imports: [],
    lazy: [],
  };
}
