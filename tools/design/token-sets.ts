// Prevents: colours and sizes that stand in style sheets only, where no designer's tool reads them. Reads the files of
// packages/elements/tokens (format of the Design Tokens Community Group), one set at a time.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { ROOT } from '../bootstrap/root.mjs';

const TOKENS = path.join(ROOT, 'packages/elements/tokens');

/** One token as our style sheet has it. */
export interface Token {
  /** `brand-strong`: what follows `--qwy-` and `--_`. */
  readonly name: string;
  readonly value: string;
  readonly description: string;
  /** A page may set it as `--qwy-<name>`. */
  readonly isPublic: boolean;
}

/** What names a set; each is one file of packages/elements/tokens. */
export type TokenSet =
  'base' | 'component' | 'contrast' | 'dark' | 'elder' | 'kiosk' | 'light' | 'presets' | 'standard';

/** Groups whose name says nothing more in a property's name. */
const SILENT_GROUPS = ['color', 'preset'];
/** Sets whose references stay references, so that they follow whatever is in force. */
const LIVE: readonly TokenSet[] = ['component', 'contrast'];

const Leaf = z.object({
  $value: z.union([z.string(), z.array(z.string())]),
  $description: z.string().default(''),
  $extensions: z.object({ qwy: z.literal('internal') }).optional(),
});
type Leaf = z.infer<typeof Leaf>;
const Group = z.record(z.string(), z.unknown());

/** The tokens of one file, in its order. @throws {Error} when a reference leads nowhere, {z.ZodError} for what is no token */
export function readTokens(set: TokenSet): Token[] {
  const known = new Map(['palette', 'light', 'base', 'standard', set].flatMap((name) => leaves(name)));
  return leaves(set).map(([place, { $value, $description, $extensions }]) => ({
    name: nameOf(place),
    value: text($value).replace(/\{([\w.-]+)\}/g, (_, to: string) =>
      LIVE.includes(set) ? `var(--_${nameOf(to)})` : resolve(to, known),
    ),
    description: $description,
    isPublic: $extensions === undefined,
  }));
}

/** All token files, for whoever checks that none is forgotten. */
export const tokenFiles = (): string[] => globSync('*.tokens.json', { cwd: TOKENS }).sort();

function resolve(place: string, known: ReadonlyMap<string, Leaf>): string {
  const leaf = known.get(place);
  if (leaf === undefined) throw new Error(`There is no token {${place}}.`);
  return text(leaf.$value).replace(/\{([\w.-]+)\}/g, (_, to: string) => resolve(to, known));
}

/** Every token of a file by its place, `color.brand-strong`. */
function leaves(set: string): [string, Leaf][] {
  return inGroup(JSON.parse(readFileSync(path.join(TOKENS, `${set}.tokens.json`), 'utf8')), []);
}

function inGroup(raw: unknown, at: readonly string[]): [string, Leaf][] {
  const group = Group.parse(raw);
  if ('$value' in group) return [[at.join('.'), Leaf.parse(group)]];
  return Object.entries(group).flatMap(([name, inner]) => (name.startsWith('$') ? [] : inGroup(inner, [...at, name])));
}

/** A list is one of typefaces; names of more than one word stand in quotes. */
const text = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value : value.map((name) => (name.includes(' ') ? `'${name}'` : name)).join(', ');

const nameOf = (place: string): string =>
  place
    .split('.')
    .filter((segment) => !SILENT_GROUPS.includes(segment))
    .join('-');
