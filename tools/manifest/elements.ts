// Prevents: documentation, editors and Storybook each knowing something else about an element. From what the analyzer found in the
// sources, the public part: what a page can set, hear, fill and style. Pure.
import * as z from 'zod';

const Named = z.object({ name: z.string(), description: z.string().default('') });
const Typed = Named.extend({ type: z.object({ text: z.string() }).optional(), default: z.string().optional() });
const Member = Typed.extend({
  kind: z.enum(['field', 'method']),
  attribute: z.string().optional(),
  privacy: z.string().optional(),
  static: z.boolean().optional(),
  parameters: z.array(z.unknown()).optional(),
  return: z.unknown().optional(),
});
/** A `dispatchEvent` that the analyzer met has no name, or an argument's; what a doc comment says has its own. */
const Event = Named.extend({ name: z.string().optional(), type: z.object({ text: z.string() }).optional() });
const OWN_EVENT = /^qwy-/;
const Declaration = z.object({
  name: z.string(),
  description: z.string().default(''),
  summary: z.string().default(''),
  members: z.array(Member).default([]),
  events: z.array(Event).default([]),
  slots: z.array(Named).default([]),
  cssParts: z.array(Named).default([]),
  cssProperties: z.array(Typed).default([]),
});
/** What is read of the analyzer's output (custom-elements manifest 1.0). */
const Analysis = z.object({
  modules: z.array(z.object({ path: z.string(), declarations: z.array(z.looseObject({ name: z.string() })) })),
});

/** One element as the outside sees it; the members are those of the custom-elements manifest. */
export interface PublicElement {
  readonly tag: string;
  /** Name of its class. */
  readonly name: string;
  /** Source of its class, below `packages/elements/`. */
  readonly source: string;
  readonly summary: string;
  readonly description: string;
  readonly attributes: readonly (Described & { readonly fieldName: string })[];
  /** Fields and methods, those with an attribute too. */
  readonly members: readonly (Described & { readonly kind: 'field' | 'method'; readonly attribute?: string })[];
  readonly events: readonly Described[];
  readonly slots: readonly Described[];
  readonly cssParts: readonly Described[];
  readonly cssProperties: readonly Described[];
}

export interface Described {
  readonly name: string;
  readonly description: string;
  readonly type?: { readonly text: string };
  readonly default?: string;
}

/** @param tags - tag by name of the class @throws {z.ZodError} when the analyzer's output has another shape */
export function publicElements(analysis: unknown, tags: ReadonlyMap<string, string>): PublicElement[] {
  const found = Analysis.parse(analysis).modules.flatMap(({ path, declarations }) =>
    declarations.flatMap((raw) => {
      const tag = tags.get(raw.name);
      return tag === undefined ? [] : [publicElement(tag, path, Declaration.parse(raw))];
    }),
  );
  const missing = [...tags].filter(([, tag]) => !found.some((element) => element.tag === tag));
  if (missing.length > 0) throw new Error(`The analyzer did not find ${missing.map(([name]) => name).join(', ')}.`);
  return found.sort((a, b) => (a.tag < b.tag ? -1 : 1));
}

function publicElement(tag: string, path: string, declaration: z.infer<typeof Declaration>): PublicElement {
  const members = declaration.members.filter(isPublic).map(({ kind, attribute, ...member }) => ({
    kind,
    ...(attribute === undefined ? {} : { attribute }),
    ...described(member),
  }));
  return {
    tag,
    name: declaration.name,
    source: path.replace('packages/elements/', ''),
    summary: declaration.summary,
    description: declaration.description,
    members,
    attributes: members.flatMap(({ kind: _, attribute, ...member }) =>
      attribute === undefined ? [] : [{ ...member, name: attribute, fieldName: member.name }],
    ),
    events: declaration.events.flatMap(({ name, ...event }) =>
      name === undefined || !OWN_EVENT.test(name) ? [] : [described({ name, ...event })],
    ),
    slots: declaration.slots.map(described),
    cssParts: declaration.cssParts.map(described),
    cssProperties: declaration.cssProperties.map(described),
  };
}

/** Lit's own methods and what our classes say to each other are nobody else's business. */
const OWN_METHODS = /^(connected|disconnected|adopted|attributeChanged|firstUpdated|updated|willUpdate|render|create)/;
const isPublic = (member: z.infer<typeof Member>): boolean =>
  member.privacy === undefined &&
  member.static !== true &&
  !member.name.startsWith('#') &&
  !(member.kind === 'method' && OWN_METHODS.test(member.name));

const described = ({ name, description, type, default: standard }: z.infer<typeof Typed>): Described => ({
  name,
  description: description.replace(/\s+/g, ' ').trim(),
  ...(type === undefined ? {} : { type: { text: type.text } }),
  ...(standard === undefined ? {} : { default: standard }),
});

/** Elements that pages use: the folder is named after the tag. What is drawn inside frames or by another element is not among them. */
export const forPages = (elements: readonly PublicElement[]): PublicElement[] =>
  elements.filter(({ tag, source }) => source.split('/')[1] === tag.replace('qwy-', ''));

/** Where each class is declared, below `packages/elements/`, by its name. */
export function classSources(analysis: unknown): ReadonlyMap<string, string> {
  return new Map(
    Analysis.parse(analysis).modules.flatMap(({ path, declarations }) =>
      declarations.map(({ name }) => [name, path.replace('packages/elements/', '')] as const),
    ),
  );
}

/** Everything public that says nothing about itself, as `qwy-form: attribute item`. */
export function undescribed(elements: readonly PublicElement[]): string[] {
  return elements.flatMap((element) => {
    const lists = {
      attribute: element.attributes,
      member: element.members,
      event: element.events,
      slot: element.slots,
      part: element.cssParts,
      'CSS property': element.cssProperties,
    };
    const silent = Object.entries(lists).flatMap(([kind, entries]) =>
      entries.filter(({ description }) => description === '').map(({ name }) => `${kind} ${name}`),
    );
    const itself = [
      ...(element.summary === '' ? ['its summary'] : []),
      ...(element.description === '' ? ['its description'] : []),
    ];
    return [...itself, ...silent].map((what) => `${element.tag}: ${what}`);
  });
}
