import { fixture } from '@open-wc/testing';
import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { press, until } from '../base/test-drive.ts';
import { failureOf } from '../base/failure.ts';
import { Filling } from './filling.ts';
import type { FormHost } from './form-host.ts';
import { startForm } from './form-state.ts';
import { RestLoader } from './rest-loader.ts';
import { sampleForm } from './sample-forms.examples.ts';

/** A host that only writes down what it is asked for. */
function hostOf(said: string[]): FormHost {
  return {
    client: () => undefined,
    locale: () => 'zh-CN',
    isShared: () => false,
    redraw: () => undefined,
    focusOn: (selector) => void said.push(`focus ${selector}`),
    announce: (text) => void said.push(text),
    later: (callback) => callback(),
    failed: failureOf,
    renderFailure: () => html``,
  };
}

describe('filling a form', () => {
  it('says so when the rest of the form cannot be had, and goes on when the line is back', async () => {
    const said: string[] = [];
    let isDown = true;
    const rest = new RestLoader(
      () => void said.push('styles'),
      () => (isDown ? Promise.reject(new TypeError('Failed to fetch')) : import('./rest.ts')),
    );
    const filling = new Filling(startForm(sampleForm), rest, hostOf(said), {
      onChanged: () => undefined,
      onMoved: () => void said.push('moved'),
      onUnloaded: () => void said.push('unloaded'),
    });
    const [page] = filling.state.pages;
    if (!page) throw new Error('no page');
    const place = await fixture<HTMLElement>(html`<div>${filling.render(page)}</div>`);

    press(place, '下一步');
    await until(place, () => said.length > 0);
    expect(said).toEqual(['unloaded']);

    isDown = false;
    press(place, '下一步');
    await until(place, () => said.includes('moved'));
    expect(said).toEqual(['unloaded', 'styles', 'moved', 'focus #problems']);
    expect(filling.state.listed).toHaveLength(4);
  });
});
