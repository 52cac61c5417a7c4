/** Removes what we keep on this origin: every key that begins with `qwy`. A page that may not use storage has nothing of ours. */
export function clearStorage(scope: Pick<Window, 'localStorage' | 'sessionStorage'> = window): void {
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    try {
      const storage = scope[name];
      for (const key of Object.keys(storage)) if (key.startsWith('qwy')) storage.removeItem(key);
    } catch {
      // Reading the property already throws where storage is forbidden.
    }
  }
}
