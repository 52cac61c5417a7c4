/**
 * The part of regular expressions that authors of forms may use: literals, classes, `.`, groups, `|` and quantifiers, with `^` and `$` only at
 * the outer ends. No lookaround, back references, named groups or word boundaries. Parsed so that its cost can be computed.
 */
export type PatternNode =
  | { kind: 'set'; set: CharacterSet }
  | { kind: 'sequence'; parts: PatternNode[] }
  | { kind: 'choice'; options: PatternNode[] }
  | { kind: 'repeat'; body: PatternNode; min: number; max: number };

/** Ranges of code points, both ends included, sorted and apart. */
export type CharacterSet = readonly (readonly [number, number])[];

export interface Pattern {
  /** Every alternative begins with `^`. */
  anchored: boolean;
  node: PatternNode;
}

const LAST = 0x10ffff;
const ANY: CharacterSet = [[0, LAST]];
// prettier-ignore
const CLASSES: Readonly<Record<string, CharacterSet>> = {
  d: [[48, 57]],
  w: [[48, 57], [65, 90], [95, 95], [97, 122]],
  s: [[9, 13], [32, 32], [160, 160], [0x1680, 0x1680], [0x2000, 0x200a], [0x2028, 0x2029], [0x202f, 0x202f], [0x205f, 0x205f], [0x3000, 0x3000], [0xfeff, 0xfeff]],
};
// prettier-ignore
const LINE_ENDS: CharacterSet = [[10, 10], [13, 13], [0x2028, 0x2029]];
const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 };

/** @throws {PatternError} if the pattern leaves the subset. It must compile with the `u` flag already. */
export function parsePattern(pattern: string): Pattern {
  return new PatternParser([...pattern]).parse();
}

/** A construct outside the subset; the message names it. */
export class PatternError extends Error {}

class PatternParser {
  #position = 0;
  readonly #text: readonly string[];

  constructor(text: readonly string[]) {
    this.#text = text;
  }

  parse(): Pattern {
    let anchored = true;
    const options: PatternNode[] = [];
    do {
      if (!this.#take('^')) anchored = false;
      options.push(this.#sequence(true));
    } while (this.#take('|'));
    if (this.#position < this.#text.length) throw new PatternError('unbalanced group');
    return { anchored, node: { kind: 'choice', options } };
  }

  #sequence(outer: boolean): PatternNode {
    const parts: PatternNode[] = [];
    for (let next = this.#peek(); next !== undefined && next !== '|' && next !== ')'; next = this.#peek()) {
      if (next === '$' && outer && ['|', undefined].includes(this.#text[this.#position + 1])) {
        this.#position += 1;
        break;
      }
      parts.push(this.#quantified(this.#atom()));
    }
    return { kind: 'sequence', parts };
  }

  #atom(): PatternNode {
    const character = this.#next();
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return { kind: 'set', set: this.#class() };
      case '.':
        return { kind: 'set', set: complement(LINE_ENDS) };
      case '\\':
        return { kind: 'set', set: this.#escape() };
      case '^':
      case '$':
        throw new PatternError('anchor inside the pattern');
      default:
        return { kind: 'set', set: single(character) };
    }
  }

  #group(): PatternNode {
    if (this.#take('?') && !this.#take(':')) throw new PatternError('lookaround or named group');
    const options = [this.#sequence(false)];
    while (this.#take('|')) options.push(this.#sequence(false));
    this.#next(); // the closing bracket: the pattern compiles, so it is there
    return { kind: 'choice', options };
  }

  #quantified(body: PatternNode): PatternNode {
    const bounds = this.#bounds();
    if (!bounds) return body;
    this.#take('?'); // lazy or greedy costs the same in the worst case
    return { kind: 'repeat', body, min: bounds[0], max: bounds[1] };
  }

  #bounds(): [number, number] | undefined {
    if (this.#take('*')) return [0, Infinity];
    if (this.#take('+')) return [1, Infinity];
    if (this.#take('?')) return [0, 1];
    if (this.#peek() !== '{') return undefined;
    const end = this.#text.indexOf('}', this.#position);
    const [min = '', max] = this.#text
      .slice(this.#position + 1, end)
      .join('')
      .split(',');
    this.#position = end + 1;
    return [Number(min), max === undefined ? Number(min) : max === '' ? Infinity : Number(max)];
  }

  #class(): CharacterSet {
    const negated = this.#take('^');
    const ranges: (readonly [number, number])[] = [];
    let anything = false;
    while (!this.#take(']')) {
      const member = this.#classMember();
      const [start] = member;
      anything ||= member === ANY;
      if (
        this.#peek() === '-' &&
        this.#text[this.#position + 1] !== ']' &&
        start &&
        member.length === 1 &&
        start[0] === start[1]
      ) {
        this.#position += 1;
        const [end] = this.#classMember();
        ranges.push([start[0], end ? end[1] : start[0]]);
      } else {
        ranges.push(...member);
      }
    }
    if (anything) return ANY;
    return negated ? complement(ranges) : merged(ranges);
  }

  #classMember(): CharacterSet {
    const character = this.#next();
    return character === '\\' ? this.#escape() : single(character);
  }

  #escape(): CharacterSet {
    const letter = this.#next();
    const known = CLASSES[letter];
    if (known) return known;
    const negated = CLASSES[letter.toLowerCase()];
    if (negated) return complement(negated);
    if (letter === 'p' || letter === 'P') {
      // A Unicode property counts as "any character", which can only make the computed cost too high.
      this.#position = this.#text.indexOf('}', this.#position) + 1;
      return ANY;
    }
    if (/[1-9kbB]/.test(letter)) throw new PatternError('back reference or word boundary');
    const control = CONTROLS[letter];
    if (control !== undefined) return [[control, control]];
    if (letter === 'x') return hex(this.#many(2));
    if (letter === 'u') return this.#take('{') ? hex(this.#until('}')) : this.#codeUnits();
    if (/[0c]/.test(letter)) throw new PatternError('control escape');
    return single(letter);
  }

  /** `\uD842\uDFB7` is one character. */
  #codeUnits(): CharacterSet {
    let units = String.fromCharCode(parseInt(this.#many(4), 16));
    if (/[\ud800-\udbff]/.test(units) && this.#peek() === '\\' && this.#text[this.#position + 1] === 'u') {
      this.#position += 2;
      units += String.fromCharCode(parseInt(this.#many(4), 16));
    }
    return single(units);
  }

  #until(end: string): string {
    let taken = '';
    while (!this.#take(end)) taken += this.#next();
    return taken;
  }

  #many(count: number): string {
    return Array.from({ length: count }, () => this.#next()).join('');
  }

  #peek(): string | undefined {
    return this.#text[this.#position];
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#position += 1;
    return true;
  }

  #next(): string {
    const character = this.#peek();
    if (character === undefined) throw new PatternError('unfinished pattern');
    this.#position += 1;
    return character;
  }
}

/** Sorted, overlapping and adjacent ranges made one. */
function merged(set: CharacterSet): CharacterSet {
  const result: [number, number][] = [];
  for (const [from, to] of [...set].sort((a, b) => a[0] - b[0])) {
    const last = result[result.length - 1];
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

function complement(set: CharacterSet): CharacterSet {
  const result: [number, number][] = [];
  let next = 0;
  for (const [from, to] of merged(set)) {
    if (from > next) result.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= LAST) result.push([next, LAST]);
  return result;
}

function single(character: string): CharacterSet {
  const point = character.codePointAt(0) ?? 0;
  return [[point, point]];
}

function hex(digits: string): CharacterSet {
  const point = parseInt(digits, 16);
  return [[point, point]];
}
