// Prevents: a style sheet, a table of presets and a page of documentation that disagree about a colour. Tokens in, files out. Pure.
import type { Token, TokenSet } from './token-sets.ts';

export type TokenSets = Readonly<Record<TokenSet, readonly Token[]>>;

/** Colours that follow from a partner's brand: they come computed, for light and for dark. */
const isOfBrand = (name: string): boolean => name.startsWith('brand') || name === 'on-brand';

/** Lit's style sheet with every token as a custom property `--_<name>`. */
export function tokenSheet(sets: TokenSets): string {
  const dark = `color-scheme: dark !important; ${fixed(sets.dark)}`;
  const contrast = fixed(sets.contrast);
  return `${HEAD}
import { css } from 'lit';

/** Every token as a custom property. The scheme follows the attribute; what is printed is always light. */
export const tokenProperties = css\`
  :host {
    ${declarations(sets.light)}
    ${declarations(sets.base)}
    ${declarations(sets.standard)}
    ${declarations(sets.component)}
  }
  :host([appearance='elder']) { ${declarations(sets.elder)} }
  :host([appearance='kiosk']) { ${declarations(sets.kiosk)} }
  @media screen { :host([scheme='dark']) { ${dark} } }
  @media screen and (prefers-color-scheme: dark) { :host([scheme='auto']) { ${dark} } }
  :host([contrast='more']) { ${contrast} }
  @media (prefers-contrast: more) { :host(:not([contrast='standard'])) { ${contrast} } }
\`;
`;
}

/** What a preset stands for. */
export function presetTable(presets: readonly Token[]): string {
  return `${HEAD}
import type { Preset } from '@qwy/contract/frame';

/** Brand colour of each preset. */
export const PRESET_BRANDS: Readonly<Record<Preset, string>> = {
${presets.map(({ name, value }) => `${name}: '${value}',`).join('\n')}
};
`;
}

/** The page of documentation about everything that a page may set. */
export function tokenPage({ light, dark, base, component, standard, elder, kiosk, presets }: TokenSets): string {
  const valueIn = (tokens: readonly Token[], name: string): string =>
    code(tokens.find((token) => token.name === name)?.value ?? '');
  const open = (tokens: readonly Token[]): readonly Token[] => tokens.filter(({ isPublic }) => isPublic);
  const sizes = [
    ['standard', standard],
    ['elder', elder],
    ['kiosk', kiosk],
  ] as const;
  return `<!-- Written by \`npm run design\` from packages/elements/tokens. -->

# Design tokens

Every element draws with these. Set them as custom properties on an element, or on whatever stands around it; in frames only the
theme has a say ([designer's guide](../guides/designer.md)). Colours that you set are for the light scheme; in the dark only the brand's follow you,
because what you chose for a white ground could not be read there. Sources: the DTCG files in
[packages/elements/tokens](../../packages/elements/tokens).

## Colours

| property | light | dark | for |
| --- | --- | --- | --- |
${open(light)
  .map(
    ({ name, value, description }) =>
      `| \`--qwy-${name}\` | ${code(value)} | ${valueIn(dark, name)} | ${description} |`,
  )
  .join('\n')}

## Shape, type, motion

| property | default | for |
| --- | --- | --- |
${open(base).map(row).join('\n')}
| \`--qwy-size\` | by appearance, below | Running text; everything else is measured by it. |

## Per component

| property | default | for |
| --- | --- | --- |
${open(component).map(row).join('\n')}

## Appearances

| appearance | text | least target | step of space |
| --- | --- | --- | --- |
${sizes.map(([name, tokens]) => `| \`${name}\` | ${tokens.map(({ value }) => value).join(' | ')} |`).join('\n')}

## Presets

| preset | brand colour |
| --- | --- |
${presets.map(({ name, value }) => `| \`${name}\` | ${code(value)} |`).join('\n')}
`;
}

const HEAD = '// Written by `npm run design` from packages/elements/tokens: change those.';

/** What a page may set, with our own value behind it. */
function declarations(tokens: readonly Token[]): string {
  return tokens
    .map(({ name, value, isPublic }) => {
      if (isOfBrand(name)) return `--_${name}: ${ofBrand(name, value)};`;
      return `--_${name}: ${isPublic ? `var(--qwy-${name}, ${value})` : value};`;
    })
    .join(' ');
}

/** Colours that a page set for light would be unreadable in the dark or pale where contrast was asked for: there, ours stand. */
function fixed(tokens: readonly Token[]): string {
  return tokens
    .map(({ name, value }) => `--_${name}: ${isOfBrand(name) ? `var(--_dark-${name}, ${value})` : value};`)
    .join(' ');
}

/**
 * What a page sets wins over what was computed from its brand colour, and that over our own. Only the brand's ground is the computed
 * one first, because the brand colour is what it is computed from. Where nobody computes, the brand colour also makes its letters.
 */
function ofBrand(name: string, value: string): string {
  const computed = `--_light-${name}`;
  if (name === 'brand') return `var(${computed}, var(--qwy-brand, ${value}))`;
  const own = name === 'brand-text' ? `var(--qwy-brand, ${value})` : value;
  return `var(--qwy-${name}, var(${computed}, ${own}))`;
}

const code = (value: string): string => `\`${value.replace(/var\(--_([\w-]+)\)/g, '--qwy-$1')}\``;
const row = ({ name, value, description }: Token): string => `| \`--qwy-${name}\` | ${code(value)} | ${description} |`;
