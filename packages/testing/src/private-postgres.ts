/**
 * A Postgres of our own for one test run: private directory, free loopback port, random password, gone afterwards.
 * Never the cluster that the distribution's package starts.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export type PrivatePostgres =
  | {
      readonly available: true;
      /** Connection URL of the maintenance database, as superuser. */
      readonly url: string;
      /** As the server says it, such as `15.14`. */
      readonly version: string;
      /** Ends the server as a crash does: at once, whoever is connected. */
      crash(): Promise<void>;
      /** Starts it again at the same address, with what it had committed. */
      revive(): Promise<void>;
      /** Ends the server and removes its directory. Safe to call twice. */
      stop(): Promise<void>;
    }
  | {
      readonly available: false;
      /** One sentence: what is missing and what to do. */
      readonly reason: string;
    };

const PORT_ATTEMPTS = 5;
const USER = 'qwy';

export interface WhereToLook {
  /** Folders as in `PATH`. Default: `PATH`. */
  searchPath?: string;
  /** Holds one folder per version. Default: Debian's. */
  debianFolder?: string;
}

/** Starts the first Postgres found on this machine. Settings trade durability, which tests do not need, for speed. */
export async function startPrivatePostgres(where: WhereToLook = {}): Promise<PrivatePostgres> {
  const binaries = findBinaries(where);
  if (binaries === undefined) {
    return { available: false, reason: 'No Postgres found (initdb and postgres): install it, on Debian `postgresql`.' };
  }
  const account = serverAccount();
  if (account === 'none') {
    return { available: false, reason: 'Postgres refuses to run as root, and there is no user postgres or nobody.' };
  }
  const directory = mkdtempSync(join(tmpdir(), 'qwy-postgres-'));
  try {
    if (account) chownSync(directory, account.uid, account.gid);
    const password = randomBytes(16).toString('hex');
    initialise(binaries, directory, password, account);
    const server = await startOnFreePort(binaries, directory, account);
    let { child } = server;
    return {
      available: true,
      url: `postgres://${USER}:${password}@127.0.0.1:${String(server.port)}/postgres`,
      version: binaries.version,
      crash: () => endServer(child, 'SIGQUIT'),
      async revive() {
        child = await startServer(binaries, directory, server.port, account);
      },
      async stop() {
        await endServer(child, 'SIGINT');
        rmSync(directory, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}

interface Binaries {
  initdb: string;
  postgres: string;
  version: string;
}

/** On the PATH first, then where Debian keeps them, newest version first. */
function findBinaries(where: WhereToLook): Binaries | undefined {
  const { searchPath = process.env['PATH'] ?? '', debianFolder = '/usr/lib/postgresql' } = where;
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...searchPath.split(delimiter).filter((folder) => folder !== ''),
    ...versions.map((version) => join(debianFolder, version, 'bin')),
  ];
  for (const folder of folders) {
    const initdb = join(folder, 'initdb');
    const postgres = join(folder, 'postgres');
    if (!existsSync(initdb) || !existsSync(postgres)) continue;
    const { stdout, status } = spawnSync(postgres, ['--version'], { encoding: 'utf8' });
    if (status === 0) return { initdb, postgres, version: /\d+(\.\d+)*/.exec(stdout)?.[0] ?? 'unknown' };
  }
  return undefined;
}

interface Account {
  uid: number;
  gid: number;
}

/** Whom to run the server as: root must become somebody else; everybody else stays who they are (undefined). */
function serverAccount(): Account | undefined | 'none' {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return 'none';
}

function initialise(binaries: Binaries, directory: string, password: string, account: Account | undefined): void {
  const passwordFile = join(directory, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const { status, stderr, error } = spawnSync(
    binaries.initdb,
    // prettier-ignore
    ['--pgdata', join(directory, 'data'), '--username', USER, '--pwfile', passwordFile, '--auth', 'scram-sha-256',
      '--encoding', 'UTF8', '--locale', 'C.UTF-8', '--no-sync'],
    { ...account, cwd: directory, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '' } },
  );
  rmSync(passwordFile);
  if (status !== 0) throw new Error(`initdb failed: ${error?.message ?? stderr}`);
}

interface Server {
  child: ChildProcess;
  port: number;
}

async function startOnFreePort(binaries: Binaries, directory: string, account?: Account): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      return { child: await startServer(binaries, directory, port, account), port };
    } catch (error) {
      // Between asking for a free port and using it somebody else may have taken it.
      if (attempt === PORT_ATTEMPTS || !String(error).includes('could not bind')) throw error;
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('The probe has no port.'));
        else resolve(address.port);
      });
    });
  });
}

const serverSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '64MB',
  fsync: 'off',
  full_page_writes: 'off',
};

function startServer(binaries: Binaries, directory: string, port: number, account?: Account): Promise<ChildProcess> {
  const args = ['-D', join(directory, 'data'), '-p', String(port)];
  for (const [name, value] of Object.entries(serverSettings)) {
    args.push('-c', `${name}=${value}`);
  }
  const [command, ...rest] = diesWithParent(binaries.postgres, args);
  const child = spawn(command, rest, {
    ...account,
    cwd: directory,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '' },
  });
  return new Promise((resolve, reject) => {
    let log = '';
    const fail = (error: unknown) => reject(new Error(`Postgres did not start: ${String(error)}\n${log}`));
    child.once('error', fail);
    child.once('exit', fail);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      // Keeps reading afterwards too: a full pipe would stop the server.
      if (log.length < 10_000) log += text;
      if (!log.includes('ready to accept connections')) return;
      child.off('exit', fail);
      resolve(child);
    });
  });
}

/** Even if the test runner is killed: the kernel then stops the server. Where there is no setpriv, only `stop` does. */
function diesWithParent(postgres: string, args: string[]): [string, ...string[]] {
  const known = spawnSync('setpriv', ['--pdeathsig', 'QUIT', 'true']).status === 0;
  return known ? ['setpriv', '--pdeathsig', 'QUIT', postgres, ...args] : [postgres, ...args];
}

/** SIGINT is Postgres' fast shutdown: it cuts off whoever is still connected. SIGQUIT is its immediate one: nothing is written. */
async function endServer(child: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  await ended;
}
