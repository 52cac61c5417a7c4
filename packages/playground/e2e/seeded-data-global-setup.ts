/**
 * Vitest global setup: one gateway is started on an empty folder and stopped in order, and every sandbox begins with a copy of
 * what it left. Making and filling a database took a third of the time of many a file.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { freeBlock } from './free-ports.ts';
import { startServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder after a gateway's first start. */
    seededData: string;
  }
}

export default async function seedData(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'qwy-e2e-seeded-'));
  const settings = { PORT: String(await freeBlock()), DATA_DIR: folder, SANDBOX: '1' };
  const gateway = await startServer('gateway', settings, []);
  await gateway.end('SIGTERM');
  project.provide('seededData', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
