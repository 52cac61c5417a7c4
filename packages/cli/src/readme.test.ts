import { readFile } from 'node:fs/promises';
import { afterEach, expect, it } from 'vitest';
import { scriptedWorld } from '../test/scripted-world.ts';

let world: Awaited<ReturnType<typeof scriptedWorld>> | undefined;
afterEach(async () => world?.remove());

it('shows only commands and options that exist', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const commands = [...readme.matchAll(/^npx qwy (.*?)(?:\s+#.*)?$/gm)].map(([, words = '']) => words.split(' '));
  expect(commands.length).toBeGreaterThan(10);
  world = await scriptedWorld();
  for (const words of commands) {
    // --help stops short of doing it, but only after every word was understood.
    const { code, err } = await world.qwy([...words, '--help']);
    expect({ words, code, err }).toEqual({ words, code: 0, err: [] });
  }
});
