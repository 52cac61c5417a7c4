import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { describe, it, vi } from 'vitest';
import { qwyGlobal } from '../global.ts';
import type { LoadFailedEvent } from './load-failed-event.ts';

/** Runs the loader script as a page would that includes it under this address. */
const include = (address: string): Promise<unknown> =>
  import(/* @vite-ignore */ new URL(address, import.meta.url).href);

describe('the script tag', () => {
  it('takes its own origin for the gateway, and leaves a second copy nothing to do', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await include('./qwy.ts');
    const { config } = qwyGlobal();
    expect(config.gateway).to.equal(location.origin);
    expect(warn.mock.calls).to.deep.equal([]);

    const { script } = config;
    await include('./qwy.ts?second-copy');
    expect(config.script).to.equal(script);
    expect(warn.mock.calls.flat().join()).to.include('in charge of this page already');
    warn.mockRestore();
  });

  it('looks for the modules beside itself', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await include('./qwy.ts');
    const failed = oneEvent<LoadFailedEvent>(document, 'qwy-load-failed');
    await fixture(html`<qwy-rating>0915-8421234</qwy-rating>`);
    expect((await failed).tag).to.equal('qwy-rating');
    expect(warn.mock.calls.flat().join()).to.include('/packages/elements/src/loader/e/qwy-rating.js');
    warn.mockRestore();
  });
});
