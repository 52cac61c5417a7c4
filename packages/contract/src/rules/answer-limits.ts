import type { InvalidParam } from '../errors.ts';
import type { Answers } from '../form.ts';
import { childPointer, isObject } from './json-pointer.ts';

/** No form needs more; beyond these the answers are refused before any rule of the form looks at them. */
export const ANSWER_LIMITS = {
  /** Characters of one text. */
  text: 10_000,
  /** Elements of one array, keys of one object. */
  children: 500,
  /** Levels of nesting below the root. */
  depth: 12,
  /** Values in all. */
  values: 5_000,
} as const;

/**
 * `too_large` for the first thing beyond a limit, `type` for what JSON cannot carry (a function, NaN), `unknown_field` for a key that is
 * half a surrogate pair (the validator cannot even name it); empty if all is well.
 */
export function oversize(answers: Answers): InvalidParam[] {
  let values = 0;
  const queue: { value: unknown; pointer: string; depth: number; inArray: boolean }[] = [
    { value: answers, pointer: '', depth: 0, inArray: false },
  ];
  const tooLarge = (pointer: string, what: keyof typeof ANSWER_LIMITS): InvalidParam[] => [
    { pointer, code: 'too_large', params: { what, limit: ANSWER_LIMITS[what] } },
  ];

  for (let next = queue.pop(); next; next = queue.pop()) {
    const { value, pointer, depth, inArray } = next;
    values += 1;
    if (values > ANSWER_LIMITS.values) return tooLarge('', 'values');
    if (depth > ANSWER_LIMITS.depth) return tooLarge(knownPointer(pointer), 'depth');
    if (typeof value === 'string') {
      if (value.length > ANSWER_LIMITS.text) return tooLarge(knownPointer(pointer), 'text');
      continue;
    }
    if (value === null || typeof value === 'boolean' || (value === undefined && !inArray)) continue;
    if (typeof value === 'number' && Number.isFinite(value)) continue;
    if (!Array.isArray(value) && !isObject(value)) return [{ pointer: knownPointer(pointer), code: 'type' }];
    const children: [string, unknown][] = Object.entries(value);
    if (children.length > ANSWER_LIMITS.children) return tooLarge(knownPointer(pointer), 'children');
    if (children.some(([key]) => /[\ud800-\udfff]/u.test(key)))
      return [{ pointer: knownPointer(pointer), code: 'unknown_field' }];
    for (const [key, child] of children)
      queue.push({
        value: child,
        pointer: childPointer(pointer, key),
        depth: depth + 1,
        inArray: Array.isArray(value),
      });
  }
  return [];
}

/** A pointer fit to be sent back: what was typed as a key is not repeated, its parent is named instead. */
export function knownPointer(pointer: string): string {
  const parts = pointer.split('/');
  const strange = parts.findIndex((part, index) => index > 0 && !/^[A-Za-z0-9_-]{1,64}$/.test(part));
  return strange < 0 ? pointer : parts.slice(0, strange).join('/');
}
