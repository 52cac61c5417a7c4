// Prevents: repository tests that run on half of the engines. Only the programs are needed: the tests start a private server
// from them. Debian's package would start a cluster of its own (a port, a service, data): it is told not to.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { aptInstall, asRoot } from './apt.ts';

const DEBIAN_BINARIES = '/usr/lib/postgresql';
const CLUSTER_CONF = '/etc/postgresql-common/createcluster.conf';

/** The folder of Postgres' programs, installed first where need be. @throws {Error} that says what to do. */
export async function ensurePostgres(): Promise<string> {
  const found = findPostgres();
  if (found !== undefined) return found;
  forbidOwnCluster();
  await aptInstall('Postgres is missing', ['postgresql']);
  const installed = findPostgres();
  if (installed === undefined)
    throw new Error(`Postgres was installed, but there is no initdb under ${DEBIAN_BINARIES}.`);
  return installed;
}

function findPostgres(): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const versions = existsSync(DEBIAN_BINARIES) ? readdirSync(DEBIAN_BINARIES) : [];
  const folders = [...onPath, ...versions.map((version) => path.join(DEBIAN_BINARIES, version, 'bin'))];
  return folders.find((folder) => ['initdb', 'postgres'].every((program) => existsSync(path.join(folder, program))));
}

/** Only where nobody has decided yet: an existing file is the owner's own choice. */
function forbidOwnCluster(): void {
  const script = `test -e ${CLUSTER_CONF} || { mkdir -p ${path.dirname(CLUSTER_CONF)} && echo 'create_main_cluster = false' > ${CLUSTER_CONF}; }`;
  const command = asRoot('sh', ['-c', script]);
  if (command === undefined) return; // aptInstall says so
  const [program, ...args] = command;
  spawnSync(program, args, { stdio: 'ignore' });
}
