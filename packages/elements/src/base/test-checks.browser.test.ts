import { fixture } from '@open-wc/testing';
import { html, render } from 'lit';
import { describe, expect, it } from 'vitest';
import { axeProblems, inlineStyles, translateAll } from './test-checks.ts';

/** An element whose shadow root holds `content`. */
async function hostOf(content: unknown): Promise<HTMLElement> {
  const host = await fixture<HTMLElement>(html`<div></div>`);
  render(content, host.attachShadow({ mode: 'open' }));
  return host;
}

describe('the checks of views', () => {
  it('find a field without a label inside a shadow root', async () => {
    expect(await axeProblems(await hostOf(html`<input />`))).toEqual([expect.stringContaining('label')]);
    expect(await axeProblems(await hostOf(html`<label>姓名 <input /></label>`))).toEqual([]);
  });

  it('find text that is too pale', async () => {
    const pale = await hostOf(html`<p>看不清</p>`);
    pale.shadowRoot?.querySelector('p')?.style.setProperty('color', '#bbb');
    expect(await axeProblems(pale)).toEqual([expect.stringContaining('color-contrast')]);
    expect(inlineStyles(pale)).toBe(1);
  });

  it('see that a text which a framework keeps writing to goes stale under translation', async () => {
    const draw = (host: HTMLElement, count: number) =>
      render(
        html`<p id="kept">${count}</p>
          <p id="bound" .textContent=${String(count)}></p>`,
        host.shadowRoot!,
      );
    const host = await hostOf(null);
    draw(host, 1);
    translateAll(host);
    draw(host, 2);
    expect(host.shadowRoot?.querySelector('#kept')?.textContent).toBe('1');
    expect(host.shadowRoot?.querySelector('#bound')?.textContent).toBe('2');
  });
});
