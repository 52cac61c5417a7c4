import { describe, expect, it } from 'vitest';
import { RepeatKey } from './repeat-key.ts';

const numbered = () => {
  let count = 0;
  return new RepeatKey(() => `key-${++count}`);
};

describe('the key of something that is sent once', () => {
  it('stays while the content stays', () => {
    const key = numbered();
    expect([key.for({ level: 5 }), key.for({ level: 5 })]).toEqual(['key-1', 'key-1']);
  });

  it('changes with the content, and when it is told to forget', () => {
    const key = numbered();
    key.for({ level: 5 });
    expect(key.for({ level: 1 })).toBe('key-2');
    key.forget();
    expect(key.for({ level: 1 })).toBe('key-3');
  });

  it('is random and long enough for nobody to meet it', () => {
    const keys = new Set(Array.from({ length: 100 }, (_, index) => new RepeatKey().for(index)));
    expect(keys.size).toBe(100);
    for (const key of keys) expect(key).toMatch(/^[\w-]{22}$/);
  });
});
