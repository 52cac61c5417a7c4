import * as z from 'zod/mini';

/**
 * Names that a schema gives to the parts of a value. A path into a value may hold others, where the schema leaves the keys to
 * whoever sends it; those are not repeated.
 */
export function knownNames(schema: z.core.$ZodType): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    if (node instanceof z.core.$ZodObject) for (const name of Object.keys(node._zod.def.shape)) names.add(name);
    // Whatever a kind of schema calls those inside it: they are in its definition, alone, in a list or by name.
    const inside = node instanceof z.core.$ZodType ? Object.values(node._zod.def) : Object.values(node);
    for (const part of inside) visit(part);
  };
  visit(schema);
  return names;
}

/** The beginning of a path that may be told: list positions and known names. */
export function knownPath(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly PropertyKey[] {
  const names = knownNames(schema);
  const strange = path.findIndex((part) => typeof part !== 'number' && !names.has(String(part)));
  return strange < 0 ? path : path.slice(0, strange);
}
