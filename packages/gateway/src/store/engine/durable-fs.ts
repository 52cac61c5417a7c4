/**
 * PGlite's Node file system with the one thing it lacks: fsync.
 *
 * PGlite 0.5.16 starts Postgres with `-F` (no fsync), and even without that its fdatasync is a stub and its files have
 * no fsync operation, so nothing that was committed ever has to reach the disk: a power cut lost every acknowledged
 * row since the last clean copy. Emscripten calls `stream_ops.fsync` where a file system has one; here it has. Upstream
 * knows (electric-sql/pglite #1107); `verifyDurability` checks at every start that the route still works.
 */
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { nodeDiskSync, type DiskSync } from './disk-sync.ts';

/** Server settings that go with this file system. wal_sync_method: fdatasync is stubbed, fsync is not. */
export const durableServerSettings = { fsync: 'on', wal_sync_method: 'fsync' } as const;

const FILE_TYPE_MASK = 0o170000;
const DIRECTORY_TYPE = 0o040000;

export interface DurableNodeFsOptions {
  /** Default: the real disk. */
  disk?: DiskSync;
  /**
   * Called when the disk refuses a sync. Must not return: the kernel may have dropped the pages, so nothing after this
   * moment can be promised, and an exception inside PGlite leaves it half alive. Default: says so and aborts the process.
   */
  onSyncFailure?: (error: unknown) => never;
}

export class DurableNodeFs extends NodeFS {
  readonly #disk: DiskSync;
  readonly #onSyncFailure: (error: unknown) => never;
  #syncCount = 0;

  /** @param dataDir - An existing or new directory. */
  constructor(dataDir: string, { disk = nodeDiskSync, onSyncFailure = abortProcess }: DurableNodeFsOptions = {}) {
    super(dataDir);
    this.#disk = disk;
    this.#onSyncFailure = onSyncFailure;
  }

  /** How often Postgres has forced a file or directory to the disk. */
  get syncCount(): number {
    return this.#syncCount;
  }

  override async init(pglite: PGlite, options: InitOptions): Promise<InitResult> {
    const result = await super.init(pglite, options);
    result.emscriptenOpts.preRun = [
      ...(result.emscriptenOpts.preRun ?? []),
      (module: object) => {
        streamOperationsOf(module).fsync = (stream) => this.#sync(stream);
      },
    ];
    return result;
  }

  #sync(stream: FileStream): number {
    try {
      if ((stream.node.mode & FILE_TYPE_MASK) === DIRECTORY_TYPE) this.#disk.directory(stream.nfd);
      else this.#disk.file(stream.nfd);
    } catch (error) {
      return this.#onSyncFailure(error);
    }
    this.#syncCount += 1;
    return 0;
  }
}

type InitOptions = Parameters<NodeFS['init']>[1];
type InitResult = Awaited<ReturnType<NodeFS['init']>>;

/** What Emscripten's NODEFS knows of an open file: its descriptor in Node and the kind of file. */
interface FileStream {
  nfd: number;
  node: { mode: number };
}
interface StreamOperations {
  fsync?: (stream: FileStream) => number;
}

function streamOperationsOf(module: object): StreamOperations {
  const nodeFs: unknown = Reflect.get(module, 'NODEFS');
  const operations: unknown = isObject(nodeFs) ? Reflect.get(nodeFs, 'stream_ops') : undefined;
  if (!isObject(operations)) throw new TypeError('PGlite has no NODEFS.stream_ops: its file layer has changed.');
  return operations;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function abortProcess(error: unknown): never {
  process.stderr.write(`The disk refused to store data, stopping at once: ${String(error)}\n`);
  process.abort();
}
