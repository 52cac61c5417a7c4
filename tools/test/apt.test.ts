import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aptInstall } from './apt.ts';

const machine = { bin: '', log: '' };

/** A machine whose commands only write down how they were called. */
beforeEach(() => {
  machine.bin = mkdtempSync(path.join(tmpdir(), 'qwy-apt-'));
  machine.log = path.join(machine.bin, 'log');
  writeFileSync(machine.log, '');
  vi.stubEnv('PATH', machine.bin);
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(machine.bin, { recursive: true });
});

function command(name: string, then = ''): void {
  const file = path.join(machine.bin, name);
  writeFileSync(file, `#!/bin/sh\necho "${name} $*" >> ${machine.log}\n${then}\n`);
  chmodSync(file, 0o755);
}

const calls = () => readFileSync(machine.log, 'utf8').trim().split('\n');

it('installs as root without asking anything', async () => {
  vi.spyOn(process, 'getuid').mockReturnValue(0);
  command('apt-get');
  command('env');
  await aptInstall('Chromium is missing', ['chromium', 'fonts-noto-cjk']);
  expect(calls().filter((call) => call.startsWith('env'))).toEqual([
    'env DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1 apt-get update',
    'env DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1 apt-get install --yes --no-install-recommends chromium fonts-noto-cjk',
  ]);
});

it('goes through sudo where that asks for no password', async () => {
  vi.spyOn(process, 'getuid').mockReturnValue(1000);
  command('apt-get');
  command('sudo');
  await aptInstall('Postgres is missing', ['postgresql']);
  expect(calls().at(-1)).toBe(
    'sudo -n env DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1 apt-get install --yes --no-install-recommends postgresql',
  );
});

it('says what to do where it may not install', async () => {
  vi.spyOn(process, 'getuid').mockReturnValue(1000);
  command('apt-get');
  command('sudo', 'exit 1');
  await expect(aptInstall('x', ['postgresql'])).rejects.toThrow(
    'That needs root. Install it yourself, then run the same command again: apt-get install postgresql',
  );
});

it('says so where there is no apt-get', async () => {
  await expect(aptInstall('x', ['chromium'])).rejects.toThrow('There is no apt-get here.');
});

it('says so when apt-get fails', async () => {
  vi.spyOn(process, 'getuid').mockReturnValue(0);
  command('apt-get');
  command('env', 'exit 100');
  await expect(aptInstall('x', ['chromium'])).rejects.toThrow('apt-get failed. Install it yourself');
});
