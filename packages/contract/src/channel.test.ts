import { expect, it } from 'vitest';
import { ChannelPlan } from './channel.ts';

const current = { version: '0.2.0', status: 'current' };
const takes = (...versions: object[]): boolean => ChannelPlan.safeParse({ versions }).success;

it('takes one current version, and others that say what to use instead', () => {
  expect(takes(current)).toBe(true);
  expect(takes(current, { version: '0.1.1', status: 'supported', note: '仍然可用' })).toBe(true);
  expect(takes(current, { version: '0.1.0', status: 'patched', use: '0.2.0' })).toBe(true);
  expect(takes(current, { version: '0.1.0', status: 'revoked', use: '0.2.0' })).toBe(true);
});

it.each([
  ['no current one', [{ version: '0.1.0', status: 'supported' }]],
  ['two current ones', [current, { version: '0.3.0', status: 'current' }]],
  ['one version twice', [current, { version: '0.2.0', status: 'supported' }]],
  ['a revoked one without advice', [current, { version: '0.1.0', status: 'revoked' }]],
  ['advice to use a revoked one', [current, { version: '0.1.0', status: 'revoked', use: '0.1.0' }]],
  ['advice to use an unknown one', [current, { version: '0.1.0', status: 'patched', use: '0.9.0' }]],
  ['something that is no version', [current, { version: '../0.1', status: 'supported' }]],
  ['a word that is not known', [current, { version: '0.1.0', status: 'supported', colour: 'red' }]],
])('refuses %s', (_what, versions) => {
  expect(takes(...versions)).toBe(false);
});
