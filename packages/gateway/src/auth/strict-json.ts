/** A member's name, or a brace: whatever else stands in JSON says nothing about which object has which names. */
const NAME_OR_BRACE = /"((?:[^"\\]|\\.)*)"(\s*:)?|[{}]/g;

/**
 * Parses JSON in which no object has two members of one name. Parsers differ about which of the two counts, so whoever
 * checks such a token and whoever uses it may read different things.
 * @throws {SyntaxError}
 */
export function parseStrictJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const open: Set<string>[] = [];
  for (const [found, name, colon] of text.matchAll(NAME_OR_BRACE)) {
    if (found === '{') open.push(new Set());
    else if (found === '}') open.pop();
    else if (colon !== undefined) {
      // `"\u0061ud"` is another spelling of `"aud"`.
      const spelled = String(JSON.parse(`"${name}"`));
      const names = open.at(-1);
      if (names?.has(spelled)) throw new SyntaxError('a name occurs twice in one object');
      names?.add(spelled);
    }
  }
  return value;
}
