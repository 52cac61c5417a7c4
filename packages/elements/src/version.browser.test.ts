import { expect } from '@open-wc/testing';
import { it } from 'vitest';
import { VERSION } from './version.ts';

it('says the version of package.json', async () => {
  const answer = await fetch(new URL('../package.json', import.meta.url));
  expect((await answer.json()).version).to.equal(VERSION);
});
