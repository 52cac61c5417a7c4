import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { Contrast, Preset, Scheme } from '@qwy/contract/frame';
import { draw } from '@qwy/elements/base/test-example';
import '@qwy/elements/case/define-view';
import { caseViewExamples } from '@qwy/elements/case/case-view.examples';
import '@qwy/elements/provider/define';
import { PRESET_BRANDS } from '@qwy/elements/theme/presets.generated';
import type { TemplateResult } from 'lit';
import { LitElement, css, html } from 'lit';
import { adaptation, judgeBrand } from './judge-brand.ts';

/**
 * One colour, and everything that follows from it: how it looks, whether it can be read, and what to paste. Frames and pages take the same
 * theme. A colour that could not be read is adapted, and the editor says so.
 */
export default { title: 'Start/Theme editor' } satisfies Meta;

const FIELDS = { preset: Preset.options, scheme: Scheme.options, contrast: Contrast.options } as const;

class ThemeEditor extends LitElement {
  static override styles = css`
    :host {
      display: block;
      font:
        16px/1.6 system-ui,
        sans-serif;
    }
    fieldset {
      display: flex;
      flex-wrap: wrap;
      margin: 0 0 16px;
      padding: 12px;
      border: 1px solid #767676;
    }
    label {
      margin-right: 24px;
    }
    table {
      margin: 16px 0;
      border-collapse: collapse;
    }
    th,
    td {
      padding: 4px 12px 4px 0;
      border-bottom: 1px solid #ccc;
      text-align: left;
    }
    .preview {
      padding: 16px;
      border: 1px solid #ccc;
    }
    .preview.dark {
      background: #1e1c19;
    }
    pre {
      padding: 12px;
      overflow: auto;
      background: #f4f4f4;
    }
  `;

  theme = { brand: PRESET_BRANDS.government, preset: 'government', scheme: 'light', contrast: 'auto' };
  readonly #preview = draw(document.createElement('qwy-case-view'), caseViewExamples.ask);

  ready = this.#preview.ready;

  #set(name: keyof ThemeEditor['theme'], value: string): void {
    const preset = Preset.safeParse(value);
    this.theme = {
      ...this.theme,
      [name]: value,
      ...(name === 'preset' && preset.success && { brand: PRESET_BRANDS[preset.data] }),
    };
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { brand, preset, scheme, contrast } = this.theme;
    const view = this.#preview.view;
    view.setAttribute('scheme', scheme);
    view.setAttribute('contrast', contrast);
    const words = adaptation(brand);
    const code = `<qwy-provider preset="${preset}" brand="${brand}" scheme="${scheme}" contrast="${contrast}">`;
    return html`
      <fieldset>
        <legend>Theme</legend>
        <label
          >Brand colour
          <input
            type="color"
            .value=${brand}
            @input=${(event: Event) => event.target instanceof HTMLInputElement && this.#set('brand', event.target.value)}
        /></label>
        ${Object.entries(FIELDS).map(([name, options]) => this.#renderChoice(name, options))}
      </fieldset>
      <p role="status">${words ?? 'Your colour can be read everywhere as it is.'}</p>
      <qwy-provider brand=${brand} scheme=${scheme} contrast=${contrast}>
        <div class=${scheme === 'dark' ? 'preview dark' : 'preview'}>${view}</div>
      </qwy-provider>
      <table>
        <caption>
          Contrast
        </caption>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Colours</th>
          <th scope="col">Ratio</th>
          <th scope="col">At least</th>
        </tr>
        ${judgeBrand(brand).map(
          ({ what, one, other, ratio, least }) =>
            html`<tr>
              <td>${what}</td>
              <td><code>${one}</code> <code>${other}</code></td>
              <td>${ratio.toFixed(2)}:1 ${ratio >= least ? '✓' : '✗'}</td>
              <td>${least}:1</td>
            </tr>`,
        )}
      </table>
      <h2>Paste this</h2>
      <pre tabindex="0"><code>${code}</code></pre>
      <pre
        tabindex="0"
      ><code>provider.theme = ${JSON.stringify({ preset, brand, scheme, contrast }, undefined, 2)};</code></pre>
    `;
  }

  #renderChoice(name: string, options: readonly string[]): TemplateResult {
    const known = name === 'preset' || name === 'scheme' || name === 'contrast' ? name : 'preset';
    return html`<label
      >${name}
      <select
        .value=${this.theme[known]}
        @change=${(event: Event) => event.target instanceof HTMLSelectElement && this.#set(known, event.target.value)}
      >
        ${options.map((option) => html`<option value=${option} ?selected=${option === this.theme[known]}>${option}</option>`)}
      </select></label
    >`;
  }
}
if (!customElements.get('qwy-story-theme-editor')) customElements.define('qwy-story-theme-editor', ThemeEditor);

const editor = (change: (root: ShadowRoot) => void): StoryObj => ({
  render: () => html`<qwy-story-theme-editor></qwy-story-theme-editor>`,
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('qwy-story-theme-editor');
    if (!(element instanceof ThemeEditor) || !element.shadowRoot) throw new Error('the editor is not on screen');
    await element.ready;
    change(element.shadowRoot);
    await element.updateComplete;
  },
});

export const Editor: StoryObj = editor(() => undefined);

/** A yellow that nobody could read as letters: the editor says which darker one is used for them. */
export const PaleColour: StoryObj = editor((root) => {
  const input = root.querySelector('input');
  if (!input) throw new Error('there is no colour to choose');
  input.value = '#ffd34d';
  input.dispatchEvent(new Event('input'));
});
