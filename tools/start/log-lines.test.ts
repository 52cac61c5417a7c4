import { expect, it } from 'vitest';
import { LogLines } from './log-lines.ts';

function shown(isReady: boolean, line: string, verbose = false): string[] {
  const texts: string[] = [];
  const lines = new LogLines('gateway', verbose, (text) => texts.push(text.trim()));
  if (isReady) lines.ready();
  lines.show(line);
  return texts;
}

const progress =
  '{"at":"2026-11-23T00:00:00Z","level":"info","event":"seed.progress","what":"items","done":100,"of":851}';

it('shows the progress of the first start as words', () => {
  expect(shown(false, progress)).toEqual(['gateway: seed.progress what=items done=100 of=851']);
});

it('keeps quiet about ordinary requests once everything answers', () => {
  expect(shown(true, '{"level":"info","event":"request","status":200}')).toEqual([]);
  expect(shown(true, '{"level":30,"msg":"request"}')).toEqual([]);
});

it('always shows warnings and errors', () => {
  expect(shown(true, '{"level":"warn","event":"cleanup.failed"}')).toEqual(['gateway: cleanup.failed']);
  expect(shown(true, '{"level":50,"msg":"boom"}')).toEqual(['gateway: boom']);
});

it('shows what is not a log entry as it is', () => {
  expect(shown(true, 'Error: no such file')).toEqual(['gateway: Error: no such file']);
  expect(shown(true, '{broken')).toEqual(['gateway: {broken']);
});

it('shows everything when asked to', () => {
  expect(shown(true, progress, true)).toEqual([`gateway: ${progress}`]);
});

it('waits for what a server says, also when it was said before', async () => {
  const lines = new LogLines('gateway', false, () => undefined);
  const { signal } = new AbortController();
  const waiting = lines.said('ready', signal);
  lines.show('{"level":"info","event":"ready"}');
  await expect(waiting).resolves.toBeUndefined();
  await expect(lines.said('ready', signal)).resolves.toBeUndefined();
});

it('stops waiting when everything stops', async () => {
  const stopping = new AbortController();
  const waiting = new LogLines('gateway', false, () => undefined).said('ready', stopping.signal);
  stopping.abort();
  await expect(waiting).rejects.toThrow('gateway stopped');
});

it('shows requests never and the steps of a long work now and then', () => {
  const texts: string[] = [];
  const lines = new LogLines('gateway', false, (text) => texts.push(text.trim()));
  lines.show('{"level":"info","event":"request","status":200}');
  for (let done = 0; done <= 1000; done += 1) lines.show(`{"level":"info","event":"seed","done":${done},"of":1000}`);
  expect(texts[0]).toBe('gateway: seed done=0 of=1000');
  expect(texts.at(-1)).toBe('gateway: seed done=1000 of=1000');
  expect(texts.length).toBeLessThan(50);
});
