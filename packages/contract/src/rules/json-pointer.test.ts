import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childPointer, getAt, isSafePointer, isWithin, pointerTokens, removeAt, setAt } from './json-pointer.ts';

describe('JSON pointers', () => {
  it('read objects and lists', () => {
    const value = { a: { 'b/c': [10, { 'd~': 'x' }] } };
    expect([getAt(value, ''), getAt(value, '/a/b~1c/0'), getAt(value, '/a/b~1c/1/d~0')]).toEqual([value, 10, 'x']);
  });

  it.each(['/a/x', '/a/length', '/toString', '/__proto__', '/a/constructor/name', '/a/-1', '/a/01', '/s/0', '/n/x'])(
    'lead nowhere at %s',
    (pointer) => {
      expect(getAt({ a: [1], s: 'text', n: null }, pointer)).toBeUndefined();
    },
  );

  it('write copies, and make the objects on the way', () => {
    const value = { a: { b: 1 }, list: [1] };
    expect(setAt(value, '/a/c/d', 2)).toEqual({ a: { b: 1, c: { d: 2 } }, list: [1] });
    expect(setAt(value, '/list/1', 2)).toEqual({ a: { b: 1 }, list: [1, 2] });
    expect(value).toEqual({ a: { b: 1 }, list: [1] });
  });

  it('remove, and take emptied objects along', () => {
    expect(removeAt({ a: { b: { c: 1 } }, d: 2 }, '/a/b/c')).toEqual({ d: 2 });
    expect(removeAt({ a: { b: 1, c: 2 } }, '/a/b')).toEqual({ a: { c: 2 } });
    const value = { a: [1] };
    expect(removeAt(value, '/a/0')).toBe(value);
    expect(removeAt(value, '/x/y')).toBe(value);
  });

  it.each(['/__proto__/polluted', '/constructor/prototype/polluted', '/a/__proto__', ''])(
    'refuse to write at "%s"',
    (pointer) => {
      expect(() => setAt({}, pointer, true)).toThrow(TypeError);
      expect(() => removeAt({}, pointer)).toThrow(TypeError);
      expect({}).not.toHaveProperty('polluted');
    },
  );

  it.each(['/a/b', '/list/2', '/list/x'])('refuse to write through what is no container at %s', (pointer) => {
    expect(() => setAt({ a: 'text', list: [] }, pointer, 1)).toThrow(TypeError);
  });

  it('keep an own key called __proto__ as data', () => {
    const hostile: Record<string, unknown> = JSON.parse('{"__proto__":{"polluted":true},"a":1}');
    expect(Object.keys(setAt(hostile, '/b', 2))).toEqual(['__proto__', 'a', 'b']);
    expect(Object.getPrototypeOf(setAt(hostile, '/b', 2))).toBe(Object.prototype);
  });

  it('know what lies within what', () => {
    expect([isWithin('/a/b', '/a'), isWithin('/a', '/a'), isWithin('/ab', '/a'), isWithin('/a', '')]).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  it('know which are safe and well formed', () => {
    expect(['', '/a', '/a~0b', '/'].map(isSafePointer)).toEqual([true, true, true, true]);
    expect(['a', '/a~2', '/__proto__', '/x/prototype'].map(isSafePointer)).toEqual([false, false, false, false]);
  });

  it('escape any key reversibly', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (keys) => {
        expect(pointerTokens(keys.reduce(childPointer, ''))).toEqual(keys);
      }),
    );
  });

  it('read back what they wrote', () => {
    const key = fc.stringMatching(/^[a-z~/]{1,4}$/);
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), fc.jsonValue(), (keys, value) => {
        const pointer = keys.reduce(childPointer, '');
        expect(getAt(setAt({}, pointer, value), pointer)).toEqual(value);
      }),
    );
  });
});
