import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { commonMessages } from '@qwy/elements/base/common-messages';
import { failureOfCode } from '@qwy/elements/base/failure';
import type { Failure } from '@qwy/elements/base/failure';
import { QwyElement } from '@qwy/elements/base/qwy-element';
import type { Locale } from '@qwy/contract/frame';
import type { TemplateResult } from 'lit';
import { html } from 'lit';

/**
 * Every failure that a citizen can meet, as every element says it: what happened, what to do now, and the number to tell the staff where
 * there is one. The sentences are fixed; none blames, none apologises twice.
 */
export default { title: 'Foundations/Failure sentences' } satisfies Meta;

const codes = Object.keys(commonMessages.en)
  .filter((key) => key.startsWith('error.') && key !== 'error.title' && key !== 'error.request')
  .map((key) => key.replace('error.', ''));

/** Shows notices as all elements do. */
class FailureSheet extends QwyElement {
  failures: readonly Failure[] = codes.map((code) =>
    failureOfCode(code, code === 'unexpected' ? 'req-sample-0001' : undefined),
  );

  protected override render(): TemplateResult {
    return html`${this.failures.map((failure) => this.renderFailure(failure, () => undefined))}`;
  }
}
if (!customElements.get('qwy-story-failures')) customElements.define('qwy-story-failures', FailureSheet);

const sheet = (locale: Locale, appearance: 'standard' | 'elder' | 'kiosk' = 'standard'): StoryObj => ({
  render: () => html`<qwy-story-failures locale=${locale} appearance=${appearance}></qwy-story-failures>`,
});

export const Chinese: StoryObj = sheet('zh-CN');
export const English: StoryObj = sheet('en');
export const Elder: StoryObj = sheet('zh-CN', 'elder');
