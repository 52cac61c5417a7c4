// Prevents: controls that write what nobody can set. Storybook's own reading of a custom-elements manifest mixes properties with their
// attributes under one name, offers a text field for a closed set, and drops slots that have no name. Pure.
import * as z from 'zod';
import { choices } from '../manifest/formats.ts';

const Described = z.object({
  name: z.string(),
  description: z.string().default(''),
  type: z.object({ text: z.string() }).optional(),
  default: z.string().optional(),
});
const Declaration = z.object({
  tagName: z.string(),
  summary: z.string().default(''),
  description: z.string().default(''),
  attributes: z.array(Described.extend({ fieldName: z.string() })),
  members: z.array(Described.extend({ kind: z.string(), attribute: z.string().optional() })),
  events: z.array(Described),
  slots: z.array(Described),
  cssParts: z.array(Described),
  cssProperties: z.array(Described),
});
const Manifest = z.object({ modules: z.array(z.object({ declarations: z.array(Declaration) })) });
type Described = z.infer<typeof Described>;
export type Declaration = z.infer<typeof Declaration>;

/** What Storybook needs to know about one thing that can be set, heard or styled. */
export interface ArgType {
  readonly name: string;
  readonly description: string;
  readonly control: false | { readonly type: 'select' | 'boolean' | 'number' | 'text' | 'color' };
  readonly options?: readonly string[];
  readonly table: {
    readonly category: string;
    readonly type?: { readonly summary: string };
    readonly defaultValue?: { readonly summary: string };
  };
}

/** @throws {Error} when no element of the manifest has this tag */
export function declarationOf(manifest: unknown, tag: string): Declaration {
  const all = Manifest.parse(manifest).modules.flatMap(({ declarations }) => declarations);
  const found = all.find(({ tagName }) => tagName === tag);
  if (!found) throw new Error(`custom-elements.json does not describe <${tag}>: run \`npm run manifest\`.`);
  return found;
}

/** By the name under which `stories/args.ts` sets it: attribute, `slot:name`, `--property`; the others are for reading. */
export function argTypes(element: Declaration): Readonly<Record<string, ArgType>> {
  const without = element.members.filter(({ attribute }) => attribute === undefined);
  return {
    ...entries(element.attributes, '', 'Attributes', controlOf),
    ...entries(element.slots, 'slot:', 'Slots', () => ({ control: { type: 'text' } })),
    ...entries(element.cssProperties, '', 'CSS custom properties', cssControlOf),
    ...entries(element.events, 'event:', 'Events', () => ({ control: false })),
    ...entries(element.cssParts, 'part:', 'CSS parts', () => ({ control: false })),
    ...entries(
      without.filter(({ kind }) => kind === 'field'),
      'property:',
      'Properties without an attribute',
      () => ({ control: false }),
    ),
    ...entries(
      without.filter(({ kind }) => kind === 'method'),
      'method:',
      'Methods',
      () => ({ control: false }),
    ),
  };
}

type Control = Pick<ArgType, 'control' | 'options'>;

function entries(
  all: readonly Described[],
  prefix: string,
  category: string,
  control: (item: Described) => Control,
): Record<string, ArgType> {
  return Object.fromEntries(
    all.map((item) => [
      `${prefix}${item.name}`,
      {
        name: item.name === '' ? '(default)' : item.name,
        description: item.description,
        ...control(item),
        table: {
          category,
          ...(item.type && { type: { summary: item.type.text } }),
          ...(item.default !== undefined && { defaultValue: { summary: item.default } }),
        },
      },
    ]),
  );
}

function controlOf({ type }: Described): Control {
  const text = type?.text ?? 'string';
  const options = choices(text);
  if (options.length > 0) return { control: { type: 'select' }, options };
  if (/\bboolean\b/.test(text)) return { control: { type: 'boolean' } };
  return { control: { type: /\bnumber\b/.test(text) ? 'number' : 'text' } };
}

/** What is not plainly a length is a colour. */
const cssControlOf = ({ name }: Described): Control => ({
  control: { type: /radius|size|font|space|gap|width|motion|shadow/.test(name) ? 'text' : 'color' },
});
