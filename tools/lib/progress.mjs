// Prevents: a silent minute, after which people press Ctrl-C. Long commands show that they live and how long they took,
// and show their own words only when they fail.
import { spawn } from 'node:child_process';

const PULSE_MS = 5_000;

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [missing] - sentence for when the command does not exist
 * @property {string} [failed] - sentence for when it ends with an error
 * @property {AbortSignal} [signal] - stops the command (with everything it started) when aborted
 */

/**
 * Runs a command quietly; prints a line at its start, a pulse every 5 s, and one when it is done.
 * @param {string} label
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} what it printed
 * @throws {Error} with a sentence for people; what the command printed has been shown by then
 */
export async function runWithProgress(label, command, args, options = {}) {
  const done = startProgress(label);
  const { code, output, missing } = await capture(command, args, options);
  if (code === 0) {
    done('done');
    return output;
  }
  if (options.signal?.aborted) {
    done('stopped');
    throw new Error(`${label}: stopped.`);
  }
  done('failed');
  if (missing) throw new Error(options.missing ?? `\`${command}\` is missing.`);
  process.stderr.write(output.endsWith('\n') ? output : `${output}\n`);
  throw new Error(options.failed ?? `\`${command} ${args.join(' ')}\` failed (exit code ${code}).`);
}

/**
 * @param {string} label
 * @returns {(how: string) => void} prints the end and the time it took
 */
export function startProgress(label) {
  const start = Date.now();
  const seconds = () => `${((Date.now() - start) / 1000).toFixed(1)} s`;
  console.log(`… ${label}`);
  const pulse = setInterval(() => console.log(`  … still at it, ${seconds()}`), PULSE_MS);
  return (how) => {
    clearInterval(pulse);
    console.log(`  ${how} (${seconds()})`);
  };
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} options
 * @returns {Promise<{ code: number, output: string, missing: boolean }>}
 */
function capture(command, args, options) {
  return new Promise((resolve) => {
    /** @type {Buffer[]} */
    const chunks = [];
    const settle = (/** @type {number} */ code, missing = false) =>
      resolve({ code, output: Buffer.concat(chunks).toString('utf8'), missing });
    const { cwd, env, signal } = options;
    // With a signal, the command leads its own process group, so that its grandchildren can be stopped with it;
    // without one it stays in ours, where Ctrl-C reaches it by itself.
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: signal !== undefined });
    const stop = () => killGroup(child.pid);
    signal?.addEventListener('abort', stop, { once: true });
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.once('error', () => settle(127, true));
    child.once('close', (code) => {
      signal?.removeEventListener('abort', stop);
      settle(code ?? 1);
    });
  });
}

/** @param {number | undefined} pid - leader of a process group of its own */
function killGroup(pid) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It ended by itself in the meantime.
  }
}
