/** With the `u` flag a surrogate stands for itself only where its other half is missing. */
const NEVER = /[\u0000\ud800-\udfff]/u;

/**
 * Whether every text in a JSON value, keys included, can be stored and sent on: no NUL, which no database column takes, and no
 * half of a surrogate pair, which is no character.
 */
export function isPlainText(value: unknown): boolean {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') {
      if (NEVER.test(next)) return false;
    } else if (typeof next === 'object' && next !== null) {
      for (const [key, child] of Object.entries(next)) waiting.push(key, child);
    }
  }
  return true;
}
