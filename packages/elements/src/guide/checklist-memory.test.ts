import { describe, expect, it } from 'vitest';
import { readTicks, tabStorage, writeTicks } from './checklist-memory.ts';

function storage(entries: Record<string, string> = {}) {
  const kept = new Map(Object.entries(entries));
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('the memory of a checklist', () => {
  it('gives back what was ticked, for its own item only', () => {
    const memory = storage();
    writeTicks(memory, 'A', new Set(['id-card', 'lease']));
    expect([...readTicks(memory, 'A')]).toEqual(['id-card', 'lease']);
    expect(readTicks(memory, 'B').size).toBe(0);
  });

  it('leaves nothing behind when nothing is ticked any more', () => {
    const memory = storage({ 'qwy-guide:A': '["lease"]' });
    writeTicks(memory, 'A', new Set());
    expect(memory.kept.size).toBe(0);
  });

  it.each(['', 'null', '{"a":1}', '[1,null]', 'not json'])('takes %j for nothing ticked', (stored) => {
    expect(readTicks(storage({ 'qwy-guide:A': stored }), 'A').size).toBe(0);
  });

  it('works without a storage, with a full one, and where looking at it throws', () => {
    const full = { ...storage(), setItem: () => { throw new DOMException('full', 'QuotaExceededError'); } }; // prettier-ignore
    expect(() => writeTicks(full, 'A', new Set(['x']))).not.toThrow();
    expect(() => writeTicks(undefined, 'A', new Set(['x']))).not.toThrow();
    expect(readTicks(undefined, 'A').size).toBe(0);
    const forbidden = { get sessionStorage(): Storage { throw new DOMException('no', 'SecurityError'); } }; // prettier-ignore
    expect(tabStorage(forbidden)).toBeUndefined();
  });
});
