import { checkCitizenId } from '@qwy/contract/rules/citizen-id';
import { checkLicenseId } from '@qwy/contract/rules/license-id';
import { checkUscc } from '@qwy/contract/rules/uscc';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPersonas } from './read-data.ts';

const personas = readPersonas(fileURLToPath(new URL('../../data', import.meta.url)));
const licenses = personas.flatMap((persona) => persona.licenses.map((license) => ({ persona, license })));

describe('the invented citizens', () => {
  it('are four, with names nobody takes for real and two or three licences each', () => {
    expect(personas).toHaveLength(4);
    expect(new Set(personas.map(({ sub }) => sub)).size).toBe(4);
    for (const { name, licenses: held } of personas) {
      expect(name).toMatch(/^样例·/);
      expect([2, 3]).toContain(held.length);
    }
  });

  it('have valid numbers of the county from the 1880s', () => {
    for (const { citizenId } of personas) {
      const result = checkCitizenId(citizenId);
      expect(result).toMatchObject({ ok: true, number: citizenId, region: '610926' });
      if (result.ok) expect(result.birthday).toMatch(/^188\d-/);
    }
  });
});

describe('their licences', () => {
  it('belong to their holder and come from issuers labelled as samples', () => {
    expect(new Set(licenses.map(({ license }) => license.id)).size).toBe(licenses.length);
    for (const { persona, license } of licenses) {
      expect([license.holderName, license.holderCode]).toEqual([persona.name, persona.citizenId]);
      expect(license.issuer).toMatch(/（样例）$/);
    }
  });

  it('carry a valid identifier where the type code is known, and none where it is not', () => {
    for (const { license } of licenses) {
      if (license.typeCode === '待核实') expect(license.identifier).toBeUndefined();
      else {
        const result = checkLicenseId(license.identifier ?? '');
        expect(result).toMatchObject({ ok: true, type: license.typeCode });
        if (result.ok) expect(checkUscc(result.issuer)).toMatchObject({ ok: true, region: '610926' });
      }
    }
  });

  it('are valid except one expired and one revoked', () => {
    const states = licenses.map(({ license }) => license.status).sort();
    expect(states.filter((state) => state !== 'valid')).toEqual(['expired', 'revoked']);
    const expired = licenses.find(({ license }) => license.status === 'expired')?.license;
    expect(expired?.validTo).toBe('2025-01-14');
    for (const { license } of licenses) {
      if (license.validFrom && license.validTo) expect(license.validFrom < license.validTo).toBe(true);
    }
  });

  it('keep citizen numbers secret on their face', () => {
    for (const { persona, license } of licenses) {
      for (const field of license.fields) {
        if (field.value.includes(persona.citizenId)) expect([field.label, field.secret]).toEqual([field.label, true]);
      }
    }
  });
});
