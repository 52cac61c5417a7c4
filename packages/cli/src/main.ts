import { randomUUID } from 'node:crypto';
import { createLoopbackFetch } from './loopback-fetch.ts';
import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  fetch: createLoopbackFetch(),
  print: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  now: () => Date.now(),
  newId: randomUUID,
});
