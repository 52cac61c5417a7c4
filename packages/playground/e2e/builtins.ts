import type { Page } from 'playwright-core';

const KEY = 'qwy-e2e-builtins';

/** Notes what the browser itself offers, before any script of the page runs. */
export async function watchBuiltins(page: Page): Promise<void> {
  await page.addInitScript(install, KEY);
}

/** Globals that were added and built-in members that were changed since: `Qwy`, `Array.prototype.map`. */
export function changedBuiltins(page: Page): Promise<string[]> {
  return page.evaluate((key) => Reflect.get(window, Symbol.for(key))(), KEY);
}

function install(key: string): void {
  const isHolder = (value: unknown): value is object =>
    typeof value === 'function' || (typeof value === 'object' && value !== null);

  /** What the tests themselves keep in the page. */
  const isOurs = (name: string | symbol): boolean => typeof name === 'symbol' && String(name).includes('qwy-e2e');

  /** Own members of the window, of every built-in object that it names, and of their prototypes. No getter is called. */
  const look = (): Map<string, PropertyDescriptor> => {
    const members = new Map<string, PropertyDescriptor>();
    const add = (path: string, owner: object): void => {
      for (const name of Reflect.ownKeys(owner)) {
        const member = Reflect.getOwnPropertyDescriptor(owner, name);
        if (member && !isOurs(name)) members.set(`${path}${String(name)}`, member);
      }
    };
    for (const name of Reflect.ownKeys(window)) {
      const value: unknown = Reflect.getOwnPropertyDescriptor(window, name)?.value;
      if (!isHolder(value) || value === window || isOurs(name)) continue;
      add(`${String(name)}.`, value);
      const prototype: unknown = Reflect.getOwnPropertyDescriptor(value, 'prototype')?.value;
      if (isHolder(prototype)) add(`${String(name)}.prototype.`, prototype);
    }
    add('', window);
    return members;
  };

  const before = look();
  const isSame = (a: PropertyDescriptor | undefined, b: PropertyDescriptor | undefined): boolean =>
    a !== undefined && b !== undefined && Object.is(a.value, b.value) && a.get === b.get && a.set === b.set;
  const changes = (): string[] => {
    const now = look();
    const names = [...new Set([...before.keys(), ...now.keys()])];
    const changed = names.filter((name) => !isSame(before.get(name), now.get(name)));
    // Members of an added global say nothing that the global itself does not say.
    const added = changed.filter((name) => !name.includes('.') && !before.has(name));
    return changed.filter((name) => !added.some((global) => name.startsWith(`${global}.`)));
  };
  Object.defineProperty(window, Symbol.for(key), { value: changes });
}
