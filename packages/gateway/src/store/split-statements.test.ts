import { describe, expect, it } from 'vitest';
import { splitStatements, withoutComments } from './split-statements.ts';

describe('splitting an SQL file', () => {
  it.each([
    ['two statements', 'create table a ();\nselect 1', ['create table a ()', 'select 1']],
    ['a remark behind the semicolon', 'select 1; -- one\nselect 2;', ['select 1', '-- one\nselect 2']],
    ['a semicolon in a text', `select 'a;b'; select 2`, [`select 'a;b'`, 'select 2']],
    ['a doubled quote', `select 'it''s; so';`, [`select 'it''s; so'`]],
    ['a comment sign in a text', `select '--';select '/*';`, [`select '--'`, `select '/*'`]],
    ['a semicolon in a name', 'select 1 as "a;b";', ['select 1 as "a;b"']],
    ['a semicolon and a quote in comments', `select /* ; ' */ 1 -- ; it's\n;`, [`select /* ; ' */ 1 -- ; it's`]],
    ['a word that ends in e before a quote', `select date'2026-01-01'`, [`select date'2026-01-01'`]],
    ['comments only', '-- nothing\n;; /* here */ ;', []],
  ])('understands %s', (_what, text, expected) => {
    expect(splitStatements(text)).toEqual(expected);
  });

  it.each([`select 'open`, 'select "open', '/* open', 'do $$ begin end $$', `select E'\\''`])('refuses %s', (text) => {
    expect(() => splitStatements(text)).toThrow(SyntaxError);
  });

  it('takes comments out and leaves texts alone', () => {
    expect(withoutComments(`a -- x\n'--' /* y */b`)).toBe(`a  \n'--'  b`);
  });
});
