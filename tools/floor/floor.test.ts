import { describe, expect, it } from 'vitest';
import { youngCss } from './css.ts';
import { sheetsIn, youngJavaScript } from './javascript.ts';

describe('a script for the floor', () => {
  it.each([
    ['class A { static { f(); } }', 'static block'],
    ['a ||= 1', '||='],
    ['class A { #m() {} }', 'private method'],
    ['class A { #x; has(o) { return #x in o } }', '#x in y'],
    ['await f()', 'outside of a function'],
    ['/a/d.test(b)', 'flag'],
    ['a = b +', 'Unexpected token'],
    ['structuredClone(a)', 'structuredClone'],
    ['crypto.randomUUID()', 'randomUUID'],
    ['a.replaceAll("b", "c")', 'replaceAll'],
    ['AbortSignal.timeout(5)', 'AbortSignal.timeout'],
    ['new Intl.Segmenter("zh")', 'Intl.Segmenter'],
  ])('does not say %s', (code, what) => {
    expect(youngJavaScript(code).join()).toContain(what);
  });

  it.each([
    'class A { #x = 1; y = 2; static z = a?.b ?? 3n }',
    'async function f() { for await (const a of b) await a; }',
    'f(URL.canParse ? URL.canParse(a) : b)',
    'const structuredClone = a; const { hasOwn } = b; f(hasOwn)',
    '/a/gimsuy.test(b)',
  ])('may say %s', (code) => {
    expect(youngJavaScript(code)).toEqual([]);
  });
});

describe('a style sheet for the floor', () => {
  it.each([
    ['a:is(b, c) { color: red }', 'is (88) in a:is(b,c)'],
    ['a:focus-visible { color: red }', 'focus-visible'],
    ['a { inset: 0 }', 'inset'],
    ['a { display: flex; gap: 4px }', 'gap outside of a grid'],
    ['a { & b { color: red } }', 'nesting'],
    ['a { height: 100dvh }', 'dvh'],
    ['a { color: color-mix(in srgb, red, blue) }', 'color-mix'],
    ['@layer a { b { color: red } }', 'layer'],
  ])('does not say %s', (sheet, what) => {
    expect(youngCss(sheet).join()).toContain(what);
  });

  it.each([
    'a { display: grid; gap: 4px; accent-color: red }',
    '@supports (inset: 0) { a { inset: 0 } }',
    '@supports selector(:focus-visible) { a:focus-visible { outline: 0 } }',
    'a:focus:not(:first-child) { margin-inline-start: 4px; width: min(1px, 2vw) }',
  ])('may say %s', (sheet) => {
    expect(youngCss(sheet)).toEqual([]);
  });
});

it('finds the style sheets of a script, and no markup', () => {
  const code = 'const a = b`:host{color:red}p{margin:${c}}`, d = html`<p title="{a:b}">${e}</p>`;';
  expect(sheetsIn(code)).toEqual([':host{color:red}p{margin:0}']);
});
