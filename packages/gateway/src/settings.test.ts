import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('readSettings', () => {
  it('has defaults for a start on one machine', () => {
    expect(readSettings({})).toMatchObject({
      PORT: 8600,
      DATA_DIR: '.data',
      SANDBOX: false,
      SAMPLES: false,
      origins: {
        api: 'http://gw.localhost:8600',
        forms: 'http://forms.localhost:8601',
        license: 'http://license.localhost:8602',
      },
    });
  });

  it('lists every mistake at once, without the values', () => {
    const read = () =>
      readSettings({ PORT: 'secret-port', DATABASE_URL: 'not a url: password', PUBLIC_URL: 'https://a.example/path' });
    expect(read).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*PUBLIC_URL/);
    expect(read).not.toThrow(/secret-port|password/);
  });

  it('takes all of the identity provider or none of it', () => {
    expect(() => readSettings({ OIDC_ASSURANCE: 'gold' })).toThrow(/OIDC_ASSURANCE/);
    expect(() => readSettings({ OIDC_ASSURANCE: 'a=low b=gold' })).toThrow(/OIDC_ASSURANCE/);
    expect(() => readSettings({ OIDC_ISSUER: 'https://id.example' })).toThrow(/go together/);
  });
});

it('reads what a provider’s levels of assurance are worth', () => {
  expect(Object.fromEntries(readSettings({}).OIDC_ASSURANCE)).toEqual({
    low: 'low',
    substantial: 'substantial',
    high: 'high',
  });
  const { OIDC_ASSURANCE } = readSettings({ OIDC_ASSURANCE: 'urn:x:sms=low https://id.example/?loa=2=substantial' });
  expect([...OIDC_ASSURANCE]).toEqual([
    ['urn:x:sms', 'low'],
    ['https://id.example/?loa=2', 'substantial'],
  ]);
});

it('loads samples in a sandbox, and elsewhere only when asked', () => {
  const samples = (environment: Record<string, string>) => readSettings(environment).SAMPLES;
  expect(samples({ SANDBOX: '1' })).toBe(true);
  expect(samples({ SANDBOX: '1', SAMPLES: '0' })).toBe(false);
  expect(samples({ SAMPLES: '1' })).toBe(true);
});
