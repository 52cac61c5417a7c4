import { expect, fixture, html } from '@open-wc/testing';
import { afterEach, beforeAll, beforeEach, describe, it, vi } from 'vitest';
import { FakeFormElement, fakeFetch, settle } from './fake-frame.ts';

describe('a frame’s theme', () => {
  beforeAll(() => {
    if (!customElements.get('test-form')) customElements.define('test-form', FakeFormElement);
  });
  beforeEach(() => vi.stubGlobal('fetch', fakeFetch().fetch));
  afterEach(() => vi.unstubAllGlobals());

  it('is that of the provider around it, whole, and follows every change', async () => {
    const provider = await fixture(
      html`<qwy-provider gateway="http://gw.test" partner="pk_bank" preset="bank" scheme="dark" contrast="more">
        <test-form item="PL-YB-0005"></test-form>
      </qwy-provider>`,
    );
    const element = provider.querySelector('test-form');
    if (!(element instanceof FakeFormElement)) throw new Error('no <test-form>');
    const frame = await element.connected();
    const { settings } = await frame.message('settings');
    expect(settings.theme).to.deep.equal({ preset: 'bank', scheme: 'dark', contrast: 'more' });

    provider.setAttribute('brand', '#004488');
    provider.setAttribute('scheme', 'auto');
    provider.removeAttribute('contrast');
    await settle();
    await element.updateComplete;
    await settle();
    const last = frame.received.pop();
    expect(last?.type === 'settings' && last.settings.theme).to.deep.equal({
      preset: 'bank',
      brand: '#004488',
      scheme: 'auto',
    });
  });
});
