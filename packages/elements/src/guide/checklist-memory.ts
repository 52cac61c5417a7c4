/** The part of `Storage` that is needed; absent where the browser or the terminal allows none. */
export type TickStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;

const keyOf = (itemCode: string): string => `qwy-guide:${itemCode}`;

/** Storage of this tab, or none: private windows and blocked site data throw already when it is looked at. */
export function tabStorage(scope: Pick<Window, 'sessionStorage'>): TickStorage {
  try {
    return scope.sessionStorage;
  } catch {
    return undefined;
  }
}

/** Ids of the materials that are ticked. What cannot be read counts as nothing ticked. */
export function readTicks(storage: TickStorage, itemCode: string): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(keyOf(itemCode)) ?? '[]');
    return new Set(Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : []);
  } catch {
    return new Set();
  }
}

/** Remembers the ticks for this tab. A full or forbidden storage loses only the memory, never the ticks on screen. */
export function writeTicks(storage: TickStorage, itemCode: string, ticks: ReadonlySet<string>): void {
  try {
    if (ticks.size === 0) storage?.removeItem(keyOf(itemCode));
    else storage?.setItem(keyOf(itemCode), JSON.stringify([...ticks]));
  } catch {
    // Nothing to do: the checklist works without a memory.
  }
}
