import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { argTypes, declarationOf } from './arg-types.ts';
import { embedCode } from './embed-code.ts';

const manifest: unknown = JSON.parse(
  readFileSync(new URL('../../packages/elements/custom-elements.json', import.meta.url), 'utf8'),
);
const guide = declarationOf(manifest, 'qwy-guide');

describe('what Storybook knows of an element', () => {
  const types = argTypes(guide);

  it('lets attributes be set: a closed set by choice, a number as a number', () => {
    expect(types['appearance']).toMatchObject({ control: { type: 'select' }, options: ['standard', 'elder', 'kiosk'] });
    expect(types['item']).toMatchObject({ control: { type: 'text' }, table: { category: 'Attributes' } });
    expect(argTypes(declarationOf(manifest, 'qwy-provider'))['idle-seconds']).toMatchObject({
      control: { type: 'number' },
    });
  });

  it('has every slot, also the one without a name', () => {
    expect(types['slot:']).toMatchObject({ name: '(default)', control: { type: 'text' } });
    expect(types['slot:actions']).toBeDefined();
  });

  it('has custom properties with their kind, and events, parts and methods to read', () => {
    expect(types['--qwy-brand']).toMatchObject({ control: { type: 'color' } });
    expect(types['--qwy-radius']).toMatchObject({ control: { type: 'text' } });
    for (const name of ['event:qwy-ready', 'part:head', 'method:reload', 'property:client'])
      expect(types[name]).toMatchObject({ control: false, description: expect.stringMatching(/\w/) });
  });

  it('lists every described thing exactly once', () => {
    const { attributes, slots, cssProperties, events, cssParts, members } = guide;
    const extra = members.filter(({ attribute }) => attribute === undefined).length;
    const all = [attributes, slots, cssProperties, events, cssParts].flat().length + extra;
    expect(Object.keys(types)).toHaveLength(all);
  });

  it('does not know what the manifest does not', () => {
    expect(() => declarationOf(manifest, 'qwy-nothing')).toThrow('npm run manifest');
  });
});

describe('the embed code', () => {
  it('of a public element needs no server', () => {
    const code = embedCode(guide);
    expect(code.html).toContain('<qwy-guide item="PL-YB-0005">');
    expect(code.react).toContain("import { Guide } from '@qwy/react';");
    expect(code.react).toContain('onStart={');
    expect(code.vue).toContain('@qwy-start=');
    expect(code.server).toBeUndefined();
  });

  it('of a personal one names the endpoint, in the page and on the server', () => {
    const code = embedCode(declarationOf(manifest, 'qwy-form'));
    expect(code.html).toContain('token-endpoint="/qwy-token"');
    expect(code.react).toContain('tokenEndpoint="/qwy-token"');
    expect(code.server).toContain("app.post('/qwy-token', tokenHandler)");
  });
});
