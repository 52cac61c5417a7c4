import { expect, it } from 'vitest';
import { withoutTrailing } from './trailing.ts';

it.each([
  ['https://gw.example/', '/', 'https://gw.example'],
  ['https://gw.example//', '/', 'https://gw.example'],
  ['/a/b', '/', '/a/b'],
  ['谁来办？ ', ' ？', '谁来办'],
  ['///', '/', ''],
  ['', '/', ''],
])('%j without %j at its end is %j', (text, characters, expected) => {
  expect(withoutTrailing(text, characters)).toBe(expected);
});
