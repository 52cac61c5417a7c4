/** JSON pointers (RFC 6901) into plain JSON values. Nothing here ever reads or writes a prototype. */

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a pointer is well formed and names nothing that could reach a prototype. */
export function isSafePointer(pointer: string): boolean {
  return /^(\/([^/~]|~[01])*)*$/.test(pointer) && !pointerTokens(pointer).some((token) => FORBIDDEN.has(token));
}

/** `/a/b~1c` → `['a', 'b/c']`; `''` → `[]`. */
export function pointerTokens(pointer: string): string[] {
  return pointer.split('/').slice(1).map(unescapeToken);
}

/** `b~1c` → `b/c`. */
export function unescapeToken(token: string): string {
  return token.replace(/~1/g, '/').replace(/~0/g, '~');
}

/** `childPointer('/a', 'b/c')` → `/a/b~1c`. */
export function childPointer(parent: string, token: string | number): string {
  return `${parent}/${String(token).replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

/** Whether `pointer` is `ancestor` or lies below it. */
export function isWithin(pointer: string, ancestor: string): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}

/** A JSON object: not null, not an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own property; `undefined` where there is none. */
export function ownValue(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.prototype.hasOwnProperty.call(value, key))
    return undefined;
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
  return isObject(value) ? value[key] : undefined;
}

/** What the pointer leads to; `undefined` where it leads nowhere. */
export function getAt(value: unknown, pointer: string): unknown {
  return pointerTokens(pointer).reduce(ownValue, value);
}

/**
 * A copy of `root` with `value` at the pointer; missing objects on the way are made, arrays may grow by one element.
 * @throws {TypeError} if the pointer is not safe, is the root, or would replace something that is not a container.
 */
export function setAt(root: Record<string, unknown>, pointer: string, value: unknown): Record<string, unknown> {
  const [first, ...rest] = safeTokens(pointer);
  return withKey(root, first, rest, value);
}

/** A copy of `root` without what the pointer leads to, and without the objects that this empties. @throws {TypeError} as `setAt`. */
export function removeAt(root: Record<string, unknown>, pointer: string): Record<string, unknown> {
  const [first, ...rest] = safeTokens(pointer);
  return withoutKey(root, first, rest);
}

function safeTokens(pointer: string): [string, ...string[]] {
  const [first, ...rest] = pointerTokens(pointer);
  if (first === undefined || !isSafePointer(pointer))
    throw new TypeError('`pointer` must be a safe JSON pointer below the root');
  return [first, ...rest];
}

function withKey(
  parent: Record<string, unknown>,
  key: string,
  rest: string[],
  value: unknown,
): Record<string, unknown> {
  return { ...parent, [key]: replaced(ownValue(parent, key), rest, value) };
}

function replaced(old: unknown, tokens: string[], value: unknown): unknown {
  const [key, ...rest] = tokens;
  if (key === undefined) return value;
  if (Array.isArray(old)) {
    const index = Number(key);
    if (!/^(0|[1-9]\d*)$/.test(key) || index > old.length)
      throw new TypeError('`pointer` must name an element of the array or the next one');
    const copy: unknown[] = [...old];
    copy[index] = replaced(copy[index], rest, value);
    return copy;
  }
  if (old !== undefined && !isObject(old)) throw new TypeError('`pointer` must not lead through a plain value');
  return withKey(old ?? {}, key, rest, value);
}

function withoutKey(parent: Record<string, unknown>, key: string, rest: string[]): Record<string, unknown> {
  const [next, ...further] = rest;
  const child = ownValue(parent, key);
  if (child === undefined) return parent;
  if (next !== undefined) {
    if (!isObject(child)) return parent;
    const smaller = withoutKey(child, next, further);
    if (smaller === child) return parent;
    if (Object.keys(smaller).length > 0) return { ...parent, [key]: smaller };
  }
  return Object.fromEntries(Object.entries(parent).filter(([name]) => name !== key));
}
