// Prevents: an editor that does not know our elements. The same elements in the three formats that tools read. Pure.
import { Appearance, Contrast, Locale, Preset, Scheme } from '@qwy/contract/frame';
import type { Described, PublicElement } from './elements.ts';
import { forPages } from './elements.ts';

/** The custom-elements manifest (schema 1.0) of the published package. */
export const customElementsManifest = (elements: readonly PublicElement[]): object => ({
  schemaVersion: '1.0.0',
  readme: 'README.md',
  modules: elements.map(({ tag, source, ...element }) => ({
    kind: 'javascript-module',
    path: published(source),
    declarations: [{ kind: 'class', customElement: true, tagName: tag, ...element }],
    exports: [
      { kind: 'js', name: element.name, declaration: { name: element.name } },
      { kind: 'custom-element-definition', name: tag, declaration: { name: element.name } },
    ],
  })),
});

/** Custom data for VS Code's HTML (version 1.1). */
export const vscodeData = (elements: readonly PublicElement[]): object => ({
  version: 1.1,
  tags: forPages(elements).map(({ tag, description, attributes }) => ({
    name: tag,
    description,
    attributes: attributes.map(({ name, description: text, type }) => {
      const values = choices(type?.text ?? '');
      return {
        name,
        description: text,
        ...(values.length > 0 && { values: values.map((value) => ({ name: value })) }),
      };
    }),
  })),
});

/** Web types for JetBrains' editors. */
export const webTypes = (elements: readonly PublicElement[], version: string): object => ({
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name: '@qwy/elements',
  version,
  'description-markup': 'markdown',
  contributions: {
    html: {
      elements: forPages(elements).map((element) => ({
        name: element.tag,
        description: element.description,
        attributes: element.attributes.map(({ name, description, type }) => ({
          name,
          description,
          value: { type: typeOf(type?.text ?? 'string') },
        })),
        slots: element.slots.map(plain),
        js: {
          properties: element.members.filter(({ kind }) => kind === 'field').map(plain),
          events: element.events.map(plain),
        },
        css: { parts: element.cssParts.map(plain), properties: element.cssProperties.map(plain) },
      })),
    },
  },
});

const plain = ({ name, description }: Described): object => ({ name, description });
const published = (source: string): string => source.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');

/** Names of the contract's closed sets, as they stand in the sources' types. */
const SETS: Readonly<Record<string, readonly string[]>> = {
  Locale: Locale.options,
  Appearance: Appearance.options,
  Scheme: Scheme.options,
  Contrast: Contrast.options,
  Preset: Preset.options,
};

/** The words that a type allows; none: anything goes. */
export function choices(type: string): string[] {
  const named = Object.entries(SETS).flatMap(([name, words]) => (new RegExp(`\\b${name}\\b`).test(type) ? words : []));
  const quoted = [...type.matchAll(/'([^']+)'/g)].map(([, word = '']) => word);
  return [...named, ...quoted];
}

function typeOf(type: string): string | string[] {
  const words = choices(type);
  return words.length > 0 ? words.map((word) => `'${word}'`) : type;
}
