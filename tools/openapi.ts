// Prevents: an OpenAPI document that says something else than the gateway does. `npm run openapi` writes it from the contract;
// with --check (in `npm test`) nothing is written, and a committed file that is stale fails. Linted offline either way.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildOpenApi } from '@qwy/contract/openapi';
import { ROOT } from './bootstrap/root.mjs';

const FILE = 'docs/reference/openapi.json';
const CONFIG = 'tools/redocly.yaml';

/** Where the sandbox answers; a county's own gateway serves this document with its own address. */
const SERVERS = ['http://gw.localhost:8600'];

const isCheck = process.argv.includes('--check');
const document = buildOpenApi({ version: contractVersion(), servers: SERVERS });
const text = `${JSON.stringify(document, null, 2)}\n`;
process.exitCode = (isCheck ? isCurrent() : write()) && lint() ? 0 : 1;

function isCurrent(): boolean {
  const file = path.join(ROOT, FILE);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return true;
  console.error(`${FILE} is not what the contract describes: run \`npm run openapi\` and commit the file.`);
  return false;
}

function write(): boolean {
  const file = path.join(ROOT, FILE);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`${FILE} written (${Object.keys(document.paths).length} paths).`);
  return true;
}

function lint(): boolean {
  const redocly = path.join(ROOT, 'node_modules/@redocly/cli/bin/cli.js');
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { status } = spawnSync(process.execPath, [redocly, 'lint', FILE, '--config', CONFIG], {
    cwd: ROOT,
    env,
    stdio: 'inherit',
  });
  return status === 0;
}

function contractVersion(): string {
  const pkg: { version: string } = JSON.parse(readFileSync(path.join(ROOT, 'packages/contract/package.json'), 'utf8'));
  return pkg.version;
}
