// Prevents: two ways to run a tool (with and without packages, Node 20 or 24) that behave differently.
// Every command goes: packages in place -> the repo's own Node -> the TypeScript file that does the work.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { ROOT } from './root.mjs';
import { findRepoNode } from './repo-node.mjs';
import { usage } from './usage.mjs';

/** Which file does the work of which command. @type {Record<string, string>} */
const COMMANDS = {
  start: 'tools/start/main.ts',
  test: 'tools/test/main.ts',
  build: 'tools/build/main.ts',
  sizes: 'tools/check-sizes.ts',
  openapi: 'tools/openapi.ts',
  freeze: 'packages/gateway/test/freeze-release.ts',
  storybook: 'tools/storybook-dev.ts',
  bench: 'bench/main.ts',
  browsers: 'tools/browsers/main.ts',
  manifest: 'tools/manifest/main.ts',
  conformance: 'accessibility/main.ts',
  stories: 'tools/stories/main.ts',
  design: 'tools/design/main.ts',
  new: 'tools/new/main.ts',
  pack: 'tools/packages/main.ts',
  docs: 'tools/docs/main.ts',
};

/**
 * Runs one command to its end and leaves with its exit code.
 * @param {string} command - a key of `COMMANDS`
 * @param {string[]} [args]
 */
export async function enter(command, args = process.argv.slice(2)) {
  const file = COMMANDS[command];
  if (file === undefined) {
    console.error(`There is no command "${command}". Known: ${Object.keys(COMMANDS).join(', ')}.`);
    process.exit(1);
  }
  const help = usage(command);
  if (help !== undefined && (args.includes('--help') || args.includes('-h'))) {
    process.stdout.once('error', () => undefined); // whoever reads only the first lines: npm start -- --help | head
    process.stdout.write(help);
    return;
  }
  try {
    await ensureInstalled();
    const node = findRepoNode();
    process.exitCode = await runUnder(node, [path.join(ROOT, file), ...args]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/**
 * @param {string} node - path of the executable
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
function runUnder(node, args) {
  const child = spawn(node, ['--conditions=qwy-source', ...args], {
    stdio: 'inherit',
    cwd: ROOT,
    env: environment(node),
  });
  // A terminal sends Ctrl-C to child and parent alike, `kill` only to one of them: pass it on, and let the child decide when
  // everything is stopped. Signals that come twice are harmless (see start/main.ts).
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  const watch = whenOrphaned(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/**
 * npm runs scripts through a shell, and a shell that is told to stop does not tell us: whoever stops npm would leave servers
 * behind that hold the ports.
 * @param {() => void} stop
 * @returns {NodeJS.Timeout | undefined} undefined when npm did not start us: then outliving the parent may be meant (nohup)
 */
function whenOrphaned(stop) {
  if (process.env['npm_lifecycle_event'] === undefined) return undefined;
  const parent = process.ppid;
  return setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 1_000);
}

/**
 * The environment every tool and its children see: the repo's Node first on PATH, nobody phones home.
 * @param {string} node
 */
function environment(node) {
  const bins = [path.dirname(node), path.join(ROOT, 'node_modules', '.bin')];
  return {
    ...process.env,
    PATH: [...new Set(bins), process.env['PATH'] ?? ''].join(path.delimiter),
    STORYBOOK_DISABLE_TELEMETRY: '1',
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    DO_NOT_TRACK: '1',
    NO_UPDATE_NOTIFIER: '1',
  };
}
