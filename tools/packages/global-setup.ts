// Prevents: every check of the packages building and installing them once more. Done once, before all of them.
import type { TestProject } from 'vitest/node';
import { installConsumer } from './install-consumer.ts';
import { ensureNodes } from './node-versions.ts';
import { packAll, type Tarball } from './pack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    tarballs: readonly Tarball[];
    /** Folder in which all of them are installed. */
    consumer: string;
    /** Executables of Node by version. */
    nodes: Readonly<Record<string, string>>;
  }
}

export async function setup(project: TestProject): Promise<void> {
  const stopping = new AbortController();
  const tarballs = await packAll(stopping.signal);
  project.provide('tarballs', tarballs);
  project.provide('consumer', await installConsumer(tarballs, stopping.signal));
  project.provide('nodes', await ensureNodes(stopping.signal));
}
