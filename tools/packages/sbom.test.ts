import { expect, it } from 'vitest';
import { billOf, type Bom } from './sbom.ts';

const component = (ref: string) => ({ 'bom-ref': ref, licenses: [] });
const everything: Bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  components: ['@qwy/a@1.0.0', '@qwy/b@1.0.0', 'lit@3.0.0', 'lit-html@3.0.0', 'vitest@5.0.0', 'qr@2.0.0'].map(
    component,
  ),
  dependencies: [
    { ref: '@qwy/a@1.0.0', dependsOn: ['@qwy/b@1.0.0', 'vitest@5.0.0'] },
    { ref: '@qwy/b@1.0.0', dependsOn: ['lit@3.0.0'] },
    { ref: 'lit@3.0.0', dependsOn: ['lit-html@3.0.0'] },
  ],
};
const b = { name: '@qwy/b', version: '1.0.0', dependencies: ['lit'], bundled: ['qr@2.0.0'] };
const a = { name: '@qwy/a', version: '1.0.0', dependencies: ['@qwy/b'], bundled: [] };

it('holds what is needed at run time, however deep, and what is bundled; never what is only for development', () => {
  expect(billOf(a, [a, b], everything)).toMatchObject({
    metadata: { component: { 'bom-ref': '@qwy/a@1.0.0' } },
    components: ['@qwy/b@1.0.0', 'lit-html@3.0.0', 'lit@3.0.0', 'qr@2.0.0'].map(component),
  });
});

it('is refused where npm does not know a part of it', () => {
  expect(() => billOf({ ...b, bundled: ['gone@1.0.0'] }, [{ ...b, bundled: ['gone@1.0.0'] }], everything)).toThrow(
    'gone@1.0.0',
  );
});
