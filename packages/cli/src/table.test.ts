import { expect, it } from 'vitest';
import { harmless, table, widthOf } from './table.ts';

it('lines columns up where Chinese characters take two places', () => {
  const lines = table([
    ['a', '老年人高龄补贴', 'x'],
    ['bcd', 'ID（样例）', 'yy'],
  ]);
  expect(lines).toEqual(['a    老年人高龄补贴  x', 'bcd  ID（样例）      yy']);
  expect(widthOf('平利County、')).toBe(12);
});

it('shows what could forge a line of the terminal as unknown characters', () => {
  expect(harmless('ok\u001b[2K\rforged \u202eabc\u009b')).toBe('ok\ufffd[2K\ufffdforged \ufffdabc\ufffd');
  expect(harmless('平利县 ok')).toBe('平利县 ok');
});
