import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { describe, expect, it } from 'vitest';
import { markupOf } from './markup.ts';

/** Templates here are laid out by the formatter: white space says nothing. */
const tight = (value: unknown): string =>
  markupOf(value)
    .replace(/\s+/g, ' ')
    .replace(/ (?=[<>])|(?<=>) /g, '');

const HOSTILE = `"><script>alert('&')</script>`;
const HARMLESS = '&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;';

describe('the markup of a template', () => {
  it('holds children, lists and whatever directives choose', () => {
    const list = repeat([1, 2], String, (n) => html`<li>${n}</li>`);
    expect(
      tight(
        html`<ul>
            ${list}
          </ul>
          ${keyed('zh-CN', html`<b>a</b>`)}${['x', nothing, undefined, null, html`y`]}`,
      ),
    ).toBe('<ul><li>1</li><li>2</li></ul><b>a</b>xy');
  });

  it('holds attributes, flags, the text and the state of controls, and no listener', () => {
    const item = html`<input
      ?disabled=${false}
      ?required=${true}
      .value=${'v'}
      .checked=${true}
      title=${nothing}
      id=${'i'}
    />`;
    expect(
      tight(
        html`${item}
          <p @scroll=${() => undefined} class=${'a'} .textContent=${'t'} lang="zh"></p>`,
      ),
    ).toBe('<input required value="v" checked id="i" /><p class="a" lang="zh">t</p>');
  });

  it('lets no text become markup', () => {
    expect(
      tight(
        html`<p title=${HOSTILE}>${HOSTILE}</p>
          <p .textContent=${HOSTILE}></p>`,
      ),
    ).toBe(`<p title="${HARMLESS}">${HARMLESS}</p><p>${HARMLESS}</p>`);
    expect(tight(html`<p title="it's" .textContent=${'c'}></p>`)).toBe(`<p title="it's">c</p>`);
  });

  it('is refused where it cannot be right', () => {
    expect(() => markupOf(html`<p .hidden=${true}></p>`)).toThrow('hidden');
    expect(() => markupOf(html`<p ${'reference'}></p>`)).toThrow('<p ');
  });
});
