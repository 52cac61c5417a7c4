import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const SDK_CORE_LIMIT = 8 * 1024;

/** Bundles entries as a partner's bundler would; answers bytes after gzip and what went in. */
async function bundle(...entries: string[]): Promise<{ bytes: number; inputs: string[] }> {
  const contents = entries.map((entry) => `export * from '${entry}';`).join('\n');
  const result = await build({
    stdin: { contents, resolveDir: decodeURIComponent(new URL('.', import.meta.url).pathname) },
    conditions: ['qwy-source'],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'chrome80',
  });
  const zipped = new Blob([result.outputFiles[0]?.text ?? '']).stream().pipeThrough(new CompressionStream('gzip'));
  return { bytes: (await new Response(zipped).arrayBuffer()).byteLength, inputs: Object.keys(result.metafile.inputs) };
}

describe('what a page pays', () => {
  it('stays within 8 kB gzip for transport, errors and authorizer, without a schema library', async () => {
    const { bytes, inputs } = await bundle('./transport.ts', './errors.ts', './authorizer.ts');
    expect(inputs.filter((path) => path.includes('node_modules'))).toEqual([]);
    expect(bytes).toBeGreaterThan(1000);
    expect(bytes).toBeLessThanOrEqual(SDK_CORE_LIMIT);
  });

  it('needs nothing that only Node has', async () => {
    await expect(bundle('./index.ts')).resolves.toBeDefined(); // the bundler refuses `node:` imports for browsers
  });
});
