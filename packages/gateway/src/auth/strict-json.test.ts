import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictJson } from './strict-json.ts';

describe('parseStrictJson', () => {
  it.each([
    ['{"a":1,"a":2}'],
    ['{"a":1,"b":{},"a":{}}'],
    ['{"a":{"b":1,"c":[{"d":1}],"b":2}}'],
    ['[{"a":1,"a":1}]'],
    ['{"aud":1,"\\u0061ud":2}'],
    ['{"a\\"{":1,"a\\"{":2}'],
    ['{"a":"}","a":1}'],
    ['{"a" \n:1,"a"\t:2}'],
    ['{"":1,"":2}'],
    ['{"__proto__":1,"__proto__":2}'],
  ])('refuses a name that occurs twice: %s', (text) => {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(() => parseStrictJson(text)).toThrow(SyntaxError);
  });

  it.each([
    ['{"a":"a","b":"a"}'],
    ['{"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]}'],
    ['{"a":"{\\"a\\":1,\\"a\\":2}"}'],
    ['["a","a",{"a":"b"}]'],
    ['{"a":1,"A":2}'],
  ])('takes the same name in different places: %s', (text) => {
    expect(parseStrictJson(text)).toEqual(JSON.parse(text));
  });

  it('refuses what is no JSON', () => {
    for (const text of ['', '{', '{"a":1,}', "{'a':1}", 'NaN'])
      expect(() => parseStrictJson(text)).toThrow(SyntaxError);
  });

  it('reads whatever JSON.stringify writes, however it is spaced', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (text, space) => {
        const spaced = JSON.stringify(JSON.parse(text), null, space);
        expect(parseStrictJson(spaced)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('finds a repeated name wherever it is hidden', () => {
    const name = fc.string({ maxLength: 5 });
    fc.assert(
      fc.property(name, fc.json({ maxDepth: 2 }), fc.json({ maxDepth: 2 }), (key, one, two) => {
        const member = JSON.stringify(key);
        expect(() => parseStrictJson(`[{${member}:${one}, ${member} :${two}}]`)).toThrow('twice');
      }),
    );
  });
});
