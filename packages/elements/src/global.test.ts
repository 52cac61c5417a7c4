import { describe, expect, it, vi } from 'vitest';
import type { QwyGlobal } from './global.ts';
import { DIAGNOSE, qwyGlobal } from './global.ts';
import { VERSION } from './version.ts';

type Scope = { Qwy?: QwyGlobal | undefined };

describe('the one global', () => {
  it('is made once; a second copy takes what is there', () => {
    const scope: Scope = {};
    const first = qwyGlobal(scope);
    expect(first.version).toBe(VERSION);
    expect(qwyGlobal(scope)).toBe(first);
    expect(scope.Qwy).toBe(first);
  });

  it('leaves the global of another version alone', () => {
    const older = { ...qwyGlobal({}), version: '0.0.9' };
    expect(qwyGlobal({ Qwy: older })).toBe(older);
  });

  it('keeps the Trusted Types policy of a copy of Lit that ran first', () => {
    const policy = { name: 'qwy' };
    const scope = { Qwy: { policy } } as unknown as Scope;
    expect(qwyGlobal(scope).policy).toBe(policy);
    expect(typeof scope.Qwy?.setTokenProvider).toBe('function');
  });

  it('lets a later copy of Lit leave its policy, and nothing else be replaced', () => {
    const made = qwyGlobal({});
    made.policy = 'policy';
    expect(made.policy).toBe('policy');
    expect(() => Object.assign(made, { setTokenProvider: () => undefined })).toThrow(TypeError);
    expect(() => Object.assign(made, { version: '9' })).toThrow(TypeError);
    expect(() => Object.assign(made, { more: 1 })).toThrow(TypeError);
    expect(() => Object.assign(made.config, { partnr: 'typo' })).toThrow(TypeError);
  });

  it('is diagnosed by what the loader has left, and says so where there is no loader', async () => {
    const made = qwyGlobal({});
    await expect(made.diagnose()).rejects.toThrow('loader script');
    made.shared.set(DIAGNOSE, async () => ['found']);
    expect(await made.diagnose()).toEqual(['found']);
  });

  it('takes a token provider, and nothing else in its place', () => {
    const made = qwyGlobal({});
    const provider = vi.fn();
    made.setTokenProvider(provider);
    expect(made.config.tokenProvider).toBe(provider);
    // @ts-expect-error -- what plain JavaScript may try
    expect(() => made.setTokenProvider('/qwy-token')).toThrow('`provider` must be a function');
  });
});
