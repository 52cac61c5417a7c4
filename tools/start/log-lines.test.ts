import { expect, it } from 'vitest';
import { LogLines } from './log-lines.ts';

function shown(isReady: boolean, line: string, verbose = false): string[] {
  const texts: string[] = [];
  const lines = new LogLines('gateway', verbose, (text) => texts.push(text.trim()));
  if (isReady) lines.ready();
  lines.show(line);
  return texts;
}

const progress = '{"at":"2026-11-23T00:00:00Z","level":"info","event":"seed.progress","what":"items","done":100,"of":851}';

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
