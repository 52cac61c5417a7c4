import { rollup } from 'rollup';
import { expect, it } from 'vitest';
import { templates, tightenCss, tightenHtml } from './templates.ts';

async function built(code: string): Promise<string> {
  const source = { name: 'source', resolveId: (id: string) => id, load: () => code };
  const bundle = await rollup({ input: 'a.ts', plugins: [source, templates()], external: ['lit'] });
  return (await bundle.generate({})).output[0].code;
}

it('sends one space for a line break and its indentation', () => {
  expect(tightenHtml('<p>\n      Hello  you\n    <b>x</b></p>')).toBe('<p> Hello  you <b>x</b></p>');
});

it('keeps every space that a style sheet needs', () => {
  const css =
    ':host { /* why */ display: block;\n  margin: calc(1px + 2px) }\n  p :hover,\n  ::slotted(a) > b { color: red; }';
  expect(tightenCss(css)).toBe(':host{display: block;margin: calc(1px + 2px)}p :hover, ::slotted(a) > b{color: red}');
});

it('changes templates, nested ones too, and nothing around them', async () => {
  const code = await built(
    'export const a = (html, css, x) => [html`<ul>\n  ${x.map((y) => html`<li>\n    ${y}</li>`)}\n</ul>`, css`a {\n  b: ${x};\n}`, `keep\n  this`];',
  );
  expect(code).toContain('html`<ul> ${x.map((y) => html`<li> ${y}</li>`)} </ul>`');
  expect(code).toContain('css`a{b: ${x}}`');
  expect(code).toContain('`keep\n  this`');
});

it('leaves templates alone where white space is content', async () => {
  const code = await built('export const a = (html, x) => html`<pre>\n  ${x}\n</pre>`;');
  expect(code).toContain('html`<pre>\n  ${x}\n</pre>`');
});
