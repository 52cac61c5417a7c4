// Prevents: "works with Node 20" said of a package that only ever met Node 24. Brings the oldest and the current long-term
// versions from npm, as the repository's own Node comes from there; no script of theirs runs.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../bootstrap/root.mjs';
import { runWithProgress } from '../lib/progress.mjs';

/** The last release of each line when it was looked at; docs/versions.md names the lines. */
const VERSIONS: readonly string[] = ['20.20.2', '22.23.3'];

/** Executables by version, the running Node among them. @throws {Error} after npm's own words have been shown */
export async function ensureNodes(signal: AbortSignal): Promise<Record<string, string>> {
  const nodes: Record<string, string> = {};
  for (const version of VERSIONS) nodes[version] = await ensureNode(version, signal);
  return { ...nodes, [process.versions.node]: process.execPath };
}

async function ensureNode(version: string, signal: AbortSignal): Promise<string> {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const folder = path.join(ROOT, '.cache/node', version);
  const executable = path.join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(executable)) return executable;
  const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
  await runWithProgress(`Bringing Node ${version}`, 'npm', [...args, `${name}@${version}`], {
    cwd: ROOT,
    signal,
    failed: `npm could not bring ${name}@${version} (its words are above).`,
  });
  return executable;
}
