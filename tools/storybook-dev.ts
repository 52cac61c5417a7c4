// Prevents: Storybook fetching release notes and sending telemetry from a government network, and a port that clashes with
// the sandbox. `npm run storybook` is the live one for designers; `npm start` serves the built one.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './bootstrap/root.mjs';

const PORT = process.env['STORYBOOK_PORT'] ?? '6006';
const STORYBOOK = path.join(ROOT, 'node_modules/storybook/dist/bin/dispatcher.js');

const child = spawn(
  process.execPath,
  [
    STORYBOOK,
    'dev',
    '--disable-telemetry',
    '--no-version-updates',
    '--no-open',
    '--port',
    PORT,
    ...process.argv.slice(2),
  ],
  { cwd: ROOT, stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
