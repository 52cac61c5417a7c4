// Prevents: "please install X" where the machine could have done it itself, and an install that asks questions nobody sees.
import { spawnSync } from 'node:child_process';
import { runWithProgress } from '../lib/progress.mjs';

/** Runs a command as root: directly, or through sudo where that asks for no password. Undefined: neither is possible. */
export function asRoot(command: string, args: readonly string[]): [string, ...string[]] | undefined {
  if (process.getuid?.() === 0) return [command, ...args];
  const canSudo = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return canSudo ? ['sudo', '-n', command, ...args] : undefined;
}

/**
 * Installs Debian packages, with progress.
 * @throws {Error} with one sentence that says what to do instead
 */
export async function aptInstall(label: string, packages: readonly string[]): Promise<void> {
  // UCF_FORCE_CONFFOLD: a configuration file that is there already stays, without a question (see ensure-postgres.ts).
  const apt = (...args: string[]) =>
    asRoot('env', ['DEBIAN_FRONTEND=noninteractive', 'UCF_FORCE_CONFFOLD=1', 'apt-get', ...args]);
  const update = apt('update');
  const install = apt('install', '--yes', '--no-install-recommends', ...packages);
  const byHand = `Install it yourself, then run the same command again: apt-get install ${packages.join(' ')}`;
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0)
    throw new Error(`There is no apt-get here. ${byHand}`);
  if (update === undefined || install === undefined) throw new Error(`That needs root. ${byHand}`);
  const [updateCommand, ...updateArgs] = update;
  const [installCommand, ...installArgs] = install;
  await runWithProgress(`${label}: refreshing the package lists`, updateCommand, updateArgs, {
    failed: `apt-get failed. ${byHand}`,
  });
  await runWithProgress(`${label}: installing ${packages.join(', ')}`, installCommand, installArgs, {
    failed: `apt-get failed. ${byHand}`,
  });
}
