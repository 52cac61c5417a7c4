import { expect, it } from 'vitest';
import { parseCsv } from './csv.ts';

it('splits rows and cells, with either line ending and none at the end', () => {
  expect(parseCsv('a,b\r\n1,2\n3,')).toEqual([
    ['a', 'b'],
    ['1', '2'],
    ['3', ''],
  ]);
});

it('keeps commas, quotes and line breaks of a quoted cell', () => {
  expect(parseCsv('"取水,用水","他说""好""","上\n下"\n')).toEqual([['取水,用水', '他说"好"', '上\n下']]);
});

it('skips a byte order mark and empty lines', () => {
  expect(parseCsv('\ufeffa,b\n\n1,2\n\n')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

it('refuses a quoted cell that never ends', () => {
  expect(() => parseCsv('a,"b\n1,2')).toThrow(SyntaxError);
});
