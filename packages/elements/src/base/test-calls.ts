/**
 * Watches the calls of one method. What it returns resolves when all calls so far have ended, well or badly, and whoever waited
 * for them has gone on.
 */
export function watchCalls<T extends object>(target: T, method: keyof T & string): () => Promise<void> {
  const original = target[method];
  if (typeof original !== 'function') throw new TypeError('`method` must name a function');
  const calls: unknown[] = [];
  const watched = (...args: unknown[]): unknown => {
    const result: unknown = Reflect.apply(original, target, args);
    calls.push(result);
    return result;
  };
  Object.assign(target, { [method]: watched });
  return async () => {
    await Promise.allSettled(calls);
    await new Promise((resolve) => setTimeout(resolve));
  };
}
