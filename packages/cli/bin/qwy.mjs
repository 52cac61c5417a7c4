#!/usr/bin/env node
// Prevents: a stack trace where a sentence belongs. In the repository the TypeScript source runs (Node strips the types), so
// that nothing has to be built first; a published package has only the built file.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const built = new URL('../dist/main.js', import.meta.url);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (existsSync(source)) {
  if (major < 22 || (major === 22 && minor < 18)) {
    console.error(
      `qwy runs from its source with Node 22.18 or newer, this is ${process.version}: use \`npx qwy\` in the repository.`,
    );
    process.exitCode = 2;
  } else {
    const flags = ['--conditions=qwy-source', '--disable-warning=ExperimentalWarning'];
    const child = spawn(process.execPath, [...flags, source, ...process.argv.slice(2)], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('exit', (code, signal) => (process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)));
  }
} else if (existsSync(fileURLToPath(built))) {
  await import(built.href);
} else {
  console.error('qwy is not built: run `npm start` or `npm test` in the repository once.');
  process.exitCode = 2;
}
